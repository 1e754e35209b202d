// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/even_terms.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ldavi/corpus/corpus_builder.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

using Strings = std::vector<std::string>;

/// Texts on two things, each with words of its own; "also" is in any of them by chance, "motor" often where it is at all, "petal" once in the
/// texts on one of them.
Corpus corpus_of(std::uint64_t documents) {
  CorpusBuilder builder;
  for (std::uint64_t d = 0; d < documents; ++d) {
    RandomStream random(1, kPlantedDocuments, d);
    const bool gardens = random.below(2) == 0;
    Strings words;
    for (int i = 0; i < 50; ++i) words.push_back((gardens ? "garden" : "engine") + std::to_string(random.below(50)));
    for (int i = 0; i < 50; ++i) {
      if (random.below(150) == 0) words.emplace_back("also");
    }
    if (!gardens && random.below(4) == 0) words.insert(words.end(), 5, "motor");
    if (gardens && random.below(2) == 0) words.emplace_back("petal");
    const std::vector<std::string_view> tokens(words.begin(), words.end());
    builder.add(tokens, std::to_string(d));
  }
  PruningReport report;
  return builder.build({}, {1, 1.0}, report);
}

TEST(EvenTerms, AreThoseThatTellNoTopicFromAnother) {
  const std::vector<EvenTerm> terms = even_terms(corpus_of(2000));

  ASSERT_EQ(terms.size(), 1U);
  EXPECT_EQ(terms[0].term, "also");
  EXPECT_NEAR(static_cast<double>(terms[0].documents), 567, 60);
  EXPECT_NEAR(terms[0].evenness, 1.0, 0.05);
}

TEST(EvenTerms, AreNoneWhereChanceCannotBeTold) { EXPECT_TRUE(even_terms(corpus_of(kLeastEvenDocuments - 1)).empty()); }

TEST(EvenTerms, AreNoneOfNothing) { EXPECT_TRUE(even_terms(Corpus()).empty()); }

}  // namespace
}  // namespace ldavi
