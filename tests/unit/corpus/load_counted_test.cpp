// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <string_view>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/corpus/load.hpp"
#include "support/random_purposes.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(LoadCounted, KeepsEveryDocumentAndCountsWhatIsUnknown) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.txt", "bread butter bread\n\nzebra\nbutter yak\n");
  const Vocabulary vocabulary({"bread", "butter"}, {1, 1}, {1, 1});
  const CountedCorpus loaded = load_counted({input}, {}, vocabulary, text_rules({}));
  EXPECT_EQ(loaded.corpus.num_documents(), 4U);
  EXPECT_EQ(loaded.corpus.offsets, (std::vector<std::uint64_t>{0, 2, 2, 2, 3}));
  EXPECT_EQ(loaded.corpus.terms, (Numbers{0, 1, 1}));
  EXPECT_EQ(loaded.corpus.counts, (Numbers{2, 1, 1}));
  EXPECT_EQ(loaded.corpus.ids, (std::vector<std::string>{"1", "2", "3", "4"}));
  EXPECT_EQ(loaded.corpus.vocabulary.terms(), vocabulary.terms());
  EXPECT_EQ(loaded.unknown_tokens, 2U);
}

TEST(LoadCounted, KeepsLabelsWhereThereAreSome) {
  const TemporaryFolder folder;
  const Vocabulary vocabulary({"bread"}, {1}, {1});
  const std::string lines = folder.write("a.jsonl", "{\"text\": \"bread\", \"label\": \"x\"}\n{\"text\": \"bread\"}\n");
  EXPECT_EQ(load_counted({lines}, {}, vocabulary, text_rules({})).corpus.labels, (StringTable{"x", ""}));
  EXPECT_TRUE(load_counted({folder.write("a.txt", "bread\n")}, {}, vocabulary, text_rules({})).corpus.labels.empty());
  folder.write("vocab.c.txt", "bread\n");
  const std::string counts = folder.write("c.svm", "3 1:2\n0 1:1\n");
  EXPECT_EQ(load_counted({counts}, {}, vocabulary, {}).corpus.labels, (StringTable{"3", "0"}));
}

TEST(LoadCounted, KeepsDatesWhereThereAreSome) {
  const TemporaryFolder folder;
  const Vocabulary vocabulary({"bread"}, {1}, {1});
  const std::string lines = folder.write("a.jsonl", "{\"text\": \"bread\", \"date\": 1790}\n{\"text\": \"bread\"}\n");
  EXPECT_EQ(load_counted({lines}, {}, vocabulary, text_rules({})).corpus.dates, (StringTable{"1790", ""}));
  EXPECT_TRUE(load_counted({folder.write("a.txt", "bread\n")}, {}, vocabulary, text_rules({})).corpus.dates.empty());
}

TEST(LoadCounted, GivesTheCorpusThatAModelWasTrainedOn) {
  const TemporaryFolder folder;
  const std::string text = folder.write("a.txt", "The bread and the butter\n\nSeeds, roses; and seeds!\nbread 12 roses\n");
  LoadOptions options;
  options.text.stop_words = "en";
  const LoadedCorpus trained = load_corpus({text}, options);
  EXPECT_EQ(content_hash(load_counted({text}, {}, trained.corpus.vocabulary, trained.text).corpus),
            content_hash(trained.corpus));

  const std::string counts = folder.write("docword.x.txt", "3\n4\n4\n1 1 3\n1 3 2\n3 2 1\n3 3 1\n");
  const LoadedCorpus counted = load_corpus({counts}, {});
  EXPECT_EQ(content_hash(load_counted({counts}, {}, counted.corpus.vocabulary, {}).corpus), content_hash(counted.corpus));
}

/// Lines of words with endings, phrases, numbers, addresses, tags, emoji and stop words.
std::string many_lines() {
  constexpr std::array<std::string_view, 16> kPieces{"house",        "Houses", "garden's", "gardens", "New York", "hot dog",
                                                     "the",          "of",     "1998",     "12.5",    "#topic",   "@somebody",
                                                     "http://x.org", "été",    "😀",        "本を読む"};
  RandomStream random(1, kPlantedDocuments, 0);
  std::string text;
  for (int line = 0; line < 300; ++line) {
    for (std::uint32_t i = random.below(20); i > 0; --i) text += std::string(kPieces[random.below(kPieces.size())]) + " ";
    text += "\n";
  }
  return text;
}

TEST(LoadCounted, GivesTheCorpusThatAModelWasTrainedOnWhateverTheTextOptions) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.txt", many_lines());
  std::vector<LoadOptions> variants(7);
  variants[0].text.stem = "en";
  variants[1].text.phrases = true;
  variants[2].text.phrases = true;
  variants[2].text.stem = "en";
  variants[3].pruning.kept = {"the"};
  variants[3].text.phrases = true;
  variants[4].text.numbers = NumberPolicy::kShape;
  variants[4].text.addresses = AddressPolicy::kKeep;
  variants[4].text.tags = TagPolicy::kKeep;
  variants[4].text.emoji = EmojiPolicy::kKeep;
  variants[5].text.token_pattern = "[\\w.:/]+";
  variants[6].pruning.dropped = {"house"};
  variants[6].pruning.max_terms = 5;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    LoadOptions& options = variants[i];
    options.text.stop_words = "en";
    options.num_threads = 2;
    const LoadedCorpus trained = load_corpus({input}, options);
    ASSERT_GT(trained.corpus.num_terms(), 3U) << i;
    EXPECT_EQ(trained.text->phrases.empty(), !options.text.phrases) << i;
    const CountedCorpus counted = load_counted({input}, {}, trained.corpus.vocabulary, trained.text);
    EXPECT_EQ(content_hash(counted.corpus), content_hash(trained.corpus)) << i;
  }
}

TEST(LoadCounted, TellsOfRecordsThatWereSkipped) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.jsonl", "{\"text\": \"bread\"}\n{\"text\": 5}\n");
  const Vocabulary vocabulary({"bread"}, {1}, {1});
  ReadOptions options;
  EXPECT_THROW(load_counted({input}, options, vocabulary, text_rules({})), ParseError);
  options.skip_bad_records = true;
  const CountedCorpus loaded = load_counted({input}, options, vocabulary, text_rules({}));
  EXPECT_EQ(loaded.corpus.num_documents(), 2U);
  EXPECT_EQ(loaded.read.bad_records, 1U);
}

}  // namespace
}  // namespace ldavi
