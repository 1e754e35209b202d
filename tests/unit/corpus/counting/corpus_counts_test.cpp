// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/corpus_counts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ldavi/base/error.hpp"
#include "support/file_size_limit.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Words = std::vector<std::string_view>;

void add(CorpusCounts& counted, std::uint32_t counter, const Words& words, std::string_view id) {
  RowBatch row;
  row.add({counted.counter(counter).count(words), id, {}, {}}, counter);
  counted.add(row);
}

TEST(CorpusCounts, MakesOneCorpusOfWhatSeveralCountersHaveCounted) {
  CorpusCounts counted(0, {});
  counted.make_counters(2);
  add(counted, 1, {"pear", "fig"}, "a");
  add(counted, 0, {"fig", "plum", "fig"}, "b");
  add(counted, 1, {"plum"}, "a");

  const CountedWords all = counted.words();
  EXPECT_EQ(all.words, (Words{"fig", "plum", "pear"}));
  EXPECT_EQ(all.documents, (std::vector<std::uint64_t>{2, 2, 1}));
  EXPECT_EQ(all.tokens, (std::vector<std::uint64_t>{3, 2, 1}));
  EXPECT_EQ(counted.duplicate_ids(), 1U);

  PruningReport report;
  const PruningOptions pruning;
  CorpusInMemory sink(counted.settle(counted.words(), {{}, pruning}, report));
  Executor executor(2);
  counted.pour(sink, executor);
  const Corpus corpus = sink.take();
  EXPECT_EQ(corpus.vocabulary.terms(), (std::vector<std::string>{"fig", "pear", "plum"}));
  ASSERT_EQ(corpus.num_documents(), 3U);
  const std::vector<std::vector<std::uint32_t>> terms{{0, 1}, {0, 2}, {2}};
  const std::vector<std::vector<std::uint32_t>> counts{{1, 1}, {2, 1}, {1}};
  for (std::size_t d = 0; d < 3; ++d) {
    const DocumentCounts document = corpus.document(d);
    EXPECT_EQ(std::vector<std::uint32_t>(document.terms.begin(), document.terms.end()), terms[d]) << d;
    EXPECT_EQ(std::vector<std::uint32_t>(document.counts.begin(), document.counts.end()), counts[d]) << d;
  }
}

class StemmedCountsTest : public testing::Test {
 protected:
  StemmedCountsTest() {
    counted_.make_counters(2);
    add(counted_, 0, {"house", "houses", "garden", "news"}, "a");
    add(counted_, 1, {"houses", "gardens", "new"}, "b");
    add(counted_, 0, {"houses", "housing", "the"}, "c");
  }

  Corpus settle(const PruningOptions& pruning) {
    const std::vector<std::string> stop_words{"the"};
    CorpusInMemory sink(counted_.settle(counted_.words(), {stop_words, pruning, &stemmer_}, report_));
    Executor executor(2);
    counted_.pour(sink, executor);
    return sink.take();
  }

  CorpusCounts counted_{0, {}};
  Stemmer stemmer_{"en"};
  PruningReport report_;
};

TEST_F(StemmedCountsTest, MakesWordsOfAStemOneTermThatIsCalledAsTheCommonest) {
  const Corpus corpus = settle({});

  EXPECT_EQ(corpus.vocabulary.terms(), (std::vector<std::string>{"garden", "houses", "new", "news"}));
  EXPECT_EQ(corpus.vocabulary.counts(), (std::vector<std::uint64_t>{2, 5, 1, 1}));
  EXPECT_EQ(corpus.vocabulary.document_frequencies(), (std::vector<std::uint64_t>{2, 3, 1, 1}));
  const DocumentCounts first = corpus.document(0);
  EXPECT_EQ(std::vector<std::uint32_t>(first.terms.begin(), first.terms.end()), (std::vector<std::uint32_t>{0, 1, 3}));
  EXPECT_EQ(std::vector<std::uint32_t>(first.counts.begin(), first.counts.end()), (std::vector<std::uint32_t>{1, 2, 1}));
  EXPECT_EQ(report_.stop_word_terms, 1U);
}

TEST_F(StemmedCountsTest, LeavesOutWordsByNameBeforeAndByDocumentsAfter) {
  PruningOptions pruning;
  pruning.min_documents = 2;
  pruning.dropped = {"houses"};
  pruning.kept = {"housing", "gardens"};
  const Corpus corpus = settle(pruning);

  EXPECT_EQ(corpus.vocabulary.terms(), (std::vector<std::string>{"gardens", "housing"})) << "called as those kept by name";
  EXPECT_EQ(corpus.vocabulary.counts(), (std::vector<std::uint64_t>{2, 2}));
  EXPECT_EQ(report_.dropped_tokens, 3U);
  EXPECT_EQ(report_.rare_terms, 2U);
}

TEST(CorpusCounts, MakesPhrasesTerms) {
  CorpusCounts counted(0, {}, true);
  counted.make_counters(2);
  const std::vector<std::string> stop_words{"of"};
  const auto add_in_order = [&](std::uint32_t counter, const Words& words) {
    counted.counter(counter).count(words);
    RowBatch row;
    row.add({{counted.counter(counter).sequence(), {}}, "id", {}, {}}, counter);
    counted.add(row);
  };
  // Others between, so that chance would not put the words of phrases side by side.
  for (std::uint32_t d = 0; d < 40; ++d) {
    const std::string other = "other" + std::to_string(d % 7);
    add_in_order(d % 2, {"new", "york", "times", other, "york", "of", "new", "of", other, "hot", "dog", other});
  }
  PruningOptions pruning;
  pruning.max_share = 1.0;
  PruningReport report;
  CorpusInMemory sink(counted.settle(counted.words(), {stop_words, pruning}, report));
  Executor executor(2);
  counted.pour(sink, executor);
  const Corpus corpus = sink.take();

  EXPECT_EQ(counted.phrases(), (std::vector<std::string>{"hot dog", "new york times", "york times"}));
  const Vocabulary& vocabulary = corpus.vocabulary;
  EXPECT_TRUE(vocabulary.find("hot_dog"));
  EXPECT_TRUE(vocabulary.find("new_york_times"));
  EXPECT_FALSE(vocabulary.find("hot")) << "it stands in the phrase only";
  EXPECT_FALSE(vocabulary.find("york_times")) << "new stands before it everywhere";
  ASSERT_TRUE(vocabulary.find("new"));
  EXPECT_EQ(vocabulary.counts()[*vocabulary.find("new")], 40U);
  EXPECT_EQ(vocabulary.document_frequencies()[*vocabulary.find("new_york_times")], 40U);
  EXPECT_EQ(corpus.document(0).num_tokens(), 7U);
}

TEST(CorpusCounts, MakesTheSameCorpusWhateverMemoryItHas) {
  const TemporaryFolder folder;
  std::vector<std::string> letters;
  for (int i = 0; i < 50; ++i) letters.push_back("w" + std::to_string(i * i % 97));
  std::vector<std::uint64_t> hashes;
  for (const std::uint64_t memory : {0, 1, 300, 5000, 1'000'000}) {
    CorpusCounts counted(memory, folder.path());
    counted.make_counters(1);
    for (std::size_t d = 0; d < 200; ++d) {
      const Words words(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(d % letters.size()));
      add(counted, 0, words, std::to_string(d % 150));
    }
    EXPECT_EQ(counted.is_spilled(), memory > 0 && memory < 1'000'000) << memory;
    EXPECT_EQ(counted.duplicate_ids(), 50U);
    EXPECT_TRUE(folder.names().empty());
    PruningOptions pruning;
    pruning.min_documents = 3;
    pruning.max_share = 0.9;
    PruningReport report;
    CorpusInMemory sink(counted.settle(counted.words(), {{}, pruning}, report));
    Executor executor(2);
    counted.pour(sink, executor);
    hashes.push_back(content_hash(sink.take()));
  }
  EXPECT_EQ(hashes, std::vector<std::uint64_t>(hashes.size(), hashes.front()));
}

TEST(CorpusCounts, SaysThatThereIsNoRoomForItsFile) {
  const TemporaryFolder folder;
  const FileSizeLimit limit(100);
  CorpusCounts counted(1, folder.path());
  counted.make_counters(1);
  try {
    for (int i = 0; i < 10; ++i) add(counted, 0, {"fig"}, "a document");
    ADD_FAILURE() << "nothing was thrown";
  } catch (const IoError& error) {
    EXPECT_EQ(error.action(), IoError::Action::kWrite);
    EXPECT_EQ(error.path(), folder.path());
  }
}

TEST(CorpusCounts, KeepsItsCountersWhereTheyAre) {
  CorpusCounts counted(0, {});
  counted.make_counters(1);
  const WordCounter* const first = &counted.counter(0);
  counted.make_counters(100);

  EXPECT_EQ(&counted.counter(0), first);
}

}  // namespace
}  // namespace ldavi
