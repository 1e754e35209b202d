// SPDX-License-Identifier: Apache-2.0
// Where the documents of a new corpus go, one by one: into memory or into a file.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

/// What is known of a corpus before its documents come.
struct CorpusOutline {
  Vocabulary vocabulary;
  std::uint64_t num_documents = 0;
  /// Distinct terms of documents.
  std::uint64_t num_cells = 0;
  std::uint64_t id_bytes = 0;
  /// 0: no document has any.
  std::uint64_t label_bytes = 0;
  std::uint64_t date_bytes = 0;
};

CorpusOutline outline_of(const Corpus& corpus);

struct CorpusRow {
  DocumentCounts counts;
  std::string_view id;
  std::string_view label;
  std::string_view date;
};

class CorpusSink {
 public:
  virtual ~CorpusSink() = default;
  /// Once for each document, in order.
  virtual void add(const CorpusRow& row) = 0;
};

/// All documents of a corpus; gives the pages of a mapped one back.
void pour(const Corpus& corpus, CorpusSink& sink);

/// Makes a corpus in memory.
class CorpusInMemory final : public CorpusSink {
 public:
  explicit CorpusInMemory(CorpusOutline outline);
  void add(const CorpusRow& row) override;
  /// After the last document.
  Corpus take();

 private:
  class Strings {
   public:
    Strings(std::uint64_t num_strings, std::uint64_t num_bytes);
    void add(std::string_view string);
    StringTable take();

   private:
    std::vector<std::uint64_t> offsets_{0};
    std::vector<char> bytes_;
  };

  CorpusOutline outline_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint32_t> counts_;
  Strings ids_;
  Strings labels_;
  Strings dates_;
};

}  // namespace ldavi
