// SPDX-License-Identifier: Apache-2.0
#include "support/child_program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

namespace ldavi {
namespace {

constexpr int kCannotStart = 127;

void put_at(int fd, const std::string& path, int flags) {
  const int opened = open(path.c_str(), flags, 0666);
  if (opened < 0 || dup2(opened, fd) < 0) _exit(kCannotStart);
  close(opened);
}

Ending ending_of(int status) {
  Ending ending;
  if (WIFEXITED(status)) ending.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
  return ending;
}

}  // namespace

ChildProgram::ChildProgram(const std::string& program, const std::vector<std::string>& arguments, const Limits& limits) {
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (pid_ > 0) return;
  put_at(STDIN_FILENO, "/dev/null", O_RDONLY);
  put_at(STDOUT_FILENO, limits.out, O_WRONLY | O_CREAT | O_TRUNC);
  put_at(STDERR_FILENO, limits.err, O_WRONLY | O_CREAT | O_TRUNC);
  if (limits.address_space) {
    const rlimit limit{*limits.address_space, *limits.address_space};
    setrlimit(RLIMIT_AS, &limit);
  }
  execv(program.c_str(), words.data());
  _exit(kCannotStart);
}

ChildProgram::~ChildProgram() {
  if (ending_) return;
  send(SIGKILL);
  wait();
}

void ChildProgram::send(int signal) const {
  if (!ending_) kill(pid_, signal);
}

Ending ChildProgram::wait() {
  int status = 0;
  if (!ending_ && waitpid(pid_, &status, 0) == pid_) ending_ = ending_of(status);
  return ending_.value_or(Ending{});
}

std::optional<Ending> ChildProgram::wait_for(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (!ending_ && std::chrono::steady_clock::now() < end) {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) ending_ = ending_of(status);
    if (!ending_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return ending_;
}

}  // namespace ldavi
