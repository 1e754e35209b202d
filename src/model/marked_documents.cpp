// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/marked_documents.hpp"

#include <algorithm>
#include <utility>

#include "ldavi/base/error.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

const TextRules& rules_of(const TopicModel& model) {
  if (!model.text) throw InvalidArgument("the model was trained on counts and does not know how texts are read");
  return *model.text;
}

/// Fills all but id, label and date.
void count(const std::vector<MarkedWord>& words, CountedDocument& counted) {
  std::vector<std::uint32_t> known;
  for (const MarkedWord& word : words) {
    if (word.term != kNoTerm) known.push_back(word.term);
  }
  counted.known_tokens = known.size();
  counted.unknown_tokens = words.size() - known.size();
  std::sort(known.begin(), known.end());
  counted.terms.clear();
  counted.counts.clear();
  for (const std::uint32_t term : known) {
    if (counted.terms.empty() || counted.terms.back() != term) {
      counted.terms.push_back(term);
      counted.counts.push_back(0);
    }
    ++counted.counts.back();
  }
}

}  // namespace

struct MarkedDocuments::Implementation {
  std::unique_ptr<DocumentSource> source;
  TextMarker marker;
  TopicView view;
  Document read = {};
  std::uint64_t invalid_sequences = 0;
};

MarkedDocuments::MarkedDocuments(const std::vector<std::string>& inputs, const ReadOptions& options, const TopicModel& model)
    : implementation_(new Implementation{open_documents(inputs, options), TextMarker(model.vocabulary, rules_of(model)),
                                         topic_view(model)}) {}

MarkedDocuments::~MarkedDocuments() = default;
MarkedDocuments::MarkedDocuments(MarkedDocuments&&) noexcept = default;
MarkedDocuments& MarkedDocuments::operator=(MarkedDocuments&&) noexcept = default;

bool MarkedDocuments::next(MarkedDocument& document) {
  Implementation& self = *implementation_;
  if (!self.source->next(self.read)) return false;
  document.counted.id.swap(self.read.id);
  document.counted.label.swap(self.read.label);
  document.counted.date.swap(self.read.date);
  document.text.swap(self.read.text);
  self.invalid_sequences += make_well_formed(document.text);
  document.words = self.marker.mark(document.text);
  std::erase_if(document.words,
                [&](const MarkedWord& word) { return word.term != kNoTerm && self.view.is_dropped(word.term); });
  count(document.words, document.counted);
  return true;
}

ReadReport MarkedDocuments::report() const {
  ReadReport report = implementation_->source->report();
  report.invalid_sequences += implementation_->invalid_sequences;
  return report;
}

}  // namespace ldavi
