// SPDX-License-Identifier: Apache-2.0
#include "cli/prevalence_export.hpp"

#include <algorithm>

#include "base/number_format.hpp"
#include "cli/input_options.hpp"
#include "cli/library_warning.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/document_groups.hpp"
#include "ldavi/evaluation/document_topics.hpp"
#include "ldavi/evaluation/group_prevalence.hpp"
#include "ldavi/model/new_documents.hpp"

namespace ldavi::cli {
namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

/// Documents in groups, and what is to be said of the others.
struct Grouping {
  std::vector<NamedDocuments> groups;
  Counts counts;
  std::vector<std::string> notes;
  /// What a document should have had.
  std::string wanted;
};

void note_some(std::vector<std::string>& notes, std::uint64_t count, const std::string& what) {
  if (count > 0) notes.push_back(counted_text(count, "document") + " " + what);
}

Grouping by_time(const Corpus& corpus, std::span<const std::uint32_t> documents, std::optional<PeriodLength> length) {
  DocumentsByPeriod found = group_by_period(corpus.dates, documents, length);
  const std::string period(kPeriodLengths[static_cast<std::size_t>(found.length)]);
  Grouping grouping;
  grouping.wanted = "a date such as 2026-11-27 (--date-field)";
  grouping.counts = {{"undated", found.undated}, {"unreadable", found.unreadable}, {"imprecise", found.imprecise}};
  note_some(grouping.notes, found.undated, "without a date");
  note_some(grouping.notes, found.unreadable,
            "with a date that is not written as 2026-11-27 is: '" + visible_text(found.first_unreadable) + "' is the first");
  note_some(grouping.notes, found.imprecise, "whose date does not tell the " + period);
  grouping.groups = std::move(found.groups);
  return grouping;
}

Grouping by_label(const Corpus& corpus, std::span<const std::uint32_t> documents, std::size_t most) {
  DocumentsByLabel found = group_by_label(corpus.labels, documents, most);
  Grouping grouping;
  grouping.wanted = "a label (--label-field, or folders)";
  grouping.counts = {{"unlabelled", found.unlabelled}, {"labels_left_out", found.left_out.size()}};
  note_some(grouping.notes, found.unlabelled, "without a label");
  if (!found.left_out.empty()) {
    constexpr std::size_t kNamed = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, found.left_out.size()); ++i)
      names += (i > 0 ? ", " : "") + visible_text(found.left_out[i]);
    if (found.left_out.size() > kNamed) names += " …";
    grouping.notes.push_back(counted_text(found.left_out.size(), "label") + " of fewer documents: " + names);
  }
  grouping.groups = std::move(found.groups);
  return grouping;
}

}  // namespace

void write_prevalence_export(Terminal& terminal, const TopicModel& model, const PrevalenceExport& request,
                             const ByteSink& sink) {
  warn_of_other_library(terminal, model);
  const CountedCorpus input = load_counted(request.inputs, request.read, model);
  note_reading(terminal, input.read);
  const std::vector<std::uint32_t> documents = split_holdout(input.corpus, 0).training;
  Grouping grouping = request.by_time ? by_time(input.corpus, documents, request.period)
                                      : by_label(input.corpus, documents, request.most_labels);
  const std::uint64_t unknown = input.corpus.num_documents() - documents.size();
  note_some(grouping.notes, unknown, "without a word that the model knows");
  if (grouping.groups.empty()) {
    throw ParseError(joined_name(request.inputs), 0,
                     "no document is in a group, of " + counted_text(input.corpus.num_documents(), "document"),
                     "expected some with " + grouping.wanted + " and a word that the model knows");
  }
  for (const std::string& note : grouping.notes) terminal.note("left out: " + note);
  grouping.counts.emplace_back("without_known_words", unknown);
  const Matrix mixtures = infer_mixtures_of(model, input.corpus, documents);
  write_prevalence(group_prevalence(documents, mixtures, grouping.groups), request.by_time ? "period" : "label",
                   grouping.counts, request.format, sink);
}

}  // namespace ldavi::cli
