// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets have in common: bytes under a path, and what a target says where a promise is broken.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ldavi/base/error.hpp"

namespace ldavi {

/// Ends the program, as libFuzzer and the replay expect of a target that has found something.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

/// Whether the last input was accepted by the reader that it is for: what a seed that is called good has to be, so that seeds do not become
/// worthless when a format changes. Set by those targets that have good seeds.
inline bool accepted = false;

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A file in memory that has a path.
class FuzzInput {
 public:
  explicit FuzzInput(std::string_view bytes) : fd_(memfd_create("fuzz", MFD_CLOEXEC)) {
    require(fd_ >= 0, "there is a file in memory");
    while (!bytes.empty()) {
      const ssize_t written = write(fd_, bytes.data(), bytes.size());
      require(written > 0, "the file in memory takes bytes");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    path_ = "/proc/self/fd/" + std::to_string(fd_);
  }
  ~FuzzInput() { close(fd_); }
  FuzzInput(const FuzzInput&) = delete;
  FuzzInput& operator=(const FuzzInput&) = delete;

  const std::string& path() const noexcept { return path_; }

 private:
  int fd_;
  std::string path_;
};

/// Whether `body` refuses the input, by the one kind of error that a reader of text or counts has for bad input, which names the file.
template <class Input, class Body>
bool refuses(const Input& input, const Body& body) {
  try {
    body();
    accepted = true;
    return false;
  } catch (const ParseError& error) {
    require(error.source().starts_with(input.path()), "an error names the file");
    require(std::string_view(error.what()).starts_with(input.path()), "a message begins with the file");
    return true;
  }
}

}  // namespace ldavi
