// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/help.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

TEST(ProgramHelp, NamesEveryCommand) {
  for (const CommandEntry& entry : command_table())
    EXPECT_NE(program_help().find("  " + std::string(entry.name) + " "), std::string::npos);
}

TEST(RequireCommand, SuggestsWhatIsNear) {
  EXPECT_EQ(require_command("infer").name, "infer");
  EXPECT_EQ(usage_error_of([] { require_command("inferr"); }), "unknown command 'inferr', did you mean 'infer'?");
  EXPECT_EQ(usage_error_of([] { require_command("xyzzy"); }), "unknown command 'xyzzy'");
}

TEST(HelpCommand, TellsOfACommand) {
  EXPECT_EQ(run({"help", "topics"}).out.substr(0, 13), "lda-vi topics");
  EXPECT_EQ(run({"help", "nothing"}).code, kExitUsage);
}

}  // namespace
}  // namespace ldavi::cli
