// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared_writer.hpp"

#include <vector>

#include "corpus/prepared_notes.hpp"
#include "corpus/vocabulary_sections.hpp"

namespace ldavi {
namespace {

std::vector<PlannedSection> plan(const CorpusOutline& outline, const LoadedCorpus& notes) {
  const std::uint64_t num_offsets = outline.num_documents + 1;
  std::vector<PlannedSection> sections{{kPreparedMeta, ElementType::kBytes, {serialize_notes(notes).size(), 1}}};
  const VocabularySections vocabulary(outline.vocabulary);
  for (const SectionToWrite& section : vocabulary.sections()) sections.push_back({section.id, section.type, section.shape});
  sections.push_back({kDocumentOffsets, ElementType::kUint64, {num_offsets, 1}});
  sections.push_back({kCellTerms, ElementType::kUint32, {outline.num_cells, 1}});
  sections.push_back({kCellCounts, ElementType::kUint32, {outline.num_cells, 1}});
  const auto strings = [&](const StringSections& ids, std::uint64_t bytes) {
    sections.push_back({ids.offsets, ElementType::kUint64, {num_offsets, 1}});
    sections.push_back({ids.bytes, ElementType::kBytes, {bytes, 1}});
  };
  strings(kIds, outline.id_bytes);
  if (outline.label_bytes > 0) strings(kLabels, outline.label_bytes);
  if (outline.date_bytes > 0) strings(kDates, outline.date_bytes);
  if (notes.text) sections.push_back({kPreparedText, ElementType::kBytes, {serialize(*notes.text).size(), 1}});
  return sections;
}

void append_number(ContainerWriter& writer, std::uint32_t id, const std::uint64_t& number) {
  writer.append(id, std::span<const std::uint64_t>(&number, 1));
}

}  // namespace

PreparedWriter::Strings::Strings(ContainerWriter& writer, StringSections sections) : writer_(writer), sections_(sections) {
  append_number(writer_, sections_.offsets, 0);
}

void PreparedWriter::Strings::add(std::string_view string) {
  writer_.append(sections_.bytes, string);
  end_ += string.size();
  append_number(writer_, sections_.offsets, end_);
}

PreparedWriter::PreparedWriter(OutputFile& file, const CorpusOutline& outline, const LoadedCorpus& notes)
    : writer_(file, ContainerKind::kCorpus, kPreparedFormat, plan(outline, notes)), ids_(writer_, kIds) {
  const VocabularySections vocabulary(outline.vocabulary);
  for (const SectionToWrite& section : vocabulary.sections()) writer_.append(section.id, section.bytes);
  append_number(writer_, kDocumentOffsets, 0);
  if (outline.label_bytes > 0) labels_.emplace(writer_, kLabels);
  if (outline.date_bytes > 0) dates_.emplace(writer_, kDates);
  if (notes.text) writer_.append(kPreparedText, serialize(*notes.text));
}

void PreparedWriter::add(const CorpusRow& row) {
  writer_.append(kCellTerms, row.counts.terms);
  writer_.append(kCellCounts, row.counts.counts);
  cells_ += row.counts.size();
  append_number(writer_, kDocumentOffsets, cells_);
  ids_.add(row.id);
  if (labels_) labels_->add(row.label);
  if (dates_) dates_->add(row.date);
  if (row.counts.size() == 0) ++empty_documents_;
}

void PreparedWriter::finish(const LoadedCorpus& notes) {
  writer_.append(kPreparedMeta, serialize_notes(notes));
  writer_.finish();
}

}  // namespace ldavi
