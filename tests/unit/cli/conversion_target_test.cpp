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
  EXPECT_EQ(conversion_target("mtx", "kos.dat").name, "mtx");
}

TEST(ConversionTarget, IsRefusedWhereNothingShowsIt) {
  const auto refusal = [](const std::string& output) { return usage_error_of([&] { conversion_target("auto", output); }); };
  EXPECT_EQ(refusal("kos.txt"),
            "kos.txt: the name shows no format, expected docword.NAME.txt, .dat, .ldac, .mtx, .svm, .svmlight, .libsvm or "
            ".ldacorpus, or "
            "--to");
  EXPECT_NE(refusal(".mtx"), "");
}

TEST(ConversionTarget, OfAPreparedCorpusIsNotCompressed) {
  for (const char* output : {"kos.ldacorpus.gz", "kos.ldacorpus.zst"})
    EXPECT_NE(usage_error_of([&] { conversion_target("auto", output); }), "") << output;
  EXPECT_NE(usage_error_of([] { conversion_target("corpus", "kos.gz"); }), "");
}

TEST(ConversionTarget, IsAChoice) {
  EXPECT_EQ(conversion_target_names(), (Words{"auto", "uci", "ldac", "mtx", "svmlight", "corpus"}));
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

}  // namespace
}  // namespace ldavi::cli
