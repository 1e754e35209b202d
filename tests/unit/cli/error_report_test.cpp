// SPDX-License-Identifier: Apache-2.0
#include "cli/error_report.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <new>
#include <stdexcept>
#include <system_error>

#include "cli/exit_code.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

struct Report {
  int code = 0;
  std::string err;
};

Report reported(const std::function<int()>& work) {
  const CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  Report report;
  report.code = report_errors(terminal, work);
  report.err = err.text();
  return report;
}

IoError io_error(IoError::Action action, std::errc code = std::errc::io_error, const std::string& path = "a") {
  return {action, path, std::make_error_code(code), ""};
}

TEST(ReportErrors, HandsTheCodeOn) {
  const Report report = reported([] { return 7; });
  EXPECT_EQ(report.code, 7);
  EXPECT_EQ(report.err, "");
}

TEST(ReportErrors, HasACodeForEachKindOfError) {
  const std::vector<std::pair<std::function<int()>, int>> kinds{
      {[]() -> int { throw InvalidArgument("a"); }, kExitUsage},
      {[]() -> int { throw ParseError("a", 1, "b", "c"); }, kExitBadData},
      {[]() -> int { throw io_error(IoError::Action::kOpenInput); }, kExitNoInput},
      {[]() -> int { throw io_error(IoError::Action::kCreateOutput); }, kExitCannotCreate},
      {[]() -> int { throw io_error(IoError::Action::kRead); }, kExitInputOutput},
      {[]() -> int { throw io_error(IoError::Action::kWrite); }, kExitInputOutput},
      {[]() -> int { throw std::bad_alloc(); }, kExitMemory},
      {[]() -> int { throw std::system_error(EAGAIN, std::generic_category()); }, kExitMemory},
      {[]() -> int { throw std::logic_error("a"); }, kExitInternal},
  };
  for (const auto& [work, code] : kinds) {
    const Report report = reported(work);
    EXPECT_EQ(report.code, code) << report.err;
    EXPECT_EQ(report.err.find("lda-vi: "), 0U) << report.err;
    EXPECT_EQ(report.err.back(), '\n');
  }
}

TEST(ReportErrors, GiveNoAdviceOnTopicsToACommandThatHasThemAlready) {
  EXPECT_EQ(reported([]() -> int { throw std::bad_alloc(); }).err, "lda-vi: out of memory\n");
}

TEST(ReportErrors, HoldAReaderWhoHasLeftForNoError) {
  const Report report =
      reported([]() -> int { throw io_error(IoError::Action::kWrite, std::errc::broken_pipe, "standard output"); });
  EXPECT_EQ(report.code, kExitDone);
  EXPECT_EQ(report.err, "");
}

TEST(ReportErrors, HoldAFifoWithoutAReaderForOne) {
  const Report report = reported([]() -> int { throw io_error(IoError::Action::kWrite, std::errc::broken_pipe, "rows"); });
  EXPECT_EQ(report.code, kExitInputOutput);
  EXPECT_NE(report.err, "");
}

TEST(ErrorLine, ShowsNoEscape) { EXPECT_EQ(error_line(std::runtime_error("a\x1b[31mb")), "lda-vi: a\\u{1b}[31mb"); }

}  // namespace
}  // namespace ldavi::cli
