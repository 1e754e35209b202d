// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/load.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "corpus/counted_input.hpp"
#include "corpus/counts_to_corpus.hpp"
#include "corpus/input_name.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/corpus_builder.hpp"
#include "ldavi/text/analyzer.hpp"

namespace ldavi {
namespace {

void check(const LoadOptions& options) {
  std::vector<std::string> found = problems(options.text);
  for (std::string& problem : problems(options.pruning)) found.push_back(std::move(problem));
  if (!found.empty()) throw InvalidArgument(join(found, "; "));
}

/// Share of the tokens that `stop_words` (sorted) cover.
double coverage(std::span<const std::string> stop_words, std::span<const std::string_view> terms,
                std::span<const std::uint64_t> counts) {
  std::uint64_t covered = 0;
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    all += counts[i];
    if (std::binary_search(stop_words.begin(), stop_words.end(), terms[i])) covered += counts[i];
  }
  return all == 0 ? 0.0 : static_cast<double>(covered) / static_cast<double>(all);
}

/// The stop words that `option` names; none yet for auto.
void name_stop_words(const std::string& option, TextRules& rules) {
  if (option == "auto" || option == "none") return;
  const auto languages = stop_word_languages();
  const bool is_language = std::find(languages.begin(), languages.end(), option) != languages.end();
  rules.stop_words_name = is_language ? option : "file:" + base_name(option);
  rules.stop_words = is_language ? stop_word_list(option) : read_stop_words(option);
}

/// For auto, chooses the stop words by what `builder` has seen; tells what they cover.
StopWordChoice settle_stop_words(const std::string& option, const CorpusBuilder& builder, TextRules& rules) {
  if (option == "none") return {};
  const std::vector<std::string_view> terms = builder.terms();
  const std::vector<std::uint64_t> counts = builder.counts();
  if (option != "auto") return {rules.stop_words_name, coverage(rules.stop_words, terms, counts)};
  StopWordChoice choice = choose_stop_words(terms, counts);
  rules.stop_words_name = choice.language;
  if (choice.language != "none") rules.stop_words = stop_word_list(choice.language);
  return choice;
}

/// Returns the number of ill-formed UTF-8 sequences.
std::uint64_t tokenize(DocumentSource& source, const TextRules& rules, CorpusBuilder& builder) {
  std::uint64_t invalid_sequences = 0;
  Analyzer analyzer(rules);
  Document document;
  Tokens tokens;
  while (source.next(document)) {
    analyzer.analyze(document.text, tokens);
    invalid_sequences += tokens.invalid_sequences;
    builder.add(tokens.words, std::move(document.id), std::move(document.label), std::move(document.date));
  }
  return invalid_sequences;
}

LoadedCorpus load_text(const std::vector<std::string>& inputs, const LoadOptions& options) {
  LoadedCorpus loaded;
  const auto source = open_documents(inputs, options.read);
  const TextRules without_stop_words = text_rules(options.text);  // for what they cover, they are counted too
  TextRules rules = without_stop_words;
  name_stop_words(options.text.stop_words, rules);  // before the long reading: the file may be missing
  CorpusBuilder builder;
  const std::uint64_t invalid_sequences = tokenize(*source, without_stop_words, builder);
  loaded.read = source->report();
  loaded.read.invalid_sequences += invalid_sequences;
  loaded.stop_words = settle_stop_words(options.text.stop_words, builder, rules);
  loaded.corpus = builder.build(rules.stop_words, options.pruning, loaded.pruning);
  loaded.text = std::move(rules);
  return loaded;
}

LoadedCorpus load_counts(const std::string& input, const LoadOptions& options) {
  LoadedCorpus loaded;
  CountedInput counted = read_counts(input, options.read, loaded.read);
  loaded.made_up_terms = counted.made_up_terms;
  loaded.corpus = corpus_of(std::move(counted), options.pruning, loaded.pruning);
  return loaded;
}

std::vector<std::pair<std::string, std::string>> options_in_force(const LoadedCorpus& loaded, const LoadOptions& options) {
  std::vector<std::pair<std::string, std::string>> in_force;
  if (loaded.text || options.pruning.min_documents || options.pruning.max_share) {
    in_force.emplace_back("min-df", std::to_string(loaded.pruning.min_documents));
    in_force.emplace_back("max-df", number_text(loaded.pruning.max_share));
  }
  if (loaded.read.json_lines) in_force.emplace_back("text-field", options.read.text_field);
  return in_force;
}

std::uint64_t count_duplicates(const StringTable& ids) {
  std::unordered_set<std::string_view> distinct;
  for (std::size_t d = 0; d < ids.size(); ++d) distinct.insert(ids[d]);
  return ids.size() - distinct.size();
}

[[noreturn]] void refuse_no_document(const std::string& name, const ReadReport& read) {
  std::string problem = "no document found";
  if (read.hidden_files + read.binary_files > 0) {
    problem += " (" + std::to_string(read.hidden_files) + " hidden and " + std::to_string(read.binary_files) +
               " binary files left out)";
  }
  throw ParseError(name, 0, problem, "expected at least one");
}

[[noreturn]] void refuse_no_term(const std::string& name, const LoadedCorpus& loaded) {
  const PruningReport& pruned = loaded.pruning;
  const std::string documents = grouped_text(loaded.corpus.num_documents()) + " documents";
  const std::uint64_t all = pruned.stop_word_terms + pruned.rare_terms + pruned.frequent_terms;
  if (all == 0) throw ParseError(name, 0, "no word found in " + documents, "expected text");
  std::string dropped;
  std::string advice;
  const auto tell = [&](std::uint64_t terms, const std::string& why, const std::string& option) {
    if (terms == 0) return;
    dropped += (dropped.empty() ? "" : ", ") + grouped_text(terms) + " " + why;
    advice += (advice.empty() ? "" : ", ") + option;
  };
  tell(pruned.stop_word_terms, "stop words", "choose other stop words with --stopwords");
  tell(pruned.rare_terms, "in fewer than " + grouped_text(pruned.min_documents) + " documents", "lower --min-df");
  tell(pruned.frequent_terms, "in more than " + significant_text(100.0 * pruned.max_share, 6) + " % of them", "raise --max-df");
  throw ParseError(name, 0, "no term is left of the " + grouped_text(all) + " in " + documents + ": " + dropped, advice);
}

}  // namespace

LoadedCorpus load_corpus(const std::vector<std::string>& inputs, const LoadOptions& options) {
  check(options);
  LoadedCorpus loaded = are_counts(inputs, options.read) ? load_counts(inputs.front(), options) : load_text(inputs, options);
  const Corpus& corpus = loaded.corpus;
  if (corpus.num_documents() == 0) refuse_no_document(joined_name(inputs), loaded.read);
  if (corpus.num_terms() == 0) refuse_no_term(joined_name(inputs), loaded);
  if (corpus.num_nonzeros() == 0)
    throw ParseError(joined_name(inputs), 0, "every count is zero", "expected documents with terms");
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) loaded.empty_documents += corpus.document(d).size() == 0 ? 1 : 0;
  loaded.duplicate_ids = count_duplicates(corpus.ids);
  loaded.options = options_in_force(loaded, options);
  return loaded;
}

}  // namespace ldavi
