// SPDX-License-Identifier: Apache-2.0
// The bytes of a file of text as UTF-8, whatever its encoding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/input_file.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "text/transcode.hpp"

namespace ldavi {

/// Converts while it is read. A byte order mark at the start is left out, except where the encoding is Latin-1.
class TextFile final : public ByteInput {
 public:
  /// Of `options`, encoding and invalid_text matter. Counts into `report`, which must outlive the file, where there is one.
  explicit TextFile(InputFile file, const ReadOptions& options = {}, ReadReport* report = nullptr);

  /// UTF-8 with kReplace passes as it is, ill-formed sequences included: whoever takes it for text replaces them. Throws as InputFile
  /// does; ParseError with line and byte for an ill-formed sequence with kError, after all that stands before it was given.
  std::size_t read(char* out, std::size_t size) override;
  const std::string& name() const noexcept override { return file_.name(); }

  /// Whether one of the first 8192 bytes stands for NUL; nothing is consumed. Before the first read() only.
  bool is_binary();

 private:
  bool fill();
  std::string_view ahead() const noexcept { return std::string_view(bytes_).substr(begin_); }
  void consume(std::size_t size) noexcept;
  void recognize();
  Encoding recognize_utf16();
  void skip_mark(std::string_view mark);
  bool convert();
  void treat_ill_formed(std::size_t size);
  void count_lines() noexcept;

  InputFile file_;
  TextEncoding asked_for_;
  InvalidText invalid_text_;
  ReadReport* report_;
  Encoding encoding_ = Encoding::kUtf8;
  bool is_recognized_ = false;
  std::string bytes_;      // read from the file
  std::size_t begin_ = 0;  // of those that are not converted
  bool at_end_ = false;
  std::string text_;       // converted …
  std::size_t given_ = 0;  // … and so much of it given
  // For messages: where the next byte to be converted stands.
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  bool after_carriage_return_ = false;
};

}  // namespace ldavi
