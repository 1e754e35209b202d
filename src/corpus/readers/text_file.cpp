// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/text_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;
/// So much of a file is looked at to tell text from other data, or one order of bytes from the other.
constexpr std::size_t kSample = 8192;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";
constexpr std::array kMarks{kUtf8Mark, kLittleMark, kBigMark};

/// The order of bytes by the first line end, which has a zero on one side; nothing where there is none yet.
std::optional<Encoding> order_by_line_end(std::string_view bytes) noexcept {
  const auto ends_line = [](char c) { return c == '\n' || c == '\r'; };
  for (std::size_t i = 0; i + 2 <= bytes.size(); i += 2) {
    if (ends_line(bytes[i]) && bytes[i + 1] == '\0') return Encoding::kUtf16Little;
    if (bytes[i] == '\0' && ends_line(bytes[i + 1])) return Encoding::kUtf16Big;
  }
  return std::nullopt;
}

/// By the zeros, which are the upper halves of ASCII.
Encoding order_by_zeros(std::string_view bytes) noexcept {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  return zeros[0] > zeros[1] ? Encoding::kUtf16Big : Encoding::kUtf16Little;
}

}  // namespace

TextFile::TextFile(InputFile file, const ReadOptions& options, ReadReport* report)
    : file_(std::move(file)), asked_for_(options.encoding), invalid_text_(options.invalid_text), report_(report) {}

/// Reads on; false at the end of the file.
bool TextFile::fill() {
  bytes_.erase(0, std::exchange(begin_, 0));
  const std::size_t kept = bytes_.size();
  bytes_.resize(kept + kBlock);
  const std::size_t got = file_.read(bytes_.data() + kept, kBlock);
  bytes_.resize(kept + got);
  at_end_ = got == 0;
  return !at_end_;
}

void TextFile::consume(std::size_t size) noexcept {
  begin_ += size;
  offset_ += size;
}

void TextFile::skip_mark(std::string_view mark) {
  if (ahead().starts_with(mark)) consume(mark.size());
}

/// Waits for no more bytes than it takes to tell, so that a person's first line is answered at once.
void TextFile::recognize() {
  if (std::exchange(is_recognized_, true)) return;
  if (asked_for_ == TextEncoding::kLatin1) {
    encoding_ = Encoding::kLatin1;
    return;
  }
  const auto may_be_mark = [&] {
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [&](std::string_view mark) { return mark.size() > ahead().size() && mark.starts_with(ahead()); });
  };
  while (may_be_mark() && fill()) {
  }
  if (asked_for_ == TextEncoding::kUtf16) {
    encoding_ = recognize_utf16();
  } else if (asked_for_ == TextEncoding::kAuto && ahead().starts_with(kLittleMark)) {
    encoding_ = Encoding::kUtf16Little;
  } else if (asked_for_ == TextEncoding::kAuto && ahead().starts_with(kBigMark)) {
    encoding_ = Encoding::kUtf16Big;
  }
  if (encoding_ == Encoding::kUtf8) skip_mark(kUtf8Mark);
  if (encoding_ == Encoding::kUtf16Little) skip_mark(kLittleMark);
  if (encoding_ == Encoding::kUtf16Big) skip_mark(kBigMark);
}

Encoding TextFile::recognize_utf16() {
  if (ahead().starts_with(kLittleMark)) return Encoding::kUtf16Little;
  if (ahead().starts_with(kBigMark)) return Encoding::kUtf16Big;
  for (;;) {
    const std::string_view sample = ahead().substr(0, kSample);
    if (const auto order = order_by_line_end(sample)) return *order;
    if (sample.size() == kSample || at_end_) return order_by_zeros(sample);
    fill();
  }
}

bool TextFile::is_binary() {
  recognize();
  while (ahead().size() < kSample && fill()) {
  }
  const std::string_view sample = ahead().substr(0, kSample);
  if (encoding_ == Encoding::kUtf8 || encoding_ == Encoding::kLatin1) return sample.find('\0') != std::string_view::npos;
  for (std::size_t i = 0; i + 2 <= sample.size(); i += 2) {
    if (sample[i] == '\0' && sample[i + 1] == '\0') return true;
  }
  return false;
}

std::size_t TextFile::read(char* out, std::size_t size) {
  recognize();
  if (encoding_ == Encoding::kUtf8 && invalid_text_ == InvalidText::kReplace) {
    if (ahead().empty()) return at_end_ ? 0 : file_.read(out, size);
    const std::size_t given = ahead().copy(out, size);
    consume(given);
    return given;
  }
  if (given_ == text_.size() && !convert()) return 0;
  const std::size_t given = std::string_view(text_).substr(given_).copy(out, size);
  given_ += given;
  return given;
}

/// Fills text_ anew; false at the end of the file.
bool TextFile::convert() {
  text_.clear();
  given_ = 0;
  for (;;) {
    const std::size_t before = text_.size();
    const auto [consumed, ill_formed] = append_as_utf8(ahead(), encoding_, at_end_, text_);
    consume(consumed);
    if (invalid_text_ == InvalidText::kError && text_.size() > before) count_lines();
    if (ill_formed > 0 && (invalid_text_ != InvalidText::kError || text_.empty())) {
      treat_ill_formed(ill_formed);
      continue;
    }
    if (!text_.empty()) return true;
    if (at_end_) return false;
    fill();
  }
}

void TextFile::treat_ill_formed(std::size_t size) {
  if (invalid_text_ == InvalidText::kError) {
    const std::string encoding = encoding_ == Encoding::kUtf8 ? "UTF-8" : "UTF-16";
    throw ParseError(
        name(), line_, "the byte at offset " + std::to_string(offset_) + " begins no " + encoding + " character",
        "expected text in " + encoding + ": name another with --encoding, or replace or skip it with --invalid-utf8");
  }
  consume(size);
  const bool replaced = invalid_text_ == InvalidText::kReplace;
  if (replaced) text_ += "\uFFFD";
  if (report_ != nullptr) ++(replaced ? report_->invalid_sequences : report_->dropped_sequences);
}

/// Adds the line ends in text_, of which CRLF is one.
void TextFile::count_lines() noexcept {
  for (const char c : text_) {
    if (c == '\r' || (c == '\n' && !after_carriage_return_)) ++line_;
    after_carriage_return_ = c == '\r';
  }
}

}  // namespace ldavi
