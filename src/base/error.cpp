// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/error.hpp"

#include <utility>

namespace ldavi {
namespace {

std::string join(std::string text, const std::string& tail) {
  if (!tail.empty()) text += ", " + tail;
  return text;
}

const char* describe(IoError::Action action) {
  switch (action) {
    case IoError::Action::kOpenInput: return "cannot open";
    case IoError::Action::kCreateOutput: return "cannot create";
    case IoError::Action::kRead: return "cannot read";
    case IoError::Action::kWrite: return "cannot write";
  }
  return "cannot use";
}

}  // namespace

ParseError::ParseError(std::string source, std::uint64_t line, const std::string& problem, const std::string& expectation)
    : Error(join(source + (line > 0 ? ":" + std::to_string(line) : "") + ": " + problem, expectation)),
      source_(std::move(source)),
      line_(line) {}

IoError::IoError(Action action, std::string path, std::error_code code, const std::string& hint)
    : Error(join(std::string(describe(action)) + " " + path + ": " + code.message(), hint)),
      action_(action),
      path_(std::move(path)),
      code_(code) {}

FormatError::FormatError(std::string path, const std::string& problem, const std::string& hint)
    : Error(join(path + ": " + problem, hint)), path_(std::move(path)) {}

}  // namespace ldavi
