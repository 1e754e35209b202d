// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/prepared.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/container_layout.hpp"
#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"
#include "support/file_size_limit.hpp"
#include "support/mapped_bytes.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/prepared_testing.hpp"

namespace ldavi {
namespace {

using Names = std::set<std::string>;

void expect_equal(const LoadedCorpus& a, const LoadedCorpus& b) {
  EXPECT_EQ(content_hash(a.corpus), content_hash(b.corpus));
  EXPECT_EQ(a.corpus.labels, b.corpus.labels);
  EXPECT_EQ(a.corpus.dates, b.corpus.dates);
  EXPECT_EQ(a.corpus.vocabulary.document_frequencies(), b.corpus.vocabulary.document_frequencies());
  EXPECT_EQ(a.corpus.vocabulary.counts(), b.corpus.vocabulary.counts());
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.options, b.options);
  EXPECT_EQ(a.stop_words.language, b.stop_words.language);
  EXPECT_EQ(a.stop_words.coverage, b.stop_words.coverage);
  EXPECT_EQ(a.pruning.rare_terms, b.pruning.rare_terms);
  EXPECT_EQ(a.empty_documents, b.empty_documents);
  EXPECT_EQ(a.duplicate_ids, b.duplicate_ids);
  EXPECT_EQ(a.made_by, b.made_by);
}

TEST_F(PreparedTest, IsTheCorpusOfTheText) {
  const LoadedCorpus text = load_corpus(inputs(), {});
  const LoadedCorpus prepared = prepare_corpus(inputs(), {}, file("c.ldacorpus"));

  EXPECT_EQ(prepared.duplicate_ids, 10U);
  EXPECT_GE(prepared.empty_documents, 33U);
  EXPECT_TRUE(prepared.stop_words.automatic);
  expect_equal(prepared, text);
  expect_equal(load_prepared(file("c.ldacorpus")), text);
  EXPECT_EQ(text.mapped_bytes, 0U);
  EXPECT_GT(prepared.mapped_bytes, 0U);
  EXPECT_FALSE(prepared.in_temporary_file);
}

TEST_F(PreparedTest, IsReadAsAnInputWhateverItsName) {
  prepare_corpus(inputs(), {}, file("c.ldacorpus"));
  std::filesystem::copy(file("c.ldacorpus"), file("other.txt"));

  expect_equal(load_corpus({file("c.ldacorpus")}, {}), load_corpus(inputs(), {}));
  expect_equal(load_corpus({file("other.txt")}, {}), load_corpus(inputs(), {}));
}

TEST_F(PreparedTest, IsTheSameBytesWhateverMemoryThereIs) {
  prepare_corpus(inputs(), {}, file("a.ldacorpus"));
  const std::string bytes = bytes_of_file(file("a.ldacorpus"));
  for (const std::uint64_t memory : {1, 1000, 20'000, 100'000'000}) {
    LoadOptions options;
    options.memory_bytes = memory;
    options.temporary_folder = temporaries_.path();
    prepare_corpus(inputs(), options, file("b.ldacorpus"), true);
    EXPECT_TRUE(bytes_of_file(file("b.ldacorpus")) == bytes) << memory;
  }
  save_prepared(load_corpus(inputs(), {}), file("b.ldacorpus"), true);
  EXPECT_TRUE(bytes_of_file(file("b.ldacorpus")) == bytes) << "saved from memory";
  prepare_corpus({file("a.ldacorpus")}, {}, file("b.ldacorpus"), true);
  EXPECT_TRUE(bytes_of_file(file("b.ldacorpus")) == bytes) << "prepared from what was prepared";
  EXPECT_EQ(folder_.names(), (Names{"a.ldacorpus", "b.ldacorpus", "in.jsonl"}));
}

// Files that were saved must be read by what comes later: other bytes are another format.
TEST_F(PreparedTest, HasTheBytesItAlwaysHad) {
  LoadedCorpus loaded;
  loaded.corpus.vocabulary = Vocabulary({"fig", "pear"}, {2, 1}, {3, 1});
  loaded.corpus.offsets = {0, 2, 2, 3};
  loaded.corpus.terms = {0, 1, 0};
  loaded.corpus.counts = {2, 1, 1};
  loaded.corpus.ids = {"a", "bc", "d"};
  loaded.corpus.labels = {"x", "", ""};
  loaded.corpus.dates = {"", "1999", ""};
  loaded.text = TextRules();
  loaded.options = {{"min-df", "1"}};
  loaded.empty_documents = 1;
  loaded.made_by = "0.1.0";
  save_prepared(loaded, file("c.ldacorpus"));

  std::string names;
  const Container container = Container::read(file("c.ldacorpus"), ContainerKind::kCorpus, 1);
  for (const Container::Section& section : container.sections()) names += section_name(section.id) + " ";
  EXPECT_EQ(names, "META TOFF TERM TDFS TCNT DOFF CTRM CCNT IDOF IDTX LBOF LBTX DTOF DTTX TEXT ");
  const std::string bytes = bytes_of_file(file("c.ldacorpus"));
  EXPECT_EQ(hash_text(content_hash(bytes.data(), bytes.size())), "a7e17412c0bc7bb5");
}

TEST_F(PreparedTest, HoldsWhateverFilesAreCalled) {
  folder_.write("texts/gr\xfc\xdf/\xff.txt", "plum and pear");
  LoadOptions options;
  options.text.stop_words = folder_.write("\xfe.txt", "and\n");

  const LoadedCorpus prepared = prepare_corpus({file("texts")}, options, file("c.ldacorpus"));

  EXPECT_EQ(prepared.corpus.ids[0], "gr\xfc\xdf/\xff.txt");
  EXPECT_EQ(prepared.corpus.labels[0], "gr\xfc\xdf");
  EXPECT_EQ(prepared.text->stop_words_name, "file:\xfe.txt");
  expect_equal(prepared, load_corpus({file("texts")}, options));
}

TEST_F(PreparedTest, HoldsCountsToo) {
  folder_.write("docword.fruit.txt", "3\n2\n3\n1 1 2\n1 2 1\n3 1 4\n");
  const LoadedCorpus prepared = prepare_corpus({file("docword.fruit.txt")}, {}, file("c.ldacorpus"));

  EXPECT_TRUE(prepared.made_up_terms);
  EXPECT_FALSE(prepared.text);
  EXPECT_TRUE(prepared.options.empty());
  expect_equal(load_corpus({file("c.ldacorpus")}, {}), load_corpus({file("docword.fruit.txt")}, {}));
}

TEST_F(PreparedTest, StaysAlthoughItsFileGoes) {
  const LoadedCorpus prepared = prepare_corpus(inputs(), {}, file("c.ldacorpus"));
  const std::uint64_t hash = content_hash(prepared.corpus);
  std::filesystem::remove(file("c.ldacorpus"));

  prepared.corpus.release(0, prepared.corpus.num_documents());

  EXPECT_EQ(content_hash(prepared.corpus), hash);
}

TEST_F(PreparedTest, TakesTheTemporaryFileWhereTextNeedsMoreMemoryThanThereIs) {
  LoadOptions options;
  options.temporary_folder = temporaries_.path();
  options.memory_bytes = 10'000;

  const LoadedCorpus loaded = load_corpus(inputs(), options);

  EXPECT_TRUE(loaded.in_temporary_file);
  EXPECT_GT(loaded.mapped_bytes, 10'000U);
  EXPECT_TRUE(temporaries_.names().empty());
  expect_equal(loaded, load_corpus(inputs(), {}));
  options.memory_bytes = 100'000'000;
  EXPECT_FALSE(load_corpus(inputs(), options).in_temporary_file);
}

TEST_F(PreparedTest, IsNoFileWhereThereIsNothingToHold) {
  folder_.write("empty.txt", "");
  folder_.write("stop.txt", "the\nof\nand\n");

  EXPECT_THROW(prepare_corpus({file("empty.txt")}, {}, file("c.ldacorpus")), ParseError);
  EXPECT_THROW(prepare_corpus({file("stop.txt")}, {}, file("c.ldacorpus")), ParseError);
  EXPECT_THROW(save_prepared({}, file("c.ldacorpus")), InvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(file("c.ldacorpus")));
}

TEST_F(PreparedTest, ReplacesNothingUnlessAsked) {
  folder_.write("c.ldacorpus", "precious");

  EXPECT_THROW(prepare_corpus(inputs(), {}, file("c.ldacorpus")), IoError);
  EXPECT_THROW(save_prepared(load_corpus(inputs(), {}), file("c.ldacorpus")), IoError);
  EXPECT_EQ(bytes_of_file(file("c.ldacorpus")), "precious");
  EXPECT_THROW(prepare_corpus(inputs(), {}, "/dev/null"), InvalidArgument);
}

TEST_F(PreparedTest, LeavesNoFileOnAFullDisk) {
  for (const bool spill : {true, false}) {
    LoadOptions options;
    options.temporary_folder = temporaries_.path();
    options.memory_bytes = spill ? 1000 : 0;
    const FileSizeLimit limit(2000);
    try {
      prepare_corpus(inputs(), options, file("c.ldacorpus"));
      ADD_FAILURE() << "nothing was thrown";
    } catch (const IoError& error) {
      EXPECT_EQ(error.action(), IoError::Action::kWrite);
      EXPECT_EQ(error.path(), spill ? temporaries_.path() : file("c.ldacorpus"));
    }
  }
  EXPECT_EQ(folder_.names(), Names{"in.jsonl"});
  EXPECT_TRUE(temporaries_.names().empty());
}

TEST_F(PreparedTest, RefusesOptionsThatCameTooLate) {
  prepare_corpus(inputs(), {}, file("c.ldacorpus"));
  LoadOptions text;
  text.text.min_length = 3;
  LoadOptions pruning;
  pruning.pruning.min_documents = 3;

  EXPECT_THROW(load_corpus({file("c.ldacorpus")}, text), InvalidArgument);
  EXPECT_THROW(load_corpus({file("c.ldacorpus")}, pruning), InvalidArgument);
  EXPECT_THROW(load_corpus({file("c.ldacorpus"), file("in.jsonl")}, {}), InvalidArgument);
  EXPECT_THROW(load_corpus({file("c.ldacorpus"), file("c.ldacorpus")}, {}), InvalidArgument);
}

TEST_F(PreparedTest, IsRefusedWhenItIsCutOrDamaged) {
  prepare_corpus(inputs(), {}, file("c.ldacorpus"));
  const std::string bytes = bytes_of_file(file("c.ldacorpus"));
  const auto expect_refused = [&](const std::string& damaged, const std::string& what) {
    folder_.write("bad.ldacorpus", damaged);
    EXPECT_THROW(load_prepared(file("bad.ldacorpus")), FormatError) << what;
    EXPECT_THROW(load_corpus({file("bad.ldacorpus")}, {}), FormatError) << what;
  };
  for (std::size_t i = 0; i < 200; ++i) {
    const std::size_t place = i < 100 ? i : bytes.size() * i / 200;
    expect_refused(bytes.substr(0, place), "cut at " + std::to_string(place));
    std::string flipped = bytes;
    flipped[place] = static_cast<char>(flipped[place] ^ (1 << i % 8));
    expect_refused(flipped, "bit flipped at " + std::to_string(place));
  }
  expect_refused(bytes + std::string(64, '\0'), "too long");
}

TEST_F(PreparedTest, StaysSmallInMemoryAsItIsLoadedAndHashed) {
  std::string lines;
  for (int d = 0; d < 60'000; ++d) {
    for (int i = 0; i < 100; ++i) lines += "w" + std::to_string((d * 31 + i * (d % 89)) % 5000) + " ";
    lines += '\n';
  }
  folder_.write("large.txt", lines);
  LoadOptions options;
  options.memory_bytes = 1'000'000;
  options.temporary_folder = temporaries_.path();
  prepare_corpus({file("large.txt")}, options, file("c.ldacorpus"));
  const std::size_t size = std::filesystem::file_size(file("c.ldacorpus"));
  ASSERT_GT(size, std::size_t{20} << 20U);
  const std::size_t before = resident_file_bytes();

  const LoadedCorpus loaded = load_prepared(file("c.ldacorpus"));
  EXPECT_LT(resident_file_bytes(), before + size / 2);
  loaded.corpus.num_tokens();
  content_hash(loaded.corpus);
  EXPECT_LT(resident_file_bytes(), before + size / 2);
}

}  // namespace
}  // namespace ldavi
