// SPDX-License-Identifier: Apache-2.0
#include "cli/stream_notes.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "ldavi/base/error.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

std::string noted(const ReadReport& first_look, const TextStreamReport& report) {
  const CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  note_stream(terminal, first_look, report);
  return err.text();
}

TEST(NoteStream, TellsWhatIsNotInTheVocabulary) {
  TextStreamReport report;
  report.documents = 1'200;
  report.known_tokens = 7'500;
  report.unknown_tokens = 2'500;
  EXPECT_EQ(
      noted({}, report),
      "after the first look: 1,200 documents, of whose 10,000 tokens 2,500 (25.0 %) are not in the vocabulary and left out\n");
}

TEST(NoteStream, TellsWhatWasMetSinceTheFirstLook) {
  ReadReport first_look;
  first_look.hidden_files = 2;
  first_look.bad_records = 1;
  first_look.examples = {"a:1: bad"};
  TextStreamReport report;
  report.documents = 1;
  report.read = first_look;
  report.read.bad_records = 2;
  report.read.examples.emplace_back("a:9: worse");

  const std::string text = noted(first_look, report);

  EXPECT_EQ(text.find("hidden"), std::string::npos) << text;
  EXPECT_NE(text.find("1 record could not be read"), std::string::npos) << text;
  EXPECT_NE(text.find("a:9: worse"), std::string::npos) << text;
  EXPECT_EQ(text.find("a:1: bad"), std::string::npos) << text;
}

TEST(NoteStream, SaysWhereTheFirstLookWasAll) { EXPECT_EQ(noted({}, {}), "the first look was all there is\n"); }

TEST(WarnOfBreak, TellsWhyAndWhatIsKept) {
  const auto warned = [](std::exception_ptr broken, int code) {
    const CaughtStream err(STDERR_FILENO);
    Terminal terminal;
    StreamResult result;
    result.documents = 1'234;
    result.broken = std::move(broken);
    EXPECT_EQ(warn_of_break(terminal, result), code);
    return err.text();
  };
  EXPECT_EQ(warned(std::make_exception_ptr(ParseError("a.jsonl", 7, "no JSON")), kExitBadData),
            "lda-vi: a.jsonl:7: no JSON; the model is kept of what came before, 1,234 documents\n");
  const std::string failed =
      warned(std::make_exception_ptr(IoError(IoError::Action::kRead, "a.txt", std::make_error_code(std::errc::io_error))),
             kExitInputOutput);
  EXPECT_NE(failed.find("a.txt"), std::string::npos) << failed;
}

}  // namespace
}  // namespace ldavi::cli
