// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/duplicate_finder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "base/content_hash.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

using Hashes = std::vector<std::uint64_t>;
using Numbers = std::vector<std::uint64_t>;

std::string text_of(const Hashes& words) {
  return {reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint64_t)};
}

/// A word of a language in which word n is about 1/n as frequent as the first.
std::uint64_t any_word(RandomStream& random) {
  constexpr double kWords = 20'000;
  const double number = std::floor(std::pow(kWords, random.uniform()));
  return content_hash(&number, sizeof number);
}

Hashes any_document(RandomStream& random, std::size_t size) {
  Hashes words;
  while (words.size() < size) words.push_back(any_word(random));
  return words;
}

/// With one word in `step` replaced by any other.
Hashes changed(Hashes words, std::size_t step, RandomStream& random) {
  const std::size_t first = random.below(static_cast<std::uint32_t>(std::min(step, words.size())));
  for (std::size_t i = first; i < words.size(); i += step) words[i] = random.next_u64();
  return words;
}

double jaccard(const Hashes& a, const Hashes& b) {
  const std::set<std::uint64_t> first(a.begin(), a.end());
  const std::set<std::uint64_t> second(b.begin(), b.end());
  const auto shared = std::count_if(first.begin(), first.end(), [&](std::uint64_t word) { return second.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(first.size() + second.size() - static_cast<std::size_t>(shared));
}

/// Documents of 20 to 220 words, each with a copy; how many of the copies were found.
struct Planted {
  std::uint64_t found = 0;
  std::uint64_t groups = 0;
  std::uint64_t near = 0;      // pairs that share four fifths of their words
  std::uint64_t far_from = 0;  // pairs that share less than 0.7
};

constexpr std::size_t kPairs = 500;

/// One word in `step` is another in each copy.
Planted plant(std::size_t step) {
  DuplicateFinder finder;
  Planted planted;
  for (std::size_t pair = 0; pair < kPairs; ++pair) {
    RandomStream random(step, kPlantedDocuments, pair);
    const Hashes original = any_document(random, 20 + random.below(200));
    const Hashes copy = changed(original, step, random);
    finder.add(text_of(original), original);
    finder.add(text_of(copy), copy);
    const double truth = jaccard(original, copy);
    planted.near += truth >= DuplicateFinder::kNear ? 1 : 0;
    planted.far_from += truth < 0.7 ? 1 : 0;
  }
  const DuplicateReport report = finder.find();
  EXPECT_EQ(report.duplicates, 0U);
  planted.found = report.near_duplicates;
  planted.groups = report.groups;
  return planted;
}

TEST(DuplicateFinder, FindsCopiesWithAFewWordsChanged) {
  for (const std::size_t step : {20U, 50U}) {
    const Planted planted = plant(step);
    EXPECT_GE(planted.near, 98 * kPairs / 100) << step;
    EXPECT_GE(planted.found, 98 * planted.near / 100) << step;
    EXPECT_EQ(planted.groups, planted.found) << "no two pairs in one group";
  }
}

/// About at the limit: some pairs are on either side.
TEST(DuplicateFinder, FindsMostCopiesWithOneWordInTenChanged) {
  const Planted planted = plant(10);
  EXPECT_GT(planted.near, kPairs / 2);
  EXPECT_GT(planted.found, 85 * planted.near / 100);
}

TEST(DuplicateFinder, FindsNoneWhereOneWordInThreeIsAnother) {
  const Planted planted = plant(3);
  EXPECT_GT(planted.far_from, 95 * kPairs / 100);
  EXPECT_LE(planted.found, kPairs / 100);
}

TEST(DuplicateFinder, TellsExactCopiesFromNearOnes) {
  RandomStream random(1, kPlantedDocuments, 0);
  const Hashes first = any_document(random, 100);
  const Hashes other = any_document(random, 100);
  const Hashes near = changed(first, 50, random);
  DuplicateFinder finder;
  for (const Hashes& words : {first, other, near, first, first}) finder.add(text_of(words), words);

  const DuplicateReport report = finder.find();
  EXPECT_EQ(report.duplicates, 2U);
  EXPECT_EQ(report.near_duplicates, 1U);
  ASSERT_EQ(report.groups, 1U);
  EXPECT_EQ(report.largest[0].size, 4U);
  EXPECT_EQ(report.largest[0].exact, 2U);
  EXPECT_EQ(report.largest[0].examples, (Numbers{0, 2, 3}));
}

TEST(DuplicateFinder, TakesAnotherOrderForANearCopy) {
  RandomStream random(1, kPlantedDocuments, 0);
  const Hashes first = any_document(random, 30);
  const Hashes turned(first.rbegin(), first.rend());
  DuplicateFinder finder;
  finder.add(text_of(first), first);
  finder.add(text_of(turned), turned);

  EXPECT_EQ(finder.find().near_duplicates, 1U);
}

TEST(DuplicateFinder, ComparesShortDocumentsByAllTheirWords) {
  DuplicateFinder finder;
  finder.add("one two three four five", Hashes{1, 2, 3, 4, 5});
  finder.add("one two three four six", Hashes{1, 2, 3, 4, 6});
  finder.add("One, two, three, four, five", Hashes{1, 2, 3, 4, 5});

  const DuplicateReport report = finder.find();
  EXPECT_EQ(report.near_duplicates, 1U);
  EXPECT_EQ(report.largest[0].examples, (Numbers{0, 2}));
}

TEST(DuplicateFinder, TakesNothingForNoCopyOfNothing) {
  DuplicateFinder finder;
  for (int i = 0; i < 3; ++i) finder.add("", {});
  finder.add("1", {});
  finder.add("2", {});
  EXPECT_EQ(finder.find().groups, 0U);
  EXPECT_EQ(DuplicateFinder().find().groups, 0U);
}

TEST(DuplicateFinder, ShowsTheLargestGroupsFirst) {
  DuplicateFinder finder;
  for (std::uint64_t group = 1; group <= 8; ++group) {
    for (std::uint64_t i = 0; i <= group; ++i) finder.add(std::to_string(group), Hashes{group});
  }
  const DuplicateReport report = finder.find();
  EXPECT_EQ(report.groups, 8U);
  EXPECT_EQ(report.duplicates, 36U);
  ASSERT_EQ(report.largest.size(), DuplicateFinder::kMostGroups);
  EXPECT_EQ(report.largest[0].size, 9U);
  EXPECT_EQ(report.largest[0].examples.size(), DuplicateFinder::kMostExamples);
}

/// The work stays bounded where thousands of documents share their words, as forms do.
TEST(DuplicateFinder, JoinsManyAlike) {
  constexpr std::uint64_t kForms = 3000;
  RandomStream random(1, kPlantedDocuments, 0);
  const Hashes form = any_document(random, 60);
  DuplicateFinder finder;
  for (std::uint64_t i = 0; i < kForms; ++i) {
    Hashes filled = form;
    filled.push_back(i);
    finder.add(text_of(filled), filled);
  }
  EXPECT_EQ(finder.find().near_duplicates, kForms - 1);
}

}  // namespace
}  // namespace ldavi
