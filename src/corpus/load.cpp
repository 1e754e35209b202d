// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/load.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "corpus/counted_input.hpp"
#include "corpus/counting/corpus_counts.hpp"
#include "corpus/counting/text_counting.hpp"
#include "corpus/counts_to_corpus.hpp"
#include "corpus/input_name.hpp"
#include "corpus/load_text.hpp"
#include "corpus/open.hpp"
#include "corpus/prepared.hpp"
#include "corpus/prepared_writer.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/prepared.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kAllDocuments = std::numeric_limits<std::uint64_t>::max();

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
  rules.stop_words = is_language ? stop_word_list(option) : read_words(option);
}

/// For auto, chooses the stop words by what was counted; tells what they cover.
StopWordChoice settle_stop_words(const std::string& option, const CountedWords& all, TextRules& rules) {
  if (option == "none") return {};
  if (option != "auto") return {rules.stop_words_name, coverage(rules.stop_words, all.words, all.tokens), false};
  StopWordChoice choice = choose_stop_words(all.words, all.tokens);
  choice.automatic = true;
  rules.stop_words_name = choice.language;
  if (choice.language != "none") rules.stop_words = stop_word_list(choice.language);
  return choice;
}

/// Text that was read, and waits to be pruned.
struct ReadText {
  LoadedCorpus loaded;
  CorpusCounts counted;
  CountedWords words;  // of it
  std::unique_ptr<Executor> executor;
};

std::string temporary_folder(const LoadOptions& options) {
  if (!options.temporary_folder.empty()) return options.temporary_folder;
  const char* const named = std::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

ReadText read_text(DocumentSource& source, const LoadOptions& options, std::uint64_t memory_bytes, std::uint64_t most_documents,
                   TextWatcher* watcher = nullptr) {
  ReadText text{{},
                CorpusCounts(memory_bytes, temporary_folder(options), options.text.phrases),
                {},
                std::make_unique<Executor>(options.num_threads > 0 ? options.num_threads : available_processors())};
  LoadedCorpus& loaded = text.loaded;
  const TextRules without_stop_words = text_rules(options.text);  // for what they cover, they are counted too
  TextRules rules = without_stop_words;
  name_stop_words(options.text.stop_words, rules);  // before the long reading: the file may be missing
  const std::uint64_t invalid_sequences =
      count_documents(source, without_stop_words, most_documents, *text.executor, text.counted, watcher);
  loaded.read = source.report();
  loaded.read.invalid_sequences += invalid_sequences;
  text.words = text.counted.words();
  if (watcher != nullptr) watcher->see_end(loaded.read, text.words.words.size());
  loaded.stop_words = settle_stop_words(options.text.stop_words, text.words, rules);
  // What is kept is found in new documents too.
  const auto is_kept = [&](const std::string& word) {
    const std::vector<std::string>& kept = options.pruning.kept;
    return std::find(kept.begin(), kept.end(), word) != kept.end();
  };
  std::erase_if(rules.stop_words, is_kept);
  loaded.duplicate_ids = text.counted.duplicate_ids();
  loaded.text = std::move(rules);
  return text;
}

std::vector<std::pair<std::string, std::string>> options_in_force(const LoadedCorpus& loaded, const LoadOptions& options) {
  std::vector<std::pair<std::string, std::string>> in_force;
  if (loaded.text || options.pruning != PruningOptions()) {
    in_force.emplace_back("min-df", std::to_string(loaded.pruning.min_documents));
    in_force.emplace_back("max-df", number_text(loaded.pruning.max_share));
    if (options.pruning.max_terms) in_force.emplace_back("max-vocab", std::to_string(*options.pruning.max_terms));
    if (!options.pruning.kept.empty()) in_force.emplace_back("keep", counted_text(options.pruning.kept.size(), "word"));
    if (!options.pruning.dropped.empty()) in_force.emplace_back("drop", counted_text(options.pruning.dropped.size(), "word"));
  }
  if (loaded.read.has_fields) in_force.emplace_back("text-field", options.read.text_field);
  return in_force;
}

[[noreturn]] void refuse_no_document(const std::string& name, const ReadReport& read) {
  std::string problem = "no document found";
  if (read.hidden_files + read.binary_files > 0) {
    problem += " (" + std::to_string(read.hidden_files) + " hidden and " + std::to_string(read.binary_files) +
               " binary files left out)";
  }
  throw ParseError(name, 0, problem, "expected at least one");
}

[[noreturn]] void refuse_no_term(const std::string& name, const LoadedCorpus& loaded, std::uint64_t num_documents) {
  const PruningReport& pruned = loaded.pruning;
  const std::string documents = counted_text(num_documents, "document");
  const std::uint64_t all = pruned.stop_word_terms + pruned.rare_terms + pruned.frequent_terms + pruned.dropped_terms;
  if (all == 0) {
    throw ParseError(name, 0, (loaded.text ? "no word found in " : "no term found in ") + documents,
                     loaded.text ? "expected text" : "expected documents with terms");
  }
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
  tell(pruned.dropped_terms, "left out by name", "name fewer with --drop");
  throw ParseError(name, 0, "no term is left of the " + grouped_text(all) + " in " + documents + ": " + dropped, advice);
}

/// Once it is pruned, before its documents go where they belong: what shaped it, and whether anything is left.
void settle(const CorpusOutline& outline, const std::vector<std::string>& inputs, const LoadOptions& options,
            LoadedCorpus& loaded) {
  if (outline.num_documents == 0) refuse_no_document(joined_name(inputs), loaded.read);
  if (outline.vocabulary.size() == 0) refuse_no_term(joined_name(inputs), loaded, outline.num_documents);
  if (outline.num_cells == 0) throw ParseError(joined_name(inputs), 0, "every count is zero", "expected documents with terms");
  loaded.options = options_in_force(loaded, options);
}

LoadedCorpus load_counts(const std::vector<std::string>& inputs, const LoadOptions& options) {
  LoadedCorpus loaded;
  CountedInput counted = read_counts(inputs.front(), options.read, loaded.read);
  loaded.made_up_terms = counted.made_up_terms;
  loaded.corpus = corpus_of(std::move(counted), options.pruning, loaded.pruning);
  const Corpus& corpus = loaded.corpus;
  settle(outline_of(corpus), inputs, options, loaded);
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) loaded.empty_documents += corpus.document(d).size() == 0 ? 1 : 0;
  return loaded;
}

LoadedCorpus load_already_prepared(const std::vector<std::string>& inputs, const LoadOptions& options) {
  if (options.text != TextOptions() || options.pruning != PruningOptions()) {
    throw InvalidArgument(inputs.front() +
                          " is a prepared corpus, its words are counted already: expected no text or pruning options");
  }
  return load_prepared(inputs.front());
}

CorpusOutline settle_text(const std::vector<std::string>& inputs, const LoadOptions& options, ReadText& text) {
  std::optional<Stemmer> stemmer;
  if (!options.text.stem.empty()) stemmer.emplace(options.text.stem);
  const TermShaping shaping{text.loaded.text->stop_words, options.pruning, stemmer ? &*stemmer : nullptr};
  const CorpusOutline outline = text.counted.settle(std::move(text.words), shaping, text.loaded.pruning);
  if (options.text.phrases) text.loaded.text->phrases = text.counted.phrases();
  settle(outline, inputs, options, text.loaded);
  return outline;
}

LoadedCorpus text_in_memory(const std::vector<std::string>& inputs, const LoadOptions& options, ReadText text) {
  CorpusInMemory corpus(settle_text(inputs, options, text));
  text.counted.pour(corpus, *text.executor);
  LoadedCorpus& loaded = text.loaded;
  loaded.corpus = corpus.take();
  for (std::size_t d = 0; d < loaded.corpus.num_documents(); ++d)
    loaded.empty_documents += loaded.corpus.document(d).size() == 0 ? 1 : 0;
  return std::move(loaded);
}

LoadedCorpus text_in_file(const std::vector<std::string>& inputs, const LoadOptions& options, ReadText text, OutputFile& file) {
  const CorpusOutline outline = settle_text(inputs, options, text);
  LoadedCorpus& loaded = text.loaded;
  PreparedWriter writer(file, outline, loaded);
  text.counted.pour(writer, *text.executor);
  loaded.empty_documents = writer.empty_documents();
  writer.finish(loaded);
  LoadedCorpus mapped = map_prepared(file);
  mapped.read.examples = std::move(loaded.read.examples);
  return mapped;
}

}  // namespace

void check_load_options(const LoadOptions& options) {
  std::vector<std::string> found = problems(options.text);
  for (std::string& problem : problems(options.pruning)) found.push_back(std::move(problem));
  if (!found.empty()) throw InvalidArgument(join(found, "; "));
}

LoadedCorpus load_text(DocumentSource& source, const std::vector<std::string>& inputs, const LoadOptions& options,
                       std::uint64_t most_documents, TextWatcher* watcher) {
  // In memory the corpus stands beside what it is made of for a moment.
  const std::uint64_t memory = options.memory_bytes == 0 ? 0 : std::max<std::uint64_t>(1, options.memory_bytes / 2);
  ReadText text = read_text(source, options, memory, most_documents, watcher);
  if (!text.counted.is_spilled()) return text_in_memory(inputs, options, std::move(text));
  const std::string folder = temporary_folder(options);
  OutputFile file(create_unnamed(folder), folder);
  LoadedCorpus loaded = text_in_file(inputs, options, std::move(text), file);
  loaded.in_temporary_file = true;
  return loaded;
}

LoadedCorpus load_corpus(const std::vector<std::string>& inputs, const LoadOptions& options) {
  check_load_options(options);
  if (is_prepared(inputs, options.read)) return load_already_prepared(inputs, options);
  if (are_counts(inputs, options.read)) return load_counts(inputs, options);
  return load_text(*open_documents(inputs, options.read), inputs, options, kAllDocuments);
}

LoadedCorpus prepare_corpus(const std::vector<std::string>& inputs, const LoadOptions& options, OutputFile& file) {
  check_load_options(options);
  if (!are_counts(inputs, options.read)) {
    const auto source = open_documents(inputs, options.read);
    return text_in_file(inputs, options, read_text(*source, options, options.memory_bytes, kAllDocuments), file);
  }
  LoadedCorpus loaded = load_corpus(inputs, options);
  write_prepared(loaded, file);
  LoadedCorpus mapped = map_prepared(file);
  mapped.read.examples = std::move(loaded.read.examples);
  return mapped;
}

}  // namespace ldavi
