// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus_stream.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::chrono::milliseconds kLong{20'000};

/// Options under which every word counts.
LoadOptions every_word() {
  LoadOptions options;
  options.text.stop_words = "none";
  options.pruning.min_documents = 1;
  options.pruning.max_share = 1.0;
  return options;
}

std::string lines(std::size_t number, const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < number; ++i) text += line + "\n";
  return text;
}

TEST(TextStream, NumbersTheTermsOfLaterDocumentsAsTheFirstLookDoes) {
  const TemporaryFolder folder;
  const std::string first = folder.write("a.txt", "bread butter\nsoil\n");
  const std::string second = folder.write("b.txt", "soil soil zebra butter\n\nyak\n");
  TextStream stream({first, second}, every_word(), 2);
  EXPECT_EQ(stream.first_look().vocabulary.terms(), (std::vector<std::string>{"bread", "butter", "soil"}));
  EXPECT_EQ(stream.first_look().num_documents(), 2U);
  EXPECT_EQ(stream.loaded().options.back(), (std::pair<std::string, std::string>("first-look", "2")));

  Corpus window;
  ASSERT_EQ(stream.next(window, kLong), StreamState::kWindow);
  EXPECT_EQ(window.num_terms(), 0U);
  EXPECT_EQ(window.offsets, (std::vector<std::uint64_t>{0, 2, 2, 2}));
  EXPECT_EQ(window.terms, (Numbers{1, 2}));
  EXPECT_EQ(window.counts, (Numbers{1, 2}));
  EXPECT_EQ(window.ids, (std::vector<std::string>{"b.txt:1", "b.txt:2", "b.txt:3"}));
  EXPECT_EQ(stream.next(window, kLong), StreamState::kEnd);
  EXPECT_EQ(stream.report().documents, 3U);
  EXPECT_EQ(stream.report().known_tokens, 3U);
  EXPECT_EQ(stream.report().unknown_tokens, 2U);
}

TEST(TextStream, CutsWindowsByTheNumberOfDocuments) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.txt", lines(10 + 3 * TextStream::kWindowDocuments + 7, "bread soil"));
  TextStream stream({input}, every_word(), 10);
  Corpus window;
  std::vector<std::size_t> sizes;
  while (stream.next(window, kLong) == StreamState::kWindow) sizes.push_back(window.num_documents());
  EXPECT_EQ(sizes, (std::vector<std::size_t>{TextStream::kWindowDocuments, TextStream::kWindowDocuments,
                                             TextStream::kWindowDocuments, 7}));
}

TEST(TextStream, MayBeAllFirstLook) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.txt", "bread\nsoil\n");
  TextStream stream({input}, every_word(), 1000);
  Corpus window;
  EXPECT_EQ(stream.first_look().num_documents(), 2U);
  EXPECT_EQ(content_hash(stream.first_look()), content_hash(load_corpus({input}, every_word()).corpus));
  EXPECT_EQ(stream.next(window, kLong), StreamState::kEnd);
  EXPECT_EQ(stream.report().documents, 0U);
}

TEST(TextStream, GivesWhatCameBeforeTheDamage) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.jsonl", lines(20, "{\"text\": \"bread\"}") + "{\"text\": 5}\n");
  TextStream stream({input}, every_word(), 5);
  Corpus window;
  ASSERT_EQ(stream.next(window, kLong), StreamState::kWindow);
  EXPECT_EQ(window.num_documents(), 15U);
  for (int again = 0; again < 2; ++again) {
    try {
      stream.next(window, kLong);
      ADD_FAILURE() << "no error";
    } catch (const ParseError& error) {
      EXPECT_EQ(error.line(), 21U);
    }
  }
}

TEST(TextStream, BreaksWithinTheFirstLookAsAnyCorpus) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.jsonl", "{\"text\": \"bread\"}\n{\"text\": 5}\n");
  EXPECT_THROW(TextStream({input}, every_word(), 2), ParseError);
  EXPECT_NO_THROW(TextStream({input}, every_word(), 1)) << "what comes later is not looked at";
  EXPECT_THROW(TextStream({folder.write("empty.txt", "")}, every_word(), 2), ParseError);
}

TEST(TextStream, TellsWhatWasSkipped) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.jsonl", "{\"text\": \"bread\"}\n{\"text\": 5}\n{\"text\": \"bread\"}\n");
  LoadOptions options = every_word();
  options.read.skip_bad_records = true;
  TextStream stream({input}, options, 1);
  EXPECT_EQ(stream.report().read.bad_records, 0U);
  Corpus window;
  ASSERT_EQ(stream.next(window, kLong), StreamState::kWindow);
  EXPECT_EQ(window.num_documents(), 2U);
  EXPECT_EQ(stream.report().read.bad_records, 1U);
}

TEST(TextStream, DoesNotWaitForEverAndLeavesAThreadThatDoes) {
  const Pipe pipe;
  pipe.put("bread\nsoil\n" + lines(5, "bread"));
  const auto begin = std::chrono::steady_clock::now();
  {
    TextStream stream({pipe.reader_path()}, every_word(), 2);
    Corpus window;
    EXPECT_EQ(stream.next(window, std::chrono::milliseconds(50)), StreamState::kNotYet);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(TextStream, EndsBeforeItsInput) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.txt", lines(10 * TextStream::kWindowDocuments, "bread soil"));
  TextStream stream({input}, every_word(), 10);
  Corpus window;
  EXPECT_EQ(stream.next(window, kLong), StreamState::kWindow);
}

TEST(TextStream, RefusesCountsAndALookAtNothing) {
  const TemporaryFolder folder;
  const std::string counts = folder.write("docword.x.txt", "1\n1\n1\n1 1 3\n");
  EXPECT_THROW(TextStream({counts}, {}, 10), InvalidArgument);
  EXPECT_THROW(TextStream({folder.write("a.txt", "bread\n")}, every_word(), 0), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
