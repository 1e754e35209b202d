// SPDX-License-Identifier: Apache-2.0
// What the tests of the command line have in common: parsing without a run, the program with its streams caught, and a look at its text.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cli/option_parser.hpp"
#include "cli/program.hpp"
#include "cli/usage_error.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi::cli {

using Words = std::vector<std::string>;

/// The message of the UsageError that `body` throws, "" where it throws none.
template <class Body>
std::string usage_error_of(const Body& body) {
  try {
    body();
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

/// What a command understood: declared, parsed and checked, not run. In this folder no file is ever opened.
template <class SomeCommand>
auto parsed(const Words& arguments) {
  SomeCommand command;
  OptionParser parser;
  command.declare(parser);
  if (parser.parse(arguments)) throw std::logic_error("the arguments ask for help");
  command.check();
  return command.arguments();
}

/// The message of the UsageError that parsing and checking throws, "" where all is well.
template <class SomeCommand>
std::string refused(const Words& arguments) {
  return usage_error_of([&] { parsed<SomeCommand>(arguments); });
}

/// A file without a name that takes what is written to a descriptor.
class CaughtStream {
 public:
  explicit CaughtStream(int fd) : file_(make_file()), replaced_(fd, file_) {}
  ~CaughtStream() { close(file_); }
  CaughtStream(const CaughtStream&) = delete;
  CaughtStream& operator=(const CaughtStream&) = delete;

  std::string text() const {
    std::string text(static_cast<std::size_t>(lseek(file_, 0, SEEK_END)), '\0');
    if (pread(file_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
      throw std::runtime_error("cannot read back");
    return text;
  }

 private:
  static int make_file() {
    std::string path = std::filesystem::temp_directory_path() / "lda-vi-XXXXXX";
    const int fd = mkostemp(path.data(), O_CLOEXEC);
    if (fd < 0) throw std::runtime_error("cannot create " + path);
    unlink(path.c_str());
    return fd;
  }

  int file_;
  ReplacedStream replaced_;
};

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

/// The program in this process, with `input` as its standard input.
inline Outcome run_unverified(const Words& arguments, std::string_view input = {}) {
  Pipe pipe;
  pipe.put(input);
  pipe.close_writer();
  const ReplacedStream standard_input(STDIN_FILENO, pipe.reader());
  const CaughtStream out(STDOUT_FILENO);
  const CaughtStream err(STDERR_FILENO);
  const int code = run_program(arguments);
  return {code, out.text(), err.text()};
}

/// The same. Where a command that saves has succeeded, the models and corpora that it names must be whole.
inline Outcome run(const Words& arguments, std::string_view input = {}) {
  const Outcome outcome = run_unverified(arguments, input);
  const bool saves = !arguments.empty() && (arguments[0] == "train" || arguments[0] == "prepare" || arguments[0] == "edit" ||
                                            arguments[0] == "convert");
  for (const std::string& path : arguments) {
    const bool is_saved = path.ends_with(".ldavi") || path.ends_with(".ldacorpus");
    if (!saves || outcome.code != 0 || !is_saved || !std::filesystem::is_regular_file(path)) continue;
    const Outcome verdict = run_unverified({"inspect", "--verify", path});
    EXPECT_EQ(verdict.code, 0) << verdict.err;
  }
  return outcome;
}

inline Words lines_of(std::string_view text) {
  Words lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Columns of text without wide characters.
inline std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace ldavi::cli
