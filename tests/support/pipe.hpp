// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace ldavi {

/// A pipe whose two ends have paths.
class Pipe {
 public:
  explicit Pipe(int flags = 0) {
    if (pipe2(ends_, flags | O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  }
  ~Pipe() {
    close_reader();
    close_writer();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reader() const noexcept { return ends_[0]; }
  int writer() const noexcept { return ends_[1]; }
  std::string reader_path() const { return "/dev/fd/" + std::to_string(ends_[0]); }
  std::string writer_path() const { return "/dev/fd/" + std::to_string(ends_[1]); }

  void put(std::string_view bytes) const {
    if (write(ends_[1], bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error("the pipe is full");
  }
  /// What one read gives, up to 64 KiB.
  std::string get() const {
    std::string bytes(std::size_t{1} << 16, '\0');
    const ssize_t got = read(ends_[0], bytes.data(), bytes.size());
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

  void close_reader() { close_end(ends_[0]); }
  void close_writer() { close_end(ends_[1]); }

 private:
  static void close_end(int& fd) {
    if (fd >= 0) close(fd);
    fd = -1;
  }

  int ends_[2] = {-1, -1};
};

/// For its lifetime, standard input or output (`fd` 0 or 1) is `replacement`.
class ReplacedStream {
 public:
  ReplacedStream(int fd, int replacement) : fd_(fd), saved_(fcntl(fd, F_DUPFD_CLOEXEC, 3)) { dup2(replacement, fd_); }
  ~ReplacedStream() {
    dup2(saved_, fd_);
    close(saved_);
  }
  ReplacedStream(const ReplacedStream&) = delete;
  ReplacedStream& operator=(const ReplacedStream&) = delete;

 private:
  int fd_;
  int saved_;
};

}  // namespace ldavi
