// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_format.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(CountFormat, IsKnownByNameCompressedOrNot) {
  for (const char* name : {"docword.kos.txt", "a/docword.kos.txt.gz", "docword.txt.zst"})
    EXPECT_EQ(count_format_of_name(name), InputFormat::kUci) << name;
  for (const char* name : {"ap.dat", "a/ap.ldac.gz", "docword.ap.dat.zst"})
    EXPECT_EQ(count_format_of_name(name), InputFormat::kLdaC) << name;
  for (const char* name : {"x.mtx", "a.b/x.mtx.gz"}) EXPECT_EQ(count_format_of_name(name), InputFormat::kMatrixMarket) << name;
  for (const char* name : {"x.svm", "x.svmlight.zst", "x.libsvm"})
    EXPECT_EQ(count_format_of_name(name), InputFormat::kSvmLight) << name;
}

TEST(CountFormat, IsNotKnownByOtherNames) {
  for (const char* name : {"docword.kos", "vocab.kos.txt", "docword/x.txt", "my.docword.txt", "docwords.txt", "docword-kos.txt",
                           ".mtx", "mtx", "x.mtx.bz2", "x.dat/y", "x.ldacorpus", "-", ""})
    EXPECT_EQ(count_format_of_name(name), std::nullopt) << name;
}

TEST(CountFormat, IsATextFileOfCounts) {
  for (const InputFormat format : {InputFormat::kUci, InputFormat::kLdaC, InputFormat::kMatrixMarket, InputFormat::kSvmLight})
    EXPECT_TRUE(is_count_format(format));
  for (const InputFormat format : {InputFormat::kAuto, InputFormat::kLines, InputFormat::kCorpus})
    EXPECT_FALSE(is_count_format(format));
}

}  // namespace
}  // namespace ldavi
