// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared_notes.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

LoadedCorpus sample() {
  LoadedCorpus loaded;
  loaded.options = {{"min-df", "5"}, {"text-field", "été"}};
  loaded.stop_words = {"en", 0.4, true};
  loaded.pruning = {1, 2, 3, 4, 5, 6, 12, 13, 14, 15, 7, 0.5};
  loaded.read.hidden_files = 8;
  loaded.read.binary_files = 9;
  loaded.read.bad_records = 10;
  loaded.read.invalid_sequences = 11;
  loaded.read.has_fields = true;
  loaded.empty_documents = 12;
  loaded.duplicate_ids = 13;
  loaded.made_up_terms = true;
  loaded.made_by = "0.9";
  return loaded;
}

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text.data(), text.size())); }

LoadedCorpus parsed(const std::string& bytes) {
  LoadedCorpus loaded;
  parse_notes(bytes_of(bytes), "file", loaded);
  return loaded;
}

TEST(PreparedNotes, GiveBackWhatTheyTook) {
  const LoadedCorpus loaded = parsed(serialize_notes(sample()));

  EXPECT_EQ(loaded.options, sample().options);
  EXPECT_EQ(loaded.stop_words.language, "en");
  EXPECT_EQ(loaded.stop_words.coverage, 0.4);
  EXPECT_TRUE(loaded.stop_words.automatic);
  EXPECT_EQ(loaded.pruning.stop_word_terms, 1U);
  EXPECT_EQ(loaded.pruning.min_documents, 7U);
  EXPECT_EQ(loaded.pruning.max_share, 0.5);
  EXPECT_EQ(loaded.read.invalid_sequences, 11U);
  EXPECT_TRUE(loaded.read.has_fields);
  EXPECT_EQ(loaded.empty_documents, 12U);
  EXPECT_EQ(loaded.duplicate_ids, 13U);
  EXPECT_TRUE(loaded.made_up_terms);
  EXPECT_EQ(loaded.made_by, "0.9");
  EXPECT_EQ(serialize_notes(loaded), serialize_notes(sample()));
}

// A person may name a file or a field as he likes.
TEST(PreparedNotes, HoldNamesThatAreNoUtf8) {
  LoadedCorpus loaded = sample();
  loaded.stop_words.language = "file:\xff";
  loaded.options = {{"text-field", "\xfe"}};

  EXPECT_EQ(parsed(serialize_notes(loaded)).stop_words.language, "file:\xff");
  EXPECT_EQ(parsed(serialize_notes(loaded)).options, loaded.options);
}

TEST(PreparedNotes, AreAsLongWhateverTheNumbers) {
  LoadedCorpus other = sample();
  other.empty_documents = 123'456'789;

  EXPECT_EQ(serialize_notes(other).size(), serialize_notes(sample()).size());
}

TEST(PreparedNotes, AreRefusedWhenTheyAreCutOrTooLong) {
  const std::string bytes = serialize_notes(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_THROW(parsed(bytes.substr(0, size)), FormatError) << size;
  EXPECT_THROW(parsed(bytes + "x"), FormatError);
}

TEST(PreparedNotes, AreRefusedWithValuesThatNobodyWrites) {
  const auto refused = [](const LoadedCorpus& loaded) { EXPECT_THROW(parsed(serialize_notes(loaded)), FormatError); };
  LoadedCorpus share = sample();
  share.pruning.max_share = 1.5;
  refused(share);
  LoadedCorpus coverage = sample();
  coverage.stop_words.coverage = -0.1;
  refused(coverage);
  std::string version = serialize_notes(sample());
  version[0] = 3;
  EXPECT_THROW(parsed(version), FormatError);
}

}  // namespace
}  // namespace ldavi
