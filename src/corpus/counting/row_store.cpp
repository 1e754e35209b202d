// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/row_store.hpp"

#include <cstring>
#include <limits>
#include <span>
#include <string_view>

#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Stands before the row's terms, counts and strings, and at a multiple of its alignment.
struct RowSizes {
  std::uint64_t counter;
  std::uint32_t terms;
  std::uint32_t counts;  // none where the terms stand in order
  std::uint64_t id;
  std::uint64_t label;
  std::uint64_t date;

  std::size_t strings() const noexcept { return static_cast<std::size_t>(id + label + date); }
  /// Of the row's strings, and of nothing up to the next row.
  std::size_t padding() const noexcept {
    return (alignof(RowSizes) - (cells() + strings()) % alignof(RowSizes)) % alignof(RowSizes);
  }
  std::size_t cells() const noexcept { return sizeof(std::uint32_t) * (std::size_t{terms} + counts); }
};

/// Smaller batches become one.
constexpr std::uint64_t kBatchBytes = std::uint64_t{1} << 16U;
constexpr std::uint64_t kMostRows = std::numeric_limits<std::uint32_t>::max() - 1;

}  // namespace

void RowBatch::add(const CorpusRow& row, std::uint32_t counter) {
  const RowSizes sizes{counter,
                       static_cast<std::uint32_t>(row.counts.terms.size()),
                       static_cast<std::uint32_t>(row.counts.counts.size()),
                       row.id.size(),
                       row.label.size(),
                       row.date.size()};
  const auto append = [this](std::span<const std::byte> bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); };
  append(std::as_bytes(std::span(&sizes, 1)));
  append(std::as_bytes(row.counts.terms));
  append(std::as_bytes(row.counts.counts));
  for (const std::string_view string : {row.id, row.label, row.date}) append(std::as_bytes(std::span(string)));
  bytes_.resize(bytes_.size() + sizes.padding());
  id_hashes_.push_back(content_hash(row.id.data(), row.id.size()));
  id_bytes_ += sizes.id;
  label_bytes_ += sizes.label;
  date_bytes_ += sizes.date;
}

void RowBatch::clear() {
  bytes_.clear();
  id_hashes_.clear();
  id_bytes_ = 0;
  label_bytes_ = 0;
  date_bytes_ = 0;
}

void RowBatch::for_each(const std::function<void(const CorpusRow&, std::uint32_t)>& see) const {
  const std::byte* at = bytes_.data();
  const std::byte* const end = at + bytes_.size();
  while (at != end) {
    RowSizes sizes{};
    std::memcpy(&sizes, at, sizeof sizes);
    at += sizeof sizes;
    const auto* const cells = reinterpret_cast<const std::uint32_t*>(at);
    at += sizes.cells();
    const std::string_view strings(reinterpret_cast<const char*>(at), sizes.strings());
    at += sizes.strings() + sizes.padding();
    const auto id = static_cast<std::size_t>(sizes.id);
    const auto label = static_cast<std::size_t>(sizes.label);
    see({{{cells, sizes.terms}, {cells + sizes.terms, sizes.counts}},
         strings.substr(0, id),
         strings.substr(id, label),
         strings.substr(id + label)},
        static_cast<std::uint32_t>(sizes.counter));
  }
}

void RowStore::add(const RowBatch& rows) {
  if (rows.id_hashes_.size() > kMostRows - size()) throw InvalidArgument("a corpus has at most 4,294,967,294 documents");
  bytes_.append(rows.bytes_);
  if (batch_bytes_.empty() || batch_bytes_.back() + rows.bytes_.size() > kBatchBytes) batch_bytes_.push_back(0);
  batch_bytes_.back() += rows.bytes_.size();
  id_hashes_.insert(id_hashes_.end(), rows.id_hashes_.begin(), rows.id_hashes_.end());
  id_bytes_ += rows.id_bytes_;
  label_bytes_ += rows.label_bytes_;
  date_bytes_ += rows.date_bytes_;
}

bool RowStore::Reader::next(RowBatch& rows) {
  if (num_read_ == store_.batch_bytes_.size()) return false;
  rows.clear();
  rows.bytes_.resize(static_cast<std::size_t>(store_.batch_bytes_[num_read_++]));
  reader_.read(rows.bytes_);
  return true;
}

void RowStore::for_each(const std::function<void(const CorpusRow&, std::uint32_t)>& see) const {
  RowBatch rows;
  Reader reader(*this);
  while (reader.next(rows)) rows.for_each(see);
}

}  // namespace ldavi
