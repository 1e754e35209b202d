// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/corpus/load.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

const Vocabulary& fruits() {
  static const Vocabulary vocabulary({"pear", "fig"}, {1, 1}, {1, 1});
  return vocabulary;
}

struct Seen {
  std::vector<std::string> ids;
  std::vector<Numbers> terms;
  std::vector<Numbers> sequences;
  ReadReport report;
};

Seen seen_of(const std::string& input, int num_threads) {
  Seen seen;
  seen.report = read_counted({input}, {}, fruits(), text_rules({}), num_threads, [&](const CountedBatch& batch) {
    for (const CountedDocument& document : batch.documents) {
      seen.ids.push_back(document.id);
      seen.terms.push_back(document.terms);
    }
    seen.sequences.insert(seen.sequences.end(), batch.sequences.begin(), batch.sequences.end());
  });
  return seen;
}

TEST(ReadCounted, ShowsTextWithTheOrderOfItsWords) {
  const TemporaryFolder folder;
  const Seen seen = seen_of(folder.write("a.txt", "pear plum fig pear\n\nplum \xFF\n"), 1);
  EXPECT_EQ(seen.ids, (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_EQ(seen.terms, (std::vector<Numbers>{{0, 1}, {}, {}}));
  EXPECT_EQ(seen.sequences, (std::vector<Numbers>{{0, kNoTerm, 1, 0}, {}, {kNoTerm}}));
  EXPECT_EQ(seen.report.invalid_sequences, 1U);
}

TEST(ReadCounted, ShowsTheSameForAnyNumberOfThreads) {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 9'000; ++i) lines += i % 7 == 0 ? "fig\n" : i % 3 == 0 ? "pear plum fig pear\n" : "\n";
  lines += std::string(5'000'000, ' ') + "pear\nfig\n";  // longer than a batch
  const std::string input = folder.write("a.txt", lines);
  const Seen one = seen_of(input, 1);
  EXPECT_EQ(one.ids.size(), 9'002U);
  EXPECT_EQ(one.ids.back(), "9002");
  EXPECT_EQ(one.sequences[9'000], Numbers{0});
  for (const int num_threads : {2, 3}) {
    const Seen many = seen_of(input, num_threads);
    EXPECT_EQ(many.ids, one.ids);
    EXPECT_EQ(many.terms, one.terms);
    EXPECT_EQ(many.sequences, one.sequences);
  }
}

TEST(ReadCounted, ShowsCountsWithoutAnOrder) {
  const TemporaryFolder folder;
  folder.write("vocab.x.txt", "fig\nplum\npear\n");
  const Seen seen = seen_of(folder.write("docword.x.txt", "2\n3\n3\n1 1 4\n1 3 2\n2 2 5\n"), 2);
  EXPECT_EQ(seen.ids, (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(seen.terms, (std::vector<Numbers>{{0, 1}, {}}));
  EXPECT_TRUE(seen.sequences.empty());
}

TEST(ReadCounted, ShowsTextsAsTheyWereReadWithTheirLabels) {
  const TemporaryFolder folder;
  folder.write("x/a.txt", "pear\n plum");
  folder.write("b.txt", "");
  std::vector<std::string> texts;
  std::vector<std::string> labels;
  read_counted({folder.path()}, {}, fruits(), text_rules({}), 2, [&](const CountedBatch& batch) {
    for (const Document& document : batch.texts) texts.push_back(document.text);
    for (const CountedDocument& document : batch.documents) labels.push_back(document.label);
  });
  EXPECT_EQ(texts, (std::vector<std::string>{"", "pear\n plum"}));
  EXPECT_EQ(labels, (std::vector<std::string>{"", "x"}));
}

TEST(ReadCounted, ShowsNothingWhereThereIsNone) {
  const TemporaryFolder folder;
  EXPECT_TRUE(seen_of(folder.write("a.txt", ""), 2).ids.empty());
}

TEST(ReadCounted, RefusesTextWithoutRules) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.txt", "fig\n");
  EXPECT_THROW(read_counted({input}, {}, fruits(), std::nullopt, 1, [](const CountedBatch&) {}), InvalidArgument);
}

TEST(ReadCounted, PassesOnWhatTheWatcherThrows) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.txt", "fig\n");
  EXPECT_THROW(read_counted({input}, {}, fruits(), text_rules({}), 2, [](const CountedBatch&) { throw NumericError("boom"); }),
               NumericError);
}

}  // namespace
}  // namespace ldavi
