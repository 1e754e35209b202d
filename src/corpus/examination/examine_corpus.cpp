// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/content_hash.hpp"
#include "corpus/examination/even_terms.hpp"
#include "corpus/examination/length_summary.hpp"
#include "corpus/examination/text_examiner.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/date.hpp"
#include "ldavi/corpus/examination.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMostLabels = 5;

void tell_labels(const StringTable& labels, CorpusExamination& examination) {
  std::unordered_map<std::string_view, std::uint64_t> counts;
  for (std::size_t d = 0; d < labels.size(); ++d) {
    if (labels[d].empty()) continue;
    ++examination.labelled;
    ++counts[labels[d]];
  }
  examination.distinct_labels = counts.size();
  for (const auto& [label, documents] : counts) examination.labels.push_back({std::string(label), documents});
  std::sort(examination.labels.begin(), examination.labels.end(), [](const LabelCount& a, const LabelCount& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.label < b.label;
  });
  examination.labels.resize(std::min(examination.labels.size(), kMostLabels));
}

template <class Value>
struct Ends {
  std::optional<Value> first;
  std::optional<Value> last;

  void see(const Value& value) {
    if (!first || value < *first) first = value;
    if (!last || *last < value) last = value;
  }
};

void tell_dates(const StringTable& dates, CorpusExamination& examination) {
  Ends<std::pair<Date, std::string_view>> readable;
  Ends<std::string_view> others;
  for (std::size_t d = 0; d < dates.size(); ++d) {
    if (dates[d].empty()) continue;
    ++examination.dated;
    if (const std::optional<Date> date = parse_date(dates[d])) {
      readable.see({*date, dates[d]});
    } else {
      others.see(dates[d]);
    }
  }
  if (examination.dated == 0) return;
  examination.first_date = readable.first ? readable.first->second : *others.first;
  examination.last_date = readable.last ? readable.last->second : *others.last;
}

/// What is in the corpus that can be learned from.
void tell_corpus(CorpusExamination& examination) {
  const Corpus& corpus = examination.loaded.corpus;
  tell_labels(corpus.labels, examination);
  tell_dates(corpus.dates, examination);
  examination.even_terms = even_terms(corpus);
}

/// Documents of counts are compared as texts are; their words are their terms.
void compare_counts(const Corpus& corpus, CorpusExamination& examination) {
  DuplicateFinder duplicates;
  std::vector<std::uint32_t> lengths;
  std::vector<std::uint64_t> hashes;
  std::string content;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    const DocumentCounts document = corpus.document(d);
    hashes.clear();
    for (const std::uint32_t term : document.terms) hashes.push_back(content_hash(&term, sizeof term));
    content.assign(reinterpret_cast<const char*>(document.terms.data()), document.terms.size_bytes());
    content.append(reinterpret_cast<const char*>(document.counts.data()), document.counts.size_bytes());
    duplicates.add(content, hashes);
    const std::uint64_t length = document.num_tokens();
    lengths.push_back(static_cast<std::uint32_t>(std::min<std::uint64_t>(length, std::numeric_limits<std::uint32_t>::max())));
    examination.tokens += length;
    examination.blank += length == 0 ? 1 : 0;
  }
  examination.lengths = summarize_lengths(std::move(lengths));
  examination.copies = duplicates.find();
}

CorpusExamination examine_counts(const std::vector<std::string>& inputs, const LoadOptions& options) {
  CorpusExamination examination;
  examination.loaded = load_corpus(inputs, options);
  const Corpus& corpus = examination.loaded.corpus;
  examination.documents = corpus.num_documents();
  const PruningReport& pruned = examination.loaded.pruning;
  examination.distinct_words =
      corpus.num_terms() + pruned.rare_terms + pruned.frequent_terms + pruned.dropped_terms + pruned.surplus_terms;
  compare_counts(corpus, examination);
  tell_corpus(examination);
  return examination;
}

CorpusExamination examine_text(const std::vector<std::string>& inputs, const LoadOptions& options) {
  check_load_options(options);
  TextExaminer examiner;
  LoadedCorpus loaded;
  std::string refusal;
  try {
    loaded =
        load_text(*open_documents(inputs, options.read), inputs, options, std::numeric_limits<std::uint64_t>::max(), &examiner);
  } catch (const ParseError& error) {
    if (!examiner.has_ended()) throw;
    refusal = error.what();
  }
  CorpusExamination examination = examiner.examination();
  examination.refusal = std::move(refusal);
  if (!examination.refusal.empty()) return examination;
  examination.loaded = std::move(loaded);
  tell_corpus(examination);
  return examination;
}

}  // namespace

CorpusExamination examine_corpus(const std::vector<std::string>& inputs, const LoadOptions& options) {
  return are_counts(inputs, options.read) ? examine_counts(inputs, options) : examine_text(inputs, options);
}

}  // namespace ldavi
