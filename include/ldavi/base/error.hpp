// SPDX-License-Identifier: Apache-2.0
// Every exception that lda-vi throws on purpose. One level deep: catch Error, or the one kind that matters to you.
//
// A message says what is wrong, where, and what was expected or what to do.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <system_error>

namespace ldavi {

/// Base of all of them.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The caller broke a documented precondition: an option out of range, shapes that do not agree.
class InvalidArgument : public Error {
 public:
  using Error::Error;
};

/// Input data that cannot be understood. The message reads `source:line: problem, expectation`.
class ParseError : public Error {
 public:
  /// `line` counts from 1; 0 means that no line can be named.
  ParseError(std::string source, std::uint64_t line, const std::string& problem, const std::string& expectation = {});

  const std::string& source() const noexcept { return source_; }
  std::uint64_t line() const noexcept { return line_; }

 private:
  std::string source_;
  std::uint64_t line_;
};

/// The file system refused.
class IoError : public Error {
 public:
  enum class Action { kOpenInput, kCreateOutput, kRead, kWrite };

  /// `hint` is what the reader of the message can do about it.
  IoError(Action action, std::string path, std::error_code code, const std::string& hint = {});

  Action action() const noexcept { return action_; }
  const std::string& path() const noexcept { return path_; }
  std::error_code code() const noexcept { return code_; }

 private:
  Action action_;
  std::string path_;
  std::error_code code_;
};

/// A saved file of the wrong kind or version, or a damaged one. The message begins with the file's name.
class FormatError : public Error {
 public:
  FormatError(std::string path, const std::string& problem, const std::string& hint = {});

  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

/// Arithmetic went wrong where theory forbids it: a NaN, a negative probability.
class NumericError : public Error {
 public:
  using Error::Error;
};

}  // namespace ldavi
