// SPDX-License-Identifier: Apache-2.0
#include "cli/option_parser.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

/// One option of each kind and up to two positional arguments.
class OptionParserTest : public testing::Test {
 protected:
  OptionParserTest() {
    parser_.flag("force,f", force_, "replace it");
    parser_.text("output,o", output_, "FILE", "where it goes");
    parser_.choice("engine", engine_, {"auto", "cvb0", "vb"}, "how");
    parser_.integer("topics,k", topics_, 1, 100, "K", "how many");
    parser_.natural("seed", seed_, "N", "where randomness begins");
    parser_.custom(
        "share", [this](const std::string& value) { taken_.push_back(value); }, "SHARE", "half", "how much");
    parser_.positional(inputs_, 0, 2, "INPUT…");
  }

  bool parse(const Words& arguments) { return parser_.parse(arguments); }
  std::string refused(const Words& arguments) {
    return usage_error_of([&] { parse(arguments); });
  }

  bool force_ = false;
  std::string output_ = "-";
  std::string engine_ = "auto";
  int topics_ = 20;
  std::uint64_t seed_ = 1;
  Words taken_;
  Words inputs_;
  OptionParser parser_;
};

TEST_F(OptionParserTest, RecordsWhatWasGivenWhereItIsAsked) {
  Words given;
  std::string color = "red";
  std::string shape = "round";
  std::string size = "large";
  parser_.text("color", color, "NAME", "what it looks like");
  parser_.record(&given).text("shape", shape, "NAME", "its form");
  parser_.record(nullptr).text("size", size, "NAME", "its size");

  EXPECT_FALSE(parse({"--color", "blue", "--shape", "round", "--size", "small"}));

  EXPECT_EQ(given, Words{"shape"});
}

TEST_F(OptionParserTest, LeavesDefaultsWhereNothingIsGiven) {
  EXPECT_FALSE(parse({}));

  EXPECT_FALSE(force_);
  EXPECT_EQ(output_, "-");
  EXPECT_EQ(engine_, "auto");
  EXPECT_EQ(topics_, 20);
  EXPECT_EQ(seed_, 1u);
  EXPECT_TRUE(taken_.empty());
  EXPECT_TRUE(inputs_.empty());
}

TEST_F(OptionParserTest, TakesEachKindOfOption) {
  EXPECT_FALSE(parse({"--force", "--output", "a b", "--engine", "vb", "--topics", "7", "--seed", "9", "--share", "x"}));

  EXPECT_TRUE(force_);
  EXPECT_EQ(output_, "a b");
  EXPECT_EQ(engine_, "vb");
  EXPECT_EQ(topics_, 7);
  EXPECT_EQ(seed_, 9u);
  EXPECT_EQ(taken_, Words{"x"});
}

TEST_F(OptionParserTest, TakesEachWayOfWritingAValue) {
  for (const Words& arguments : {Words{"--topics", "7"}, Words{"--topics=7"}, Words{"-k", "7"}, Words{"-k7"}, Words{"-fk7"}}) {
    topics_ = 20;
    parse(arguments);
    EXPECT_EQ(topics_, 7) << arguments.front();
  }
}

TEST_F(OptionParserTest, LetsTheLastValueWin) {
  parse({"-k", "7", "--engine", "vb", "--topics", "8", "--engine", "cvb0"});

  EXPECT_EQ(topics_, 8);
  EXPECT_EQ(engine_, "cvb0");
}

TEST_F(OptionParserTest, TakesOptionsBeforeAndAfterPositionalArguments) {
  parse({"a", "-k", "7", "b", "--force"});

  EXPECT_EQ(inputs_, (Words{"a", "b"}));
  EXPECT_EQ(topics_, 7);
  EXPECT_TRUE(force_);
}

TEST_F(OptionParserTest, TakesADashAloneAsAPositionalArgument) {
  parse({"-", "-o", "-"});

  EXPECT_EQ(inputs_, Words{"-"});
  EXPECT_EQ(output_, "-");
}

TEST_F(OptionParserTest, TakesNothingForAnOptionAfterTwoDashes) {
  parse({"--force", "--", "-k", "--help"});

  EXPECT_TRUE(force_);
  EXPECT_EQ(inputs_, (Words{"-k", "--help"}));
  EXPECT_EQ(topics_, 20);
}

TEST_F(OptionParserTest, ReadsNumbersStrictly) {
  for (const char* number :
       {"-1", "nan", "inf", "1e400", "", "99999999999", "+5", "0x10", " 5", "5 ", "5.0", "1e1", "0", "101", "٥"}) {
    EXPECT_EQ(refused({"--topics", number}), "--topics " + std::string(number) + ": expected a whole number from 1 to 100");
  }
  EXPECT_EQ(topics_, 20);
}

TEST_F(OptionParserTest, TakesTheEndsOfARange) {
  parse({"-k", "1"});
  EXPECT_EQ(topics_, 1);
  parse({"-k", "100"});
  EXPECT_EQ(topics_, 100);
}

TEST_F(OptionParserTest, TakesEachNaturalNumberOf64Bits) {
  parse({"--seed", "0"});
  EXPECT_EQ(seed_, 0u);
  parse({"--seed", "18446744073709551615"});
  EXPECT_EQ(seed_, std::numeric_limits<std::uint64_t>::max());

  for (const char* number : {"18446744073709551616", "-1", "1.5", "", "nan"}) {
    EXPECT_EQ(refused({"--seed", number}),
              "--seed " + std::string(number) + ": expected a whole number from 0 to 18446744073709551615");
  }
}

TEST_F(OptionParserTest, NamesTheChoices) {
  EXPECT_EQ(refused({"--engine", "svi"}), "--engine svi: expected auto, cvb0, vb");
  EXPECT_EQ(refused({"--engine", "VB"}), "--engine VB: expected auto, cvb0, vb");
  EXPECT_EQ(refused({"--engine", "cvbo"}), "--engine cvbo: expected auto, cvb0, vb, did you mean 'cvb0'?");
  EXPECT_EQ(engine_, "auto");
}

TEST_F(OptionParserTest, RefusesAnUnknownOptionWithASuggestion) {
  EXPECT_EQ(refused({"--topcis", "7"}), "unknown option '--topcis', did you mean '--topics'?");
  EXPECT_EQ(refused({"--hlep"}), "unknown option '--hlep', did you mean '--help'?");
  EXPECT_EQ(refused({"--colour"}), "unknown option '--colour'");
  EXPECT_EQ(refused({"-x"}), "unknown option '-x'");
  EXPECT_EQ(refused({"-fx"}), "unknown option '-x'");
}

TEST_F(OptionParserTest, DoesNotGuessFromThePrefixOfAName) {
  for (const char* prefix : {"--f", "--forc", "--out=x", "--topic=7", "--no-force"}) {
    EXPECT_NE(refused({prefix}).find("unknown option '"), std::string::npos) << prefix;
  }
  EXPECT_FALSE(force_);
  EXPECT_EQ(output_, "-");
  EXPECT_EQ(topics_, 20);
}

TEST_F(OptionParserTest, KnowsNoOptionThatWasNotDeclared) {
  // What stands for a positional argument inside must not be a name that one can type.
  for (const char* name : {"--*", "--an argument", "--positional", "--", "---"}) {
    inputs_ = {"untouched"};
    const std::string message = refused({std::string(name) + "=x"});
    EXPECT_NE(message, "") << name << " was taken, as an input: " << (inputs_.empty() ? "no" : inputs_.front());
  }
}

TEST_F(OptionParserTest, RefusesAnOptionWithoutItsValue) {
  EXPECT_EQ(refused({"--topics"}), "the required argument for option '--topics' is missing");
  EXPECT_EQ(refused({"-k"}), "the required argument for option '--topics' is missing");
}

TEST_F(OptionParserTest, RefusesAFlagWithAValue) { EXPECT_NE(refused({"--force=yes"}), ""); }

TEST_F(OptionParserTest, HandsACustomOptionItsValuesAsTyped) {
  parse({"--share", " 0,5\t", "--share=", "--share", "", "--share=a=b"});

  EXPECT_EQ(taken_, (Words{" 0,5\t", "", "", "a=b"}));
}

TEST_F(OptionParserTest, HandsOnWhatACustomOptionThrows) {
  parser_.custom(
      "size", [](const std::string& value) { throw UsageError("--size " + value + ": expected more"); }, "N", "", "");

  EXPECT_EQ(refused({"--size", "3"}), "--size 3: expected more");
}

TEST_F(OptionParserTest, RefusesTooManyPositionalArguments) {
  EXPECT_EQ(refused({"a", "b", "c"}), "unexpected argument 'c', expected INPUT… and no more");
}

TEST(OptionParser, RefusesTooFewPositionalArguments) {
  Words inputs;
  OptionParser parser;
  parser.positional(inputs, 2, 2, "MODEL INPUT");

  EXPECT_EQ(usage_error_of([&] { parser.parse({"a"}); }), "expected MODEL INPUT");
  EXPECT_EQ(usage_error_of([&] { parser.parse({}); }), "expected MODEL INPUT");
}

TEST(OptionParser, RefusesPositionalArgumentsWhereThereAreNone) {
  OptionParser parser;

  EXPECT_EQ(usage_error_of([&] { parser.parse({"a"}); }), "unexpected argument 'a'");
}

TEST_F(OptionParserTest, AnswersHelpAndLooksAtNothingElse) {
  EXPECT_TRUE(parse({"-h"}));
  EXPECT_TRUE(parse({"--help"}));
  EXPECT_TRUE(parse({"--nonsense", "-k", "many", "a", "b", "c", "--help"}));
  EXPECT_EQ(topics_, 20);
}

TEST_F(OptionParserTest, WritesHelpWithDefaults) {
  parser_.example("lda-vi do a.txt", "it is done");

  EXPECT_EQ(parser_.help("do", "Do it."),
            "lda-vi do INPUT… [OPTION…]\n"
            "\n"
            "Do it.\n"
            "\n"
            "Options:\n"
            "  -f, --force               replace it\n"
            "  -o, --output FILE         where it goes [-]\n"
            "  --engine auto|cvb0|vb     how [auto]\n"
            "  -k, --topics K            how many [20]\n"
            "  --seed N                  where randomness begins [1]\n"
            "  --share SHARE             how much [half]\n"
            "\n"
            "Examples:\n"
            "  lda-vi do a.txt  # it is done\n");
}

TEST_F(OptionParserTest, ShowsTheDefaultThatWasThereBeforeParsing) {
  parse({"-k", "7"});

  EXPECT_NE(parser_.help("do", "Do it.").find("how many [20]"), std::string::npos);
}

TEST(OptionParser, GroupsOptionsUnderTheirHeadings) {
  bool a = false;
  bool b = false;
  OptionParser parser;
  parser.heading("First").flag("aa", a, "one");
  parser.heading("Second").flag("bb", b, "two");

  EXPECT_EQ(parser.help("do", "Do it."),
            "lda-vi do [OPTION…]\n\nDo it.\n"
            "\nFirst:\n  --aa                      one\n"
            "\nSecond:\n  --bb                      two\n");
}

TEST(OptionParser, WrapsHelpAtAHundredColumns) {
  bool flag = false;
  std::string text;
  std::string help;
  for (int i = 0; i < 60; ++i) help += (i > 0 ? " " : "") + std::string("word");
  OptionParser parser;
  parser.flag("short", flag, help);
  parser.text("an-option-with-a-very-long-name", text, "AND-A-LONG-PLACEHOLDER", help);

  const Words lines = lines_of(parser.help("do", "Do it."));
  std::size_t longest = 0;
  for (const std::string& line : lines) {
    EXPECT_LE(columns(line), 100u) << line;
    longest = std::max(longest, columns(line));
  }
  EXPECT_GE(longest, 96u) << "wrapped too early";
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "  --an-option-with-a-very-long-name AND-A-LONG-PLACEHOLDER"), 1);
  EXPECT_EQ(parser.help("do", "Do it.").find(" \n"), std::string::npos) << "blanks before the end of a line";
}

TEST(OptionParser, MeasuresHelpInColumnsNotBytes) {
  bool flag = false;
  std::string help;
  for (int i = 0; i < 60; ++i) help += (i > 0 ? " " : "") + std::string("…");
  OptionParser parser;
  parser.flag("dots", flag, help);

  const Words lines = lines_of(parser.help("do", "Do it."));
  ASSERT_GE(lines.size(), 6u);
  EXPECT_GE(columns(lines[5]), 98u) << lines[5];
}

}  // namespace
}  // namespace ldavi::cli
