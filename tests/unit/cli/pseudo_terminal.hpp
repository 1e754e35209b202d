// SPDX-License-Identifier: Apache-2.0
// A terminal without a screen, for what is drawn only on one.
#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "support/pipe.hpp"

namespace ldavi::cli {

/// For its lifetime, `fd` writes to a terminal that is `columns` wide.
class PseudoTerminal {
 public:
  PseudoTerminal(int fd, unsigned short columns)
      : screen_(open_screen()), line_(open_line(screen_, columns)), replaced_(fd, line_) {}
  ~PseudoTerminal() {
    close(line_);
    close(screen_);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  /// What was written so far, up to 4 KiB.
  std::string text() const {
    std::string text(4096, '\0');
    const ssize_t got = read(screen_, text.data(), text.size());
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
  }

 private:
  static int open_screen() {
    const int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || grantpt(fd) != 0 || unlockpt(fd) != 0) throw std::runtime_error("cannot make a pseudo-terminal");
    return fd;
  }
  static int open_line(int screen, unsigned short columns) {
    const int fd = open(ptsname(screen), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) throw std::runtime_error("cannot open the pseudo-terminal");
    winsize size{};
    size.ws_row = 24;
    size.ws_col = columns;
    ioctl(fd, TIOCSWINSZ, &size);
    termios mode{};
    tcgetattr(fd, &mode);
    mode.c_oflag &= ~static_cast<tcflag_t>(OPOST);  // bytes as they were written
    tcsetattr(fd, TCSANOW, &mode);
    return fd;
  }

  int screen_;
  int line_;
  ReplacedStream replaced_;
};

/// For its lifetime, an environment variable has another value; none where that is empty.
class ChangedVariable {
 public:
  ChangedVariable(const char* name, const char* value) : name_(name) {
    const char* old = std::getenv(name);
    had_ = old != nullptr;
    if (had_) old_ = old;
    if (*value == '\0') {
      unsetenv(name);
    } else {
      setenv(name, value, 1);
    }
  }
  ~ChangedVariable() {
    if (had_) {
      setenv(name_, old_.c_str(), 1);
    } else {
      unsetenv(name_);
    }
  }
  ChangedVariable(const ChangedVariable&) = delete;
  ChangedVariable& operator=(const ChangedVariable&) = delete;

 private:
  const char* name_;
  bool had_ = false;
  std::string old_;
};

}  // namespace ldavi::cli
