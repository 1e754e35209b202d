// SPDX-License-Identifier: Apache-2.0
#include "cli/conversion_target.hpp"

#include <gtest/gtest.h>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

std::string_view shown(const std::string& output) { return conversion_target("auto", output).name; }

TEST(ConversionTarget, IsShownByTheName) {
  EXPECT_EQ(shown("a/docword.kos.txt.gz"), "uci");
  EXPECT_EQ(shown("kos.dat"), "ldac");
  EXPECT_EQ(shown("kos.ldac.zst"), "ldac");
  EXPECT_EQ(shown("kos.mtx"), "mtx");
  EXPECT_EQ(shown("kos.libsvm"), "svmlight");
  EXPECT_EQ(shown("kos.ldacorpus"), "corpus");
  EXPECT_EQ(shown("kos.jsonl.zst"), "jsonl");
  EXPECT_EQ(shown("kos.ndjson"), "jsonl");
  EXPECT_EQ(shown("kos.csv.gz"), "csv");
  EXPECT_EQ(shown("kos.tsv"), "tsv");
  EXPECT_EQ(conversion_target("mtx", "kos.dat").name, "mtx");
  EXPECT_EQ(conversion_target("mallet", "kos.txt").name, "mallet");
}

TEST(ConversionTarget, IsRefusedWhereNothingShowsIt) {
  const auto refusal = [](const std::string& output) { return usage_error_of([&] { conversion_target("auto", output); }); };
  EXPECT_EQ(refusal("kos.txt"),
            "kos.txt: the name shows no format, expected docword.NAME.txt, .dat, .ldac, .mtx, .svm, .svmlight, .libsvm, "
            ".ldacorpus, .jsonl, .csv or .tsv, or --to");
  for (const char* output : {".mtx", ".csv", ".jsonl.gz"}) EXPECT_NE(refusal(output), "") << output;
}

TEST(ConversionTarget, OfAPreparedCorpusIsNotCompressed) {
  for (const char* output : {"kos.ldacorpus.gz", "kos.ldacorpus.zst"})
    EXPECT_NE(usage_error_of([&] { conversion_target("auto", output); }), "") << output;
  EXPECT_NE(usage_error_of([] { conversion_target("corpus", "kos.gz"); }), "");
}

TEST(ConversionTarget, IsAChoice) {
  EXPECT_EQ(conversion_target_names(),
            (Words{"auto", "uci", "ldac", "mtx", "svmlight", "corpus", "jsonl", "csv", "tsv", "mallet"}));
}

TEST(ConversionTarget, TellsWhatItLeavesOut) {
  const ConversionTarget& mtx = conversion_target("mtx", "x");
  const ConversionTarget& svmlight = conversion_target("svmlight", "x");
  LoadedCorpus loaded;
  loaded.corpus.ids = {"1", "2"};
  EXPECT_EQ(what_is_left_out(mtx, loaded), "");
  loaded.corpus.labels = {"1", "-1"};
  EXPECT_EQ(what_is_left_out(mtx, loaded), "labels");
  EXPECT_EQ(what_is_left_out(svmlight, loaded), "");
  loaded.corpus.labels = {"1", "fruit"};
  EXPECT_EQ(what_is_left_out(svmlight, loaded), "labels");
  loaded.corpus.ids = {"2", "1"};
  loaded.corpus.dates = {"", "2020"};
  loaded.text = TextRules();
  EXPECT_EQ(what_is_left_out(svmlight, loaded), "document ids, labels, dates, text rules");
  EXPECT_EQ(what_is_left_out(conversion_target("corpus", "x"), loaded), "");
}

TEST(ConversionTarget, IsOneOfThreeKinds) {
  EXPECT_TRUE(conversion_target("corpus", "x").is_prepared());
  EXPECT_FALSE(conversion_target("mtx", "x").is_prepared() || conversion_target("mtx", "x").documents);
  EXPECT_EQ(conversion_target("csv", "x").documents, InputFormat::kCsv);
  EXPECT_FALSE(conversion_target("csv", "x.gz").is_prepared());
}

}  // namespace
}  // namespace ldavi::cli
