// SPDX-License-Identifier: Apache-2.0
// A corpus that goes through any two formats of counts comes back with the same counts and terms.
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "ldavi/exporters/count_files.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

/// Empty documents at both ends and in between, terms that no document holds at both ends, counts of any size.
Corpus random_corpus(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  const std::uint32_t num_terms = 3 + below(40);
  const std::uint32_t num_documents = 3 + below(60);
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  std::vector<std::uint64_t> frequencies(num_terms, 0);
  std::vector<std::uint64_t> totals(num_terms, 0);
  std::vector<std::string> ids;
  for (std::uint32_t d = 0; d < num_documents; ++d) {
    const bool is_empty = d == 0 || d + 1 == num_documents || (d != 1 && below(4) == 0);
    std::map<std::uint32_t, std::uint32_t> cells;
    const std::uint32_t num_cells = is_empty ? 0 : 1 + below(12);
    for (std::uint32_t i = 0; i < num_cells; ++i) cells[1 + below(num_terms - 2)] = 1 + below(below(9) == 0 ? 0xFFFFFFFF : 5);
    if (d == 1) cells[1] = 0xFFFFFFFF;
    for (const auto& [term, count] : cells) {
      terms.push_back(term);
      counts.push_back(count);
      ++frequencies[term];
      totals[term] += count;
    }
    offsets.push_back(terms.size());
    ids.push_back(std::to_string(d + 1));
  }
  std::vector<std::string> words;
  for (std::uint32_t term = 0; term < num_terms; ++term)
    words.push_back("term " + std::to_string(term) + (term % 3 == 0 ? "" : " é#:"));
  Corpus corpus;
  corpus.vocabulary = Vocabulary(words, frequencies, totals);
  corpus.offsets = offsets;
  corpus.terms = terms;
  corpus.counts = counts;
  corpus.ids = ids;
  return corpus;
}

struct Format {
  std::string name;
  std::string vocabulary;
  void (*write)(const Corpus& corpus, const ByteSink& sink);
};

const Format kFormats[] = {{"docword.x.txt", "vocab.x.txt", write_uci},
                           {"x.dat", "x.vocab", write_lda_c},
                           {"x.mtx", "x.vocab", write_matrix_market},
                           {"x.svm", "x.vocab", write_svmlight},
                           {"x.ldacorpus", "", nullptr}};

/// Through a file of the format and back.
LoadedCorpus sent_through(const Format& format, LoadedCorpus loaded, int archive) {
  const TemporaryFolder files;
  if (format.write == nullptr) {
    save_prepared(loaded, files.file(format.name));
    return load_corpus({files.file(format.name)}, {});
  }
  std::string content;
  const ByteSink sink = [&](std::string_view bytes) { content += bytes; };
  format.write(loaded.corpus, sink);
  const char* suffixes[] = {"", ".gz", ".zst"};
  const std::string bytes = archive == 0 ? content : archive == 1 ? gzip_bytes(content) : zstd_bytes(content);
  const std::string input = files.write(format.name + suffixes[archive], bytes);
  content.clear();
  write_vocabulary(loaded.corpus.vocabulary, sink);
  files.write(format.vocabulary, content);
  return load_corpus({input}, {});
}

void expect_equal(const Corpus& a, const Corpus& b) {
  EXPECT_EQ(a.vocabulary.terms(), b.vocabulary.terms());
  EXPECT_EQ(a.vocabulary.counts(), b.vocabulary.counts());
  EXPECT_EQ(a.vocabulary.document_frequencies(), b.vocabulary.document_frequencies());
  EXPECT_EQ(a.offsets, b.offsets);
  EXPECT_EQ(a.terms, b.terms);
  EXPECT_EQ(a.counts, b.counts);
  EXPECT_EQ(a.ids, b.ids);
  EXPECT_EQ(content_hash(a), content_hash(b));
}

TEST(Formats, GiveTheSameCountsAndTermsBackInEachOrderedPair) {
  for (std::uint32_t seed = 0; seed < 8; ++seed) {
    for (const Format& first : kFormats) {
      for (const Format& second : kFormats) {
        SCOPED_TRACE(first.name + ", " + second.name + ", seed " + std::to_string(seed));
        LoadedCorpus loaded;
        loaded.corpus = random_corpus(seed);
        for (std::size_t d = 0; d < loaded.corpus.num_documents(); ++d)
          loaded.empty_documents += loaded.corpus.document(d).size() == 0 ? 1 : 0;
        const int archive = static_cast<int>(seed % 3);
        const LoadedCorpus back = sent_through(second, sent_through(first, loaded, archive), (archive + 1) % 3);
        expect_equal(back.corpus, loaded.corpus);
        EXPECT_EQ(back.empty_documents, loaded.empty_documents);
      }
    }
  }
}

TEST(Formats, KeepLabelsThatAreNumbersInSvmLight) {
  LoadedCorpus loaded;
  loaded.corpus = random_corpus(1);
  for (std::size_t d = 0; d < loaded.corpus.num_documents(); ++d)
    loaded.empty_documents += loaded.corpus.document(d).size() == 0 ? 1 : 0;
  std::vector<std::string> labels;
  for (std::size_t d = 0; d < loaded.corpus.num_documents(); ++d) labels.push_back(d % 2 == 0 ? "-1" : "2.5");
  loaded.corpus.labels = labels;
  EXPECT_EQ(sent_through(kFormats[3], sent_through(kFormats[4], loaded, 0), 1).corpus.labels, loaded.corpus.labels);
}

TEST(Formats, GiveAnErrorOrACorpusWhateverIsDamaged) {
  const TemporaryFolder files;
  std::mt19937 random(1);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  constexpr std::string_view kBytes{" \t\n\r:-.#%9e0\0x\xFF", 15};
  std::size_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    for (const Format& format : kFormats) {
      if (format.write == nullptr) continue;
      std::string content;
      format.write(random_corpus(static_cast<std::uint32_t>(round)), [&](std::string_view bytes) { content += bytes; });
      for (std::size_t i = 0; i <= below(4); ++i) content[below(content.size())] = kBytes[below(kBytes.size())];
      if (below(4) == 0) content.resize(below(content.size()));
      LoadOptions options;
      options.read.skip_bad_records = below(2) == 0;
      try {
        const LoadedCorpus loaded = load_corpus({files.write(format.name, content)}, options);
        EXPECT_EQ(loaded.corpus.offsets[loaded.corpus.num_documents()], loaded.corpus.num_nonzeros());
        EXPECT_LE(loaded.corpus.num_terms(), 1'000'000U);
      } catch (const ParseError&) {
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 400U);
}

}  // namespace
}  // namespace ldavi
