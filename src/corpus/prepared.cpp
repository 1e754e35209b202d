// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared.hpp"

#include <limits>
#include <utility>

#include "corpus/prepared_checks.hpp"
#include "corpus/prepared_notes.hpp"
#include "corpus/prepared_sections.hpp"
#include "corpus/prepared_writer.hpp"
#include "corpus/vocabulary_sections.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/prepared.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kKnown[] = {kPreparedMeta,
                                    kVocabularySections[0],
                                    kVocabularySections[1],
                                    kVocabularySections[2],
                                    kVocabularySections[3],
                                    kPreparedText,
                                    kDocumentOffsets,
                                    kCellTerms,
                                    kCellCounts,
                                    kIds.offsets,
                                    kIds.bytes,
                                    kLabels.offsets,
                                    kLabels.bytes,
                                    kDates.offsets,
                                    kDates.bytes};

StringTable strings_of(const Container& file, const StringSections& sections, std::size_t num_documents,
                       const std::string& what) {
  Array<std::uint64_t> offsets = file.array<std::uint64_t>(sections.offsets);
  Array<char> bytes = file.array<char>(sections.bytes);
  if (offsets.size() != num_documents + 1) throw FormatError(file.path(), "it has not one " + what + " a document");
  check_offsets(offsets, bytes.size(), "its " + what + "s do not fill their section", file.path());
  return {std::move(offsets), std::move(bytes)};
}

/// Or one of the two, which is refused later.
bool has(const Container& file, const StringSections& sections) {
  return file.find(sections.offsets) != nullptr || file.find(sections.bytes) != nullptr;
}

Corpus corpus_of(const Container& file) {
  Corpus corpus;
  corpus.vocabulary = read_vocabulary(file);
  corpus.offsets = file.array<std::uint64_t>(kDocumentOffsets);
  corpus.terms = file.array<std::uint32_t>(kCellTerms);
  corpus.counts = file.array<std::uint32_t>(kCellCounts);
  const std::size_t num_documents = corpus.offsets.empty() ? 0 : corpus.num_documents();
  if (num_documents == 0 || num_documents > std::numeric_limits<std::uint32_t>::max() || corpus.terms.empty())
    throw FormatError(file.path(), "it has no document with a term, or too many of them");
  if (corpus.counts.size() != corpus.terms.size()) throw FormatError(file.path(), "it has not one count a term");
  check_offsets(corpus.offsets, corpus.terms.size(), "section DOFF does not cut its terms into documents", file.path());
  corpus.ids = strings_of(file, kIds, num_documents, "id");
  if (has(file, kLabels)) corpus.labels = strings_of(file, kLabels, num_documents, "label");
  if (has(file, kDates)) corpus.dates = strings_of(file, kDates, num_documents, "date");
  return corpus;
}

LoadedCorpus loaded_from(const Container& file) {
  file.refuse_unknown(kKnown);
  LoadedCorpus loaded;
  loaded.corpus = corpus_of(file);
  parse_notes(file.elements<std::byte>(kPreparedMeta), file.path(), loaded);
  if (file.find(kPreparedText) != nullptr) {
    const std::span<const char> text = file.elements<char>(kPreparedText);
    loaded.text = parse_text_rules({text.data(), text.size()}, file.path());
  }
  if (check_documents(loaded.corpus, file.path()) != loaded.empty_documents)
    throw FormatError(file.path(), "its number of empty documents is not what it says");
  for (const Container::Section& section : file.sections()) loaded.mapped_bytes += section.bytes.size();
  return loaded;
}

/// Its sections are written here and there, and read again.
void require_regular(const OutputFile& file) {
  if (!file.is_regular()) throw InvalidArgument(file.name() + ": expected a regular file for a prepared corpus");
}

}  // namespace

LoadedCorpus load_prepared(const std::string& path) {
  return loaded_from(Container::map(path, ContainerKind::kCorpus, kPreparedFormat.major));
}

LoadedCorpus map_prepared(OutputFile& file) {
  file.flush();
  return loaded_from(Container::map(file.descriptor(), file.name(), ContainerKind::kCorpus, kPreparedFormat.major));
}

void write_prepared(const LoadedCorpus& loaded, OutputFile& file) {
  if (loaded.corpus.num_nonzeros() == 0) throw InvalidArgument("a prepared corpus needs a document with a term");
  PreparedWriter writer(file, outline_of(loaded.corpus), loaded);
  pour(loaded.corpus, writer);
  writer.finish(loaded);
}

void save_prepared(const LoadedCorpus& loaded, const std::string& path, bool replace) {
  OutputFile file(path, replace ? ExistingFile::kReplace : ExistingFile::kRefuse);
  require_regular(file);
  write_prepared(loaded, file);
  file.commit();
}

LoadedCorpus prepare_corpus(const std::vector<std::string>& inputs, const LoadOptions& options, const std::string& path,
                            bool replace) {
  OutputFile file(path, replace ? ExistingFile::kReplace : ExistingFile::kRefuse);
  require_regular(file);
  LoadedCorpus loaded = prepare_corpus(inputs, options, file);
  file.commit();
  return loaded;
}

}  // namespace ldavi
