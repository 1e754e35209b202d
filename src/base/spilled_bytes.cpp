// SPDX-License-Identifier: Apache-2.0
#include "base/spilled_bytes.hpp"

#include <algorithm>
#include <cstring>
#include <system_error>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20U;

}  // namespace

SpilledBytes::SpilledBytes(std::uint64_t memory_bytes, std::string folder)
    : memory_bytes_(memory_bytes), folder_(std::move(folder)) {}

void SpilledBytes::append(std::span<const std::byte> bytes) {
  const auto has_room = [this](std::uint64_t size) {
    return memory_bytes_ == 0 || size <= (is_in_file() ? std::min<std::uint64_t>(memory_bytes_, kBlock) : memory_bytes_);
  };
  if (!has_room(size_ - in_file_ + bytes.size())) spill();
  size_ += bytes.size();
  while (!bytes.empty()) {
    if (blocks_.empty() || blocks_.back().size() == kBlock) {
      blocks_.emplace_back();
      blocks_.back().reserve(kBlock);
    }
    const std::span<const std::byte> part = bytes.first(std::min(bytes.size(), kBlock - blocks_.back().size()));
    blocks_.back().insert(blocks_.back().end(), part.begin(), part.end());
    bytes = bytes.subspan(part.size());
  }
  if (!has_room(size_ - in_file_)) spill();
}

void SpilledBytes::spill() {
  if (!is_in_file()) file_ = create_unnamed(folder_);
  for (const std::vector<std::byte>& block : blocks_) {
    write_all_at(file_, folder_, in_file_, reinterpret_cast<const char*>(block.data()), block.size());
    in_file_ += block.size();
  }
  if (blocks_.size() > 1) {
    blocks_.resize(1);
    blocks_.shrink_to_fit();
  }
  if (!blocks_.empty()) blocks_.front().clear();
}

SpilledBytes::Reader::Reader(const SpilledBytes& bytes) : bytes_(bytes) {}

std::span<const std::byte> SpilledBytes::Reader::ahead() {
  if (position_ >= bytes_.in_file_) {
    const std::uint64_t place = position_ - bytes_.in_file_;
    const std::vector<std::byte>& block = bytes_.blocks_.at(static_cast<std::size_t>(place / kBlock));
    return std::span(block).subspan(static_cast<std::size_t>(place % kBlock));
  }
  if (position_ == buffer_begin_ + buffer_.size()) {
    buffer_begin_ = position_;
    buffer_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, bytes_.in_file_ - position_)));
    const std::size_t got =
        read_some_at(bytes_.file_, bytes_.folder_, position_, reinterpret_cast<char*>(buffer_.data()), buffer_.size());
    if (got == 0) throw IoError(IoError::Action::kRead, bytes_.folder_, std::make_error_code(std::errc::io_error));
    buffer_.resize(got);
  }
  return std::span(buffer_).subspan(static_cast<std::size_t>(position_ - buffer_begin_));
}

void SpilledBytes::Reader::read(std::span<std::byte> out) {
  while (!out.empty()) {
    const std::span<const std::byte> found = ahead();
    const std::size_t size = std::min(found.size(), out.size());
    std::memcpy(out.data(), found.data(), size);
    out = out.subspan(size);
    position_ += size;
  }
}

}  // namespace ldavi
