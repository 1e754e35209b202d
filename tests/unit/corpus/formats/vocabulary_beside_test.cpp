// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/vocabulary_beside.hpp"

#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

class VocabularyBesideTest : public testing::Test {
 protected:
  std::optional<std::string> find(const std::string& name) const { return find_vocabulary(files_.file(name)); }

  TemporaryFolder files_;
};

TEST_F(VocabularyBesideTest, OfUciCountsIsNamedAsTheyAre) {
  const std::string vocabulary = files_.write("a/vocab.kos.txt", "fig\n");
  const std::string compressed = files_.write("a/vocab.nips.txt.gz", "fig\n");

  EXPECT_EQ(find("a/docword.kos.txt"), vocabulary);
  EXPECT_EQ(find("a/docword.kos.txt.gz"), vocabulary);
  EXPECT_EQ(find("a/docword.nips.txt"), compressed);
  EXPECT_EQ(find("a/docword.enron.txt"), std::nullopt);
  EXPECT_EQ(find("docword.kos.txt"), std::nullopt);
}

TEST_F(VocabularyBesideTest, OfOthersHasTheSuffixVocabOrIsNamedAsOfUciCounts) {
  const std::string by_name = files_.write("ap.vocab.zst", "fig\n");
  files_.write("vocab.ap.txt", "pear\n");
  const std::string as_uci = files_.write("vocab.kos.txt", "fig\n");

  for (const char* name : {"ap.dat", "ap.mtx.gz", "ap.svm", "ap.counts", "ap"}) EXPECT_EQ(find(name), by_name) << name;
  EXPECT_EQ(find("kos.dat"), as_uci);
  EXPECT_EQ(find("docword.kos.mtx"), std::nullopt);
  EXPECT_EQ(find("enron.dat"), std::nullopt);
}

TEST_F(VocabularyBesideTest, IsNotLookedForBesideStandardInput) { EXPECT_EQ(find_vocabulary("-"), std::nullopt); }

TEST_F(VocabularyBesideTest, IsFirstLookedForUnderItsName) {
  EXPECT_EQ(vocabulary_name("a/docword.kos.txt.gz"), "a/vocab.kos.txt");
  EXPECT_EQ(vocabulary_name("a/kos.dat.zst"), "a/kos.vocab");
  EXPECT_EQ(vocabulary_name("docword.kos.mtx"), "docword.kos.vocab");
}

}  // namespace
}  // namespace ldavi
