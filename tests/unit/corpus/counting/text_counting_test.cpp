// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/text_counting.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Documents of different lengths, some of them empty; an error in place of document `broken`.
class Numbers final : public DocumentSource {
 public:
  explicit Numbers(int size, int broken = -1) : size_(size), broken_(broken) {}

  bool next(Document& document) override {
    if (next_ == broken_) throw ParseError("numbers", static_cast<std::uint64_t>(next_), "broken", "expected a number");
    if (next_ == size_) return false;
    document = {};
    document.id = std::to_string(next_);
    for (int i = 0; i < next_ % 300; ++i) document.text += "w" + std::to_string((next_ * 7 + i * i) % 1000) + " ";
    if (next_ % 50 == 0) document.text += "\xFF";
    ++next_;
    return true;
  }

  const ReadReport& report() const override { return report_; }

 private:
  int size_;
  int broken_;
  int next_ = 0;
  ReadReport report_;
};

std::uint64_t hash_with(int num_threads, std::uint64_t most_documents, std::uint64_t& invalid_sequences) {
  Numbers source(5000);
  Executor executor(num_threads);
  CorpusCounts counted(0, {});
  invalid_sequences = count_documents(source, text_rules({}), most_documents, executor, counted);
  PruningReport report;
  const PruningOptions pruning;
  CorpusInMemory sink(counted.settle(counted.words(), {{}, pruning}, report));
  counted.pour(sink, executor);
  return content_hash(sink.take());
}

TEST(TextCounting, GivesTheSameCorpusOnAnyNumberOfThreads) {
  std::uint64_t invalid_sequences = 0;
  const std::uint64_t expected = hash_with(1, 10'000, invalid_sequences);
  EXPECT_EQ(invalid_sequences, 100U);
  for (const int num_threads : {2, 3, 8}) {
    EXPECT_EQ(hash_with(num_threads, 10'000, invalid_sequences), expected) << num_threads;
    EXPECT_EQ(invalid_sequences, 100U);
  }
}

TEST(TextCounting, TakesNoMoreDocumentsThanAskedFor) {
  for (const int num_threads : {1, 2}) {
    Numbers source(5000);
    Executor executor(num_threads);
    CorpusCounts counted(0, {});
    count_documents(source, text_rules({}), 1500, executor, counted);
    EXPECT_EQ(counted.num_documents(), 1500U);
    Document next;
    ASSERT_TRUE(source.next(next));
    EXPECT_EQ(next.id, "1500");
  }
}

TEST(TextCounting, ThrowsWhatTheSourceThrows) {
  for (const int num_threads : {1, 2, 8}) {
    Numbers source(5000, 2345);
    Executor executor(num_threads);
    CorpusCounts counted(0, {});
    try {
      count_documents(source, text_rules({}), 10'000, executor, counted);
      FAIL() << num_threads;
    } catch (const ParseError& error) {
      EXPECT_EQ(error.line(), 2345U);
    }
  }
}

class Ids final : public TextWatcher {
 public:
  void see(const Document& document, const Tokens& tokens) override {
    EXPECT_EQ(document.id, std::to_string(next_++));
    num_words_ += tokens.words.size();
  }
  void see_end(const ReadReport&, std::uint64_t) override {}
  int next() const { return next_; }
  std::uint64_t num_words() const { return num_words_; }

 private:
  int next_ = 0;
  std::uint64_t num_words_ = 0;
};

TEST(TextCounting, ShowsDocumentsInOrderOnAnyNumberOfThreads) {
  for (const int num_threads : {1, 2, 8}) {
    Numbers source(5000);
    Executor executor(num_threads);
    CorpusCounts counted(0, {});
    Ids watcher;
    count_documents(source, text_rules({}), 10'000, executor, counted, &watcher);
    EXPECT_EQ(watcher.next(), 5000);
    std::uint64_t tokens = 0;
    for (const std::uint64_t count : counted.words().tokens) tokens += count;
    EXPECT_EQ(watcher.num_words(), tokens);
  }
}

TEST(TextCounting, EndsWhereAWatcherThrows) {
  class Thrower final : public TextWatcher {
   public:
    void see(const Document& document, const Tokens&) override {
      if (document.id == "3000") throw InvalidArgument("enough");
    }
    void see_end(const ReadReport&, std::uint64_t) override {}
  };
  for (const int num_threads : {1, 2, 8}) {
    Numbers source(5000);
    Executor executor(num_threads);
    CorpusCounts counted(0, {});
    Thrower watcher;
    EXPECT_THROW(count_documents(source, text_rules({}), 10'000, executor, counted, &watcher), InvalidArgument);
  }
}

TEST(TextCounting, ReadsASourceWithoutDocuments) {
  Numbers source(0);
  Executor executor(2);
  CorpusCounts counted(0, {});
  EXPECT_EQ(count_documents(source, text_rules({}), 10, executor, counted), 0U);
  EXPECT_EQ(counted.num_documents(), 0U);
}

/// One document.
class OneText final : public DocumentSource {
 public:
  explicit OneText(std::string text) : text_(std::move(text)) {}

  bool next(Document& document) override {
    document = {};
    document.text = text_;
    return !std::exchange(given_, true);
  }
  const ReadReport& report() const override { return report_; }

 private:
  std::string text_;
  bool given_ = false;
  ReadReport report_;
};

TEST(TextCounting, CountsALongDocumentAsOne) {
  constexpr std::uint32_t kTimes = 200'000;
  std::string text;
  for (std::uint32_t i = 0; i < kTimes; ++i) text += i % 1000 == 0 ? "l'\u00E9t\u00E9 \xFF fig " : "pears fig ";
  for (const std::string pattern : {"", "[a-z]{3,} ?"}) {
    TextOptions options;
    options.token_pattern = pattern;
    OneText source(text);
    Executor executor(1);
    CorpusCounts counted(0, {});
    EXPECT_EQ(count_documents(source, text_rules(options), 10, executor, counted), kTimes / 1000);
    PruningReport report;
    const PruningOptions pruning;
    CorpusInMemory sink(counted.settle(counted.words(), {{}, pruning}, report));
    counted.pour(sink, executor);
    const Corpus corpus = sink.take();
    ASSERT_EQ(corpus.num_documents(), 1U);
    const std::optional<std::uint32_t> fig = corpus.vocabulary.find("fig");
    ASSERT_TRUE(fig.has_value()) << pattern;
    EXPECT_EQ(corpus.vocabulary.counts()[*fig], kTimes);
    EXPECT_EQ(corpus.vocabulary.document_frequencies()[*fig], 1U);
    EXPECT_EQ(corpus.num_nonzeros(), corpus.num_terms());
  }
}

}  // namespace
}  // namespace ldavi
