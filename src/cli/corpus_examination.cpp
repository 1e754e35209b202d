// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_examination.hpp"

#include <algorithm>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/terminal.hpp"
#include "cli/text_rules_inspection.hpp"
#include "cli/training_options.hpp"
#include "ldavi/text/stop_words.hpp"

namespace ldavi::cli {
namespace {

constexpr int kUsualTopics[] = {20, 100, 500};

std::string percent(std::uint64_t part, std::uint64_t all) {
  const double share = all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
  if (part > 0 && share < 0.1) return "less than 0.1 %";
  if (part < all && share > 99.9) return "more than 99.9 %";
  return fixed_text(share, share < 9.5 || (share > 99.0 && part < all) ? 1 : 0) + " %";
}

/// "A, B": the parts that are there.
std::string listed(const std::vector<std::string>& parts) { return join(parts, ", "); }

std::string shown_language(const std::string& code) { return code.empty() ? "not clear" : std::string(language_name(code)); }

void add_documents(std::string& text, const CorpusExamination& e) {
  std::string documents = grouped_text(e.documents);
  if (e.bytes > 0) documents += ", " + bytes_text(e.bytes) + " of text";
  add_line(text, "documents", documents);
  std::vector<std::string> wordless;
  if (e.blank > 0) wordless.push_back(counted_text(e.blank, "blank document"));
  if (e.loaded.empty_documents > 0)
    wordless.push_back(counted_text(e.loaded.empty_documents, "document") + " without a word that is kept");
  if (!wordless.empty()) add_line(text, "", listed(wordless));
  const LengthSummary& lengths = e.lengths;
  add_line(text, "length",
           "half of them have " + counted_text(lengths.median(), "word") + " or fewer, a tenth " +
               grouped_text(lengths.deciles[1]) + " or fewer, a tenth " + grouped_text(lengths.deciles[9]) + " or more; " +
               grouped_text(lengths.least()) + " to " + grouped_text(lengths.most()));
  add_line(text, "words", grouped_text(e.tokens) + ", " + grouped_text(e.distinct_words) + " different ones");
}

void add_vocabulary(std::string& text, const CorpusExamination& e) {
  if (!e.refusal.empty()) return;
  const PruningReport& pruning = e.loaded.pruning;
  add_line(text, "vocabulary",
           counted_text(e.loaded.corpus.num_terms(), "term") + " would be kept, " +
               percent(e.loaded.corpus.num_tokens(), e.tokens) + " of all words");
  std::vector<std::string> dropped;
  if (pruning.stop_word_terms > 0)
    dropped.push_back(counted_text(pruning.stop_word_terms, "stop word") + " (" + percent(pruning.stop_word_tokens, e.tokens) +
                      ")");
  if (pruning.rare_terms > 0)
    dropped.push_back(grouped_text(pruning.rare_terms) + " in fewer than " + counted_text(pruning.min_documents, "document") +
                      " (" + percent(pruning.rare_tokens, e.tokens) + ")");
  if (pruning.frequent_terms > 0)
    dropped.push_back(grouped_text(pruning.frequent_terms) + " in more than " + significant_text(100.0 * pruning.max_share, 6) +
                      " % of the documents (" + percent(pruning.frequent_tokens, e.tokens) + ")");
  if (!dropped.empty()) add_line(text, "", "left out: " + listed(dropped));
}

void add_languages(std::string& text, const CorpusExamination& e) {
  if (!e.is_text) return;
  std::uint64_t documents = 0;
  for (const LanguageShare& language : e.languages) documents += language.documents;
  std::vector<std::string> parts;
  for (const LanguageShare& language : e.languages) {
    if (parts.size() < 5) parts.push_back(shown_language(language.code) + " " + percent(language.documents, documents));
  }
  if (!parts.empty()) add_line(text, "languages", listed(parts) + " of the documents");
  std::uint64_t letters = 0;
  for (const ScriptShare& script : e.scripts) letters += script.letters;
  parts.clear();
  for (const ScriptShare& script : e.scripts) {
    if (parts.size() < 5) parts.push_back(script.script + " " + percent(script.letters, letters));
  }
  if (!parts.empty()) add_line(text, "scripts", listed(parts) + " of the letters");
  if (!e.loaded.text) return;
  const std::string& name = e.loaded.text->stop_words_name;
  std::string stop_words = name == "none" ? name : std::string(language_name(name));
  if (e.loaded.stop_words.automatic && name != "none")
    stop_words += ", chosen because they are " + fixed_text(100.0 * e.loaded.stop_words.coverage, 0) + " % of all words";
  add_line(text, "stop words", stop_words);
}

/// Where the corpus is not at hand, documents go by their number.
std::string id_of(const CorpusExamination& e, std::uint64_t document) {
  const StringTable& ids = e.loaded.corpus.ids;
  return document < ids.size() ? std::string(ids[static_cast<std::size_t>(document)])
                               : "number " + std::to_string(document + 1);
}

void add_copies(std::string& text, const CorpusExamination& e) {
  if (e.copies.groups == 0) {
    add_line(text, "copies", "none");
    return;
  }
  add_line(text, "copies",
           counted_text(e.copies.duplicates, "document") + " to the letter, " + grouped_text(e.copies.near_duplicates) +
               " nearly, in " + counted_text(e.copies.groups, "group"));
  for (const CopyGroup& group : e.copies.largest) {
    std::vector<std::string> ids;
    for (const std::uint64_t document : group.examples) ids.push_back(id_of(e, document));
    add_line(text, "", grouped_text(group.size) + " documents: " + listed(ids) + (group.size > ids.size() ? " …" : ""));
  }
}

void add_lines(std::string& text, const CorpusExamination& e) {
  if (!e.is_text) return;
  add_line(text, "repeated lines",
           e.lines.repeated == 0 ? "none" : counted_text(e.lines.repeated, "line") + " in many documents");
  for (const RepeatedLine& line : e.lines.lines)
    add_line(text, "", "in " + counted_text(line.documents, "document") + ": " + line.text);
}

void add_even_terms(std::string& text, const CorpusExamination& e) {
  if (e.even_terms.empty()) return;
  std::vector<std::string> terms;
  for (const EvenTerm& term : e.even_terms) terms.push_back(term.term + " (" + percent(term.documents, e.documents) + ")");
  add_line(text, "more stop words", listed(terms));
  add_line(text, "", "in so many documents, evenly, among words of all kinds: they tell no topic from another");
  add_line(text, "", "to leave them out, write them to a file, a word a line, and name it with --drop FILE");
}

void add_labels(std::string& text, const CorpusExamination& e) {
  if (e.labelled > 0) {
    std::vector<std::string> labels;
    for (const LabelCount& label : e.labels) labels.push_back(label.label + " (" + grouped_text(label.documents) + ")");
    add_line(text, "labels",
             grouped_text(e.distinct_labels) + " of " + counted_text(e.labelled, "document") + ": " + listed(labels) +
                 (e.distinct_labels > labels.size() ? " …" : ""));
  }
  if (e.dated > 0)
    add_line(text, "dates", "of " + counted_text(e.dated, "document") + ": " + e.first_date + " to " + e.last_date);
}

void add_reading(std::string& text, const CorpusExamination& e) {
  const ReadReport& read = e.loaded.read;
  std::vector<std::string> met;
  if (read.hidden_files > 0) met.push_back(counted_text(read.hidden_files, "hidden file") + " skipped");
  if (read.binary_files > 0) met.push_back(counted_text(read.binary_files, "binary file") + " skipped");
  if (read.bad_records > 0) met.push_back(counted_text(read.bad_records, "bad record"));
  if (read.invalid_sequences > 0) met.push_back(counted_text(read.invalid_sequences, "ill-formed sequence"));
  if (!met.empty()) add_line(text, "reading", listed(met));
}

void add_plans(std::string& text, const std::vector<UsualPlan>& plans) {
  for (const UsualPlan& plan : plans) {
    add_line(text, &plan == &plans.front() ? "training" : "",
             "-k " + std::to_string(plan.num_topics) + ": about " + bytes_text(plan.run.memory_bytes()) + " of memory, " +
                 plan_time_text(plan.run) + ", with " + plan.run.training.engine);
  }
}

}  // namespace

std::vector<UsualPlan> usual_plans(const LoadedCorpus& loaded) {
  std::vector<UsualPlan> plans;
  if (loaded.corpus.num_nonzeros() == 0) return plans;
  for (const int num_topics : kUsualTopics) {
    TrainingArguments arguments;
    arguments.train.num_topics = num_topics;
    settle_engine(arguments, choose_engine(loaded.corpus, arguments.train).engine);
    plans.push_back({num_topics, plan_run(loaded, arguments.train)});
  }
  return plans;
}

std::string examination_text(const std::vector<std::string>& inputs, const CorpusExamination& examination,
                             const std::vector<UsualPlan>& plans) {
  std::string text;
  add_line(text, examination.is_text ? "texts" : "counts", listed(inputs));
  add_documents(text, examination);
  add_vocabulary(text, examination);
  add_languages(text, examination);
  add_copies(text, examination);
  add_lines(text, examination);
  add_even_terms(text, examination);
  add_labels(text, examination);
  add_reading(text, examination);
  add_plans(text, plans);
  text += "\n";
  for (const Finding& finding : findings(examination)) {
    add_line(text, "warning", finding.problem);
    add_line(text, "", "→ " + finding.advice);
  }
  add_line(text, "verdict", verdict(examination));
  return text;
}

}  // namespace ldavi::cli
