// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared_checks.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

using Offsets = Array<std::uint64_t>;

Corpus sound() {
  Corpus corpus;
  corpus.vocabulary = Vocabulary({"fig", "pear"}, {2, 1}, {3, 1});
  corpus.offsets = {0, 2, 2, 3};
  corpus.terms = {0, 1, 0};
  corpus.counts = {2, 1, 1};
  return corpus;
}

TEST(CheckOffsets, WantsThemFromZeroToTheEndWithoutDescent) {
  check_offsets(Offsets{0, 0, 3, 5, 5}, 5, "bad", "file");
  check_offsets(Offsets{0}, 0, "bad", "file");
  for (const Offsets& offsets : {Offsets{}, Offsets{1, 5}, Offsets{0, 4}, Offsets{0, 6}, Offsets{0, 3, 2, 5}, Offsets{0, 9, 5}})
    EXPECT_THROW(check_offsets(offsets, 5, "bad", "file"), FormatError);
}

TEST(CheckDocuments, CountsTheEmptyOnes) { EXPECT_EQ(check_documents(sound(), "file"), 1U); }

TEST(CheckDocuments, RefusesTermsAndCountsThatCannotBe) {
  Corpus unknown_term = sound();
  unknown_term.terms = {0, 2, 0};
  Corpus descending = sound();
  descending.terms = {1, 0, 0};
  Corpus twice = sound();
  twice.terms = {0, 0, 1};
  Corpus no_count = sound();
  no_count.counts = {3, 1, 0};
  for (const Corpus& corpus : {unknown_term, descending, twice, no_count})
    EXPECT_THROW(check_documents(corpus, "file"), FormatError);
}

TEST(CheckDocuments, RefusesAVocabularyOfOtherDocuments) {
  Corpus other_frequency = sound();
  other_frequency.vocabulary = Vocabulary({"fig", "pear"}, {1, 1}, {3, 1});
  Corpus other_count = sound();
  other_count.counts = {2, 1, 2};
  for (const Corpus& corpus : {other_frequency, other_count}) EXPECT_THROW(check_documents(corpus, "file"), FormatError);
}

}  // namespace
}  // namespace ldavi
