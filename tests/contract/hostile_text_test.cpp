// SPDX-License-Identifier: Apache-2.0
// Terms, ids and labels that a terminal, a page or a spreadsheet would obey: in no output of any command are they more than text.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "text/control_characters.hpp"
#include "text/visible_text.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

const std::vector<std::string> kHostile{"</script><script>alert(1)</script>", "=1+1|cmd", "\x1b[31m\x07red", "\u202egpj.exe",
                                        "\u009b31m\u2028\"q\",'"};

class HostileText : public testing::Test {
 protected:
  HostileText() {
    TopicModel model = sample_model();
    model.vocabulary = Vocabulary(kHostile, {4, 2, 5, 6, 3}, {9, 2, 6, 7, 3});
    model.provenance.inputs = kHostile;
    model.provenance.options = {{kHostile[2], kHostile[3]}};
    save_model(model, file("terms.ldavi"));
    std::string counts;
    for (int d = 0; d < 20; ++d) counts += "5 0:1 1:2 2:1 3:" + std::to_string(1 + d % 3) + " 4:1\n";
    folder_.write("c.ldac", counts);
    std::string lines;
    for (std::size_t d = 0; d < 20; ++d) {
      lines += R"({"id": )" + quoted(kHostile[d % 5] + std::to_string(d)) + R"(, "label": )" + quoted(kHostile[d % 5]) +
               R"(, "date": "2020-01-0)" + std::to_string(1 + d % 9) + R"(", "text": )" +
               quoted(kHostile[d % 5] + (d % 2 == 0 ? " bread flour oven" : " garden seed soil")) + "}\n";
    }
    folder_.write("t.jsonl", lines);
    ok({"train", file("t.jsonl"), "-k", "2", "--passes", "3", "--min-df", "1", "-q", "-o", file("texts.ldavi")});
  }

  static std::string quoted(const std::string& text) {
    std::string json = "\"";
    for (const char c : text) {
      constexpr char kDigits[] = "0123456789abcdef";
      if (static_cast<unsigned char>(c) < 0x20 || c == '"') {
        json += std::string("\\u00") + kDigits[c >> 4 & 0xF] + kDigits[c & 0xF];
      } else {
        json += c;
      }
    }
    return json + "\"";
  }

  std::string file(const std::string& name) const { return folder_.file(name); }

  static Outcome ok(const Words& arguments) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome;
  }

  /// What a command prints may go to a terminal.
  static void expect_harmless(const Words& arguments) {
    SCOPED_TRACE(testing::PrintToString(arguments));
    const Outcome outcome = ok(arguments);
    EXPECT_NE(outcome.out, "");
    for (const std::string& text : {outcome.out, outcome.err}) {
      // Only what tables and lines are made of.
      EXPECT_EQ(visible_text(text, "\t\n\r"), text);
    }
  }

  TemporaryFolder folder_;
};

TEST_F(HostileText, IsNotObeyedByATerminal) {
  const std::string terms = file("terms.ldavi");
  const std::string model = file("texts.ldavi");
  const std::string texts = file("t.jsonl");
  for (const char* format : {"text", "json"}) {
    expect_harmless({"topics", terms, "--format", format});
    expect_harmless({"topics", model, texts, "--format", format});
    expect_harmless({"topics", terms, "--topic", "0", "--format", format});
    expect_harmless({"inspect", terms, "--format", format});
    expect_harmless({"inspect", texts, "--format", format});
    expect_harmless({"inspect", file("c.ldac"), "--format", format});
    expect_harmless({"eval", model, texts, "--label-field", "label", "--format", format});
    expect_harmless({"compare", terms, terms, "--format", format});
  }
  for (const char* format : {"tsv", "csv", "jsonl"}) {
    expect_harmless({"infer", model, texts, "--format", format});
    expect_harmless({"infer", model, texts, "--tokens", "--format", format});
  }
  expect_harmless({"infer", model, texts, "--explain"});
  for (const char* what : {"topics", "words"}) {
    for (const char* format : {"tsv", "csv", "json"})
      expect_harmless({"export", terms, "--what", what, "--format", format, "-o", "-"});
  }
  for (const char* what : {"mixtures", "labels", "time"}) {
    for (const char* format : {"tsv", "csv"})
      expect_harmless({"export", model, texts, "--what", what, "--format", format, "-o", "-"});
  }
  expect_harmless({"export", terms, "--what", "words", "--format", "markdown", "-o", "-"});
}

TEST_F(HostileText, ThatIsNoUtf8IsReplaced) {
  folder_.write("f/l\xff/x\xff.txt", "bread flour oven");
  folder_.write("f/l\xff/y\x1b.txt", "garden seed soil");
  ok({"prepare", file("f"), "--min-df", "1", "-o", file("f.ldacorpus"), "-q"});
  for (const char* format : {"tsv", "csv", "jsonl"}) {
    for (const char* input : {"f", "f.ldacorpus"}) {
      expect_harmless({"infer", file("texts.ldavi"), file(input), "--format", format});
      const std::string mixtures =
          ok({"export", file("texts.ldavi"), file(input), "--what", "mixtures", "--format", format, "-o", "-"}).out;
      const bool is_json = std::string_view(format) == "jsonl";
      EXPECT_NE(mixtures.find(is_json ? "l\\ufffd/x\\ufffd.txt" : "l\uFFFD/x\uFFFD.txt"), std::string::npos) << mixtures;
    }
  }
}

TEST_F(HostileText, IsNotObeyedInMessages) {
  const Outcome outcome = run({"train", file("\x1b[31m\u202e.jsonl")});

  EXPECT_EQ(outcome.code, 66);
  EXPECT_EQ(visible_text(outcome.err, "\n"), outcome.err);
}

TEST_F(HostileText, IsNoMarkupOfAPage) {
  ok({"report", file("texts.ldavi"), file("t.jsonl"), "-o", file("r.html")});
  ok({"export", file("texts.ldavi"), file("t.jsonl"), "--format", "ldavis", "-o", file("v.json")});
  ok({"export", file("terms.ldavi"), "--what", "words", "--format", "markdown", "-o", file("m.md")});

  const std::string page = bytes_of_file(file("r.html"));
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("</script><script"), std::string::npos);
  EXPECT_EQ(bytes_of_file(file("v.json")).find("</script"), std::string::npos);
  const std::string markdown = bytes_of_file(file("m.md"));
  EXPECT_NE(markdown.find("<script"), std::string::npos);
  for (std::size_t at = markdown.find('<'); at != std::string::npos; at = markdown.find('<', at + 1))
    EXPECT_EQ(markdown[at - 1], '\\');
}

TEST_F(HostileText, IsNoFormulaOfASpreadsheet) {
  const std::vector<Words> tables{
      {"export", file("terms.ldavi"), "--format", "csv", "-o", "-"},
      {"export", file("terms.ldavi"), "--what", "words", "--format", "csv", "-o", "-"},
      {"export", file("texts.ldavi"), file("t.jsonl"), "--what", "labels", "--format", "csv", "-o", "-"},
      {"infer", file("texts.ldavi"), file("t.jsonl"), "--format", "csv"}};
  for (const Words& arguments : tables) {
    const std::string table = ok(arguments).out;
    EXPECT_NE(table.find("'=1+1|cmd"), std::string::npos) << table;
    for (const char* before : {",", "\n", "\""})
      EXPECT_EQ(table.find(std::string(before) + "=1+1|cmd"), std::string::npos) << table;
  }
}

}  // namespace
}  // namespace ldavi::cli
