// SPDX-License-Identifier: Apache-2.0
// Writes a prepared corpus document by document, with bounded memory.
#pragma once

#include <cstdint>
#include <optional>

#include "base/container_writer.hpp"
#include "corpus/corpus_sink.hpp"
#include "corpus/prepared_sections.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {

class PreparedWriter final : public CorpusSink {
 public:
  /// `notes` gives the text rules and, but for the numbers, what finish() will write. The file must be a regular one or have no name, and
  /// outlive the writer.
  PreparedWriter(OutputFile& file, const CorpusOutline& outline, const LoadedCorpus& notes);

  /// Throws IoError(kWrite).
  void add(const CorpusRow& row) override;
  /// After the last document; the file is not committed. Throws IoError(kWrite).
  void finish(const LoadedCorpus& notes);

  std::uint64_t empty_documents() const noexcept { return empty_documents_; }

 private:
  class Strings {
   public:
    Strings(ContainerWriter& writer, StringSections sections);
    void add(std::string_view string);

   private:
    ContainerWriter& writer_;
    StringSections sections_;
    std::uint64_t end_ = 0;
  };

  ContainerWriter writer_;
  Strings ids_;
  std::optional<Strings> labels_;
  std::optional<Strings> dates_;
  std::uint64_t cells_ = 0;
  std::uint64_t empty_documents_ = 0;
};

}  // namespace ldavi
