// SPDX-License-Identifier: Apache-2.0
#include "base/input_file.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decompressor.hpp"
#include "base/number_format.hpp"
#include "base/system_calls.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::size_t kMagicSize = 4;

/// The bytes of the file as they are, some of them read ahead.
class RawInput {
 public:
  RawInput(FileDescriptor file, std::string name) : name_(std::move(name)), file_(std::move(file)), buffer_(kBlock) {}

  const std::string& name() const noexcept { return name_; }
  /// Read and not consumed yet.
  std::string_view ahead() const noexcept { return {buffer_.data() + begin_, end_ - begin_}; }
  /// Of the first byte that is not consumed.
  std::uint64_t offset() const noexcept { return offset_; }

  void consume(std::size_t size) noexcept {
    begin_ += size;
    offset_ += size;
  }

  /// Reads ahead once; false at the end of the file.
  bool fill() {
    if (begin_ == end_) {
      begin_ = end_ = 0;
    } else if (end_ == buffer_.size()) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= std::exchange(begin_, 0);
    }
    const std::size_t got = read_some(file_, name_, buffer_.data() + end_, buffer_.size() - end_);
    end_ += got;
    return got > 0;
  }

  std::size_t read(char* out, std::size_t size) {
    if (ahead().empty()) return read_some(file_, name_, out, size);
    const std::size_t given = ahead().copy(out, size);
    consume(given);
    return given;
  }

 private:
  std::string name_;
  FileDescriptor file_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
};

RawInput open_raw(const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  return {path == "-" ? open_standard_input(name) : open_for_reading(path), name};
}

}  // namespace

struct InputFile::Stream {
  Stream(const std::string& path, std::uint64_t max_decompressed) : raw(open_raw(path)), max_size(max_decompressed) {}

  std::size_t read(char* out, std::size_t size);
  void recognize();
  bool begin_member();
  void expect_only_zeros();
  [[noreturn]] void fail(const std::string& problem, const std::string& expectation) const;

  RawInput raw;
  std::uint64_t max_size;
  std::uint64_t decompressed = 0;
  bool recognized = false;
  std::unique_ptr<Decompressor> decompressor;  // nullptr for a plain file
  ArchiveFormat format = ArchiveFormat::kNone;
  bool in_member = false;
};

void InputFile::Stream::fail(const std::string& problem, const std::string& expectation) const {
  throw ParseError(raw.name(), 0, "the " + std::string(decompressor->format_name()) + " archive " + problem, expectation);
}

/// Waits for no more bytes than it takes to tell, so that a person's first line is answered at once.
void InputFile::Stream::recognize() {
  while (recognize_archive(raw.ahead()).undecided && raw.fill()) {
  }
  format = recognize_archive(raw.ahead()).format;
  if (format != ArchiveFormat::kNone) {
    decompressor = make_decompressor(format);
    in_member = true;
  }
  recognized = true;
}

/// After a member: false at the end of the archive.
bool InputFile::Stream::begin_member() {
  while (raw.ahead().size() < kMagicSize && raw.fill()) {
  }
  if (raw.ahead().empty()) return false;
  in_member = recognize_archive(raw.ahead()).format == format;
  if (!in_member) expect_only_zeros();
  return in_member;
}

/// tar and tapes fill up with zeros.
void InputFile::Stream::expect_only_zeros() {
  do {
    const std::size_t zeros = std::min(raw.ahead().find_first_not_of('\0'), raw.ahead().size());
    raw.consume(zeros);
    if (!raw.ahead().empty()) {
      fail("is followed by other bytes from byte " + grouped_text(raw.offset()) + " on",
           "expected its end or another archive of that kind");
    }
  } while (raw.fill());
}

std::size_t InputFile::Stream::read(char* out, std::size_t size) {
  if (!recognized) recognize();
  if (!decompressor) return raw.read(out, size);
  while (in_member || begin_member()) {
    Decompressor::Step step;
    try {
      step = decompressor->step(raw.ahead(), std::span(out, size));
    } catch (const DamagedArchive& damage) {
      fail("is damaged near byte " + grouped_text(raw.offset()) + ": " + damage.what(),
           "expected an archive as its program wrote it");
    }
    raw.consume(step.consumed);
    in_member = !step.ended;
    decompressed += step.produced;
    if (decompressed > max_size)
      fail("holds more than " + bytes_text(max_size), "expected less: allow more with --max-decompressed if it is meant to");
    if (step.produced > 0) return step.produced;
    if (in_member && raw.ahead().empty() && !raw.fill()) {
      fail("ends in the middle", "expected more after byte " + grouped_text(raw.offset()) + ": copy or download it again");
    }
  }
  return 0;
}

InputFile::InputFile(const std::string& path, std::uint64_t max_decompressed)
    : stream_(std::make_unique<Stream>(path, max_decompressed)) {}

InputFile::~InputFile() = default;
InputFile::InputFile(InputFile&&) noexcept = default;
InputFile& InputFile::operator=(InputFile&&) noexcept = default;

std::size_t InputFile::read(char* out, std::size_t size) { return stream_->read(out, size); }

const std::string& InputFile::name() const noexcept { return stream_->raw.name(); }

LineReader::LineReader(std::unique_ptr<ByteInput> input) : input_(std::move(input)), buffer_(kBlock, '\0') {}

bool LineReader::fill() {
  position_ = 0;
  end_ = input_->read(buffer_.data(), buffer_.size());
  return end_ > 0;
}

bool LineReader::next(std::string& line) {
  line.clear();
  for (bool begun = false;; begun = true) {
    if (position_ == end_ && !fill()) {
      if (begun) ++line_number_;
      return begun;
    }
    if (std::exchange(skip_line_feed_, false) && buffer_[position_] == '\n') {
      ++position_;
      if (position_ == end_ && !fill()) return false;
    }
    const auto begin = buffer_.begin() + static_cast<std::ptrdiff_t>(position_);
    const auto end =
        std::find_if(begin, buffer_.begin() + static_cast<std::ptrdiff_t>(end_), [](char c) { return c == '\n' || c == '\r'; });
    line.append(begin, end);
    position_ = static_cast<std::size_t>(end - buffer_.begin());
    if (position_ == end_) continue;
    skip_line_feed_ = buffer_[position_++] == '\r';
    ++line_number_;
    return true;
  }
}

std::string read_file(const std::string& path, std::uint64_t max_decompressed) {
  InputFile file(path, max_decompressed);
  std::string content;
  for (std::size_t size = 0;;) {
    if (size == content.size()) content.resize(std::max(kBlock, 2 * size));
    const std::size_t got = file.read(content.data() + size, content.size() - size);
    size += got;
    if (got == 0) {
      content.resize(size);
      return content;
    }
  }
}

}  // namespace ldavi
