// SPDX-License-Identifier: Apache-2.0
// New documents, counted under the vocabulary of a model.
#include <algorithm>
#include <utility>

#include "corpus/count_text.hpp"
#include "corpus/counted_input.hpp"
#include "corpus/counting/document_counter.hpp"
#include "corpus/counting/term_finder.hpp"
#include "corpus/formats/vocabulary_file.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "ldavi/text/analyzer.hpp"

namespace ldavi {
namespace {

void clear(CountedDocument& document) {
  document.id.clear();
  document.label.clear();
  document.date.clear();
  document.terms.clear();
  document.counts.clear();
  document.known_tokens = 0;
  document.unknown_tokens = 0;
}

class CountedText final : public CountedSource {
 public:
  CountedText(std::unique_ptr<DocumentSource> source, const Vocabulary& vocabulary, const TextRules& rules)
      : source_(std::move(source)), counter_(vocabulary, rules, Analyzer(TermFinder::rules_of_words(rules))) {}

  bool next(CountedDocument& document) override {
    if (!source_->next(read_)) return false;
    document.id.swap(read_.id);
    document.label.swap(read_.label);
    document.date.swap(read_.date);
    invalid_sequences_ += counter_.count(read_.text, document, sequence_);
    return true;
  }

  ReadReport report() const override {
    ReadReport report = source_->report();
    report.invalid_sequences += invalid_sequences_;
    return report;
  }

 private:
  std::unique_ptr<DocumentSource> source_;
  DocumentCounter counter_;
  Document read_;
  std::uint64_t invalid_sequences_ = 0;
  std::vector<std::uint32_t> sequence_;  // scratch
};

using Numbers = std::vector<std::optional<std::uint32_t>>;           // of the vocabulary, by the input's own
using Cells = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // term, count

void refuse_other_terms(const std::string& input, bool made_up_terms, const Vocabulary& vocabulary) {
  if (!made_up_terms || std::all_of(vocabulary.terms().begin(), vocabulary.terms().end(), is_made_up)) return;
  throw InvalidArgument(input +
                        " has no vocabulary beside it and the model's terms are words, expected the counts' with --vocab");
}

/// Counts under the input's numbers into counts under the vocabulary's. `found` is scratch.
void translate(const DocumentCounts& counts, const Numbers& numbers, Cells& found, CountedDocument& document) {
  found.clear();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (const auto number = numbers[counts.terms[i]]) {
      found.emplace_back(*number, counts.counts[i]);
      document.known_tokens += counts.counts[i];
    } else {
      document.unknown_tokens += counts.counts[i];
    }
  }
  std::sort(found.begin(), found.end());
  for (const auto& [term, count] : found) {
    document.terms.push_back(term);
    document.counts.push_back(count);
  }
}

class CountedCounts final : public CountedSource {
 public:
  CountedCounts(const std::string& input, const ReadOptions& options, const Vocabulary& vocabulary) {
    CountedInput counted = read_counts(input, options, report_);
    refuse_other_terms(input, counted.made_up_terms, vocabulary);
    for (const std::string& term : counted.terms) numbers_.push_back(vocabulary.find(term));
    matrix_ = std::move(counted.matrix);
  }

  bool next(CountedDocument& document) override {
    if (next_ == matrix_.num_documents()) return false;
    clear(document);
    const auto begin = static_cast<std::size_t>(matrix_.offsets[next_]);
    const std::size_t size = static_cast<std::size_t>(matrix_.offsets[next_ + 1]) - begin;
    translate({{matrix_.terms.data() + begin, size}, {matrix_.counts.data() + begin, size}}, numbers_, found_, document);
    if (!matrix_.labels.empty()) document.label = matrix_.labels[next_];
    ++next_;
    document.id = std::to_string(next_);
    return true;
  }

  ReadReport report() const override { return report_; }

 private:
  ReadReport report_;
  CountMatrix matrix_;
  Numbers numbers_;
  Cells found_;
  std::size_t next_ = 0;
};

/// The documents of a prepared corpus, by term.
class CountedPrepared final : public CountedSource {
 public:
  CountedPrepared(const std::string& input, const Vocabulary& vocabulary) : loaded_(load_prepared(input)) {
    refuse_other_terms(input, loaded_.made_up_terms, vocabulary);
    for (const std::string& term : loaded_.corpus.vocabulary.terms()) numbers_.push_back(vocabulary.find(term));
  }

  bool next(CountedDocument& document) override {
    const Corpus& corpus = loaded_.corpus;
    if (next_ == corpus.num_documents()) return false;
    clear(document);
    document.id = corpus.ids[next_];
    if (!corpus.labels.empty()) document.label = corpus.labels[next_];
    if (!corpus.dates.empty()) document.date = corpus.dates[next_];
    translate(corpus.document(next_), numbers_, found_, document);
    ++next_;
    constexpr std::size_t kStretch = 4096;
    if (next_ % kStretch == 0) corpus.release(next_ - kStretch, next_);
    return true;
  }

  ReadReport report() const override { return {}; }

 private:
  LoadedCorpus loaded_;
  Numbers numbers_;
  Cells found_;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<CountedSource> count_text(std::unique_ptr<DocumentSource> source, const Vocabulary& vocabulary,
                                          const TextRules& rules) {
  return std::make_unique<CountedText>(std::move(source), vocabulary, rules);
}

std::unique_ptr<CountedSource> open_counted(const std::vector<std::string>& inputs, const ReadOptions& options,
                                            const Vocabulary& vocabulary, const std::optional<TextRules>& rules) {
  if (is_prepared(inputs, options)) return std::make_unique<CountedPrepared>(inputs.front(), vocabulary);
  if (are_counts(inputs, options)) return std::make_unique<CountedCounts>(inputs.front(), options, vocabulary);
  if (!rules) throw InvalidArgument(joined_name(inputs) + " is text, expected counts: the model was trained on counts");
  return count_text(open_documents(inputs, options), vocabulary, *rules);
}

}  // namespace ldavi
