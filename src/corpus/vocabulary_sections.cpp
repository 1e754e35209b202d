// SPDX-License-Identifier: Apache-2.0
#include "corpus/vocabulary_sections.hpp"

#include <algorithm>
#include <utility>

#include "base/container_layout.hpp"
#include "ldavi/base/error.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kOffsets = kVocabularySections[0];
constexpr std::uint32_t kText = kVocabularySections[1];
constexpr std::uint32_t kFrequencies = kVocabularySections[2];
constexpr std::uint32_t kCounts = kVocabularySections[3];

std::vector<std::uint64_t> numbers_of(const Container& file, std::uint32_t id, std::size_t size) {
  const std::span<const std::uint64_t> found = file.elements<std::uint64_t>(id);
  if (found.size() != size) throw FormatError(file.path(), "section " + section_name(id) + " has not one number a term");
  return {found.begin(), found.end()};
}

}  // namespace

VocabularySections::VocabularySections(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
  for (const std::string& term : vocabulary.terms()) {
    text_ += term;
    offsets_.push_back(text_.size());
  }
}

std::array<SectionToWrite, kVocabularySections.size()> VocabularySections::sections() const& noexcept {
  const auto numbers = [](std::uint32_t id, const std::vector<std::uint64_t>& values) {
    return SectionToWrite{id, true, ElementType::kUint64, {values.size(), 1}, std::as_bytes(std::span(values))};
  };
  return {
      numbers(kOffsets, offsets_),
      SectionToWrite{kText, true, ElementType::kBytes, {text_.size(), 1}, std::as_bytes(std::span(text_.data(), text_.size()))},
      numbers(kFrequencies, vocabulary_.document_frequencies()), numbers(kCounts, vocabulary_.counts())};
}

Vocabulary read_vocabulary(const Container& file) {
  const std::span<const std::uint64_t> offsets = file.elements<std::uint64_t>(kOffsets);
  const std::span<const char> text = file.elements<char>(kText);
  if (offsets.empty() || offsets.front() != 0 || offsets.back() != text.size() ||
      !std::is_sorted(offsets.begin(), offsets.end())) {
    throw FormatError(file.path(), "section TOFF does not cut section TERM into terms");
  }
  std::vector<std::string> terms;
  terms.reserve(offsets.size() - 1);
  for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
    terms.emplace_back(text.data() + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i]));
    if (!is_well_formed_utf8(terms.back())) throw FormatError(file.path(), "term " + std::to_string(i) + " is not valid UTF-8");
  }
  auto frequencies = numbers_of(file, kFrequencies, terms.size());
  auto counts = numbers_of(file, kCounts, terms.size());
  try {
    return {std::move(terms), std::move(frequencies), std::move(counts)};
  } catch (const InvalidArgument& error) {
    throw FormatError(file.path(), error.what());
  }
}

}  // namespace ldavi
