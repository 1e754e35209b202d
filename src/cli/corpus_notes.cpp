// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_notes.hpp"

#include "base/number_format.hpp"
#include "cli/input_options.hpp"
#include "ldavi/text/stop_words.hpp"

namespace ldavi::cli {

void note_corpus(Terminal& terminal, const LoadedCorpus& loaded) {
  const Corpus& corpus = loaded.corpus;
  terminal.note("read " + counted_text(corpus.num_documents(), "document") + ", " + counted_text(corpus.num_tokens(), "token") +
                " of " + counted_text(corpus.num_terms(), "term"));
  if (loaded.empty_documents > 0)
    terminal.note("  " + counted_text(loaded.empty_documents, "document") + " without a known word");
  const PruningReport& pruning = loaded.pruning;
  if (loaded.text) {
    const std::string& name = loaded.text->stop_words_name;
    std::string line = "  stop words: " + (name == "none" ? name : std::string(language_name(name)));
    if (loaded.stop_words.automatic && name != "none") {
      line += ", chosen because they are " + fixed_text(100.0 * loaded.stop_words.coverage, 0) + " % of all words";
    }
    terminal.note(line);
  }
  if (pruning.rare_terms > 0) {
    terminal.note("  left out: " + counted_text(pruning.rare_terms, "term") + " in fewer than " +
                  grouped_text(pruning.min_documents) + " documents");
  }
  if (pruning.frequent_terms > 0) {
    terminal.note("  left out: " + counted_text(pruning.frequent_terms, "term") + " in more than " +
                  significant_text(100.0 * pruning.max_share, 6) + " % of the documents");
  }
  if (pruning.surplus_terms > 0)
    terminal.note("  left out: " + counted_text(pruning.surplus_terms, "term") + " past the most asked for (--max-vocab)");
  if (pruning.dropped_terms > 0)
    terminal.note("  left out: " + counted_text(pruning.dropped_terms, "term") + " by name (--drop)");
  if (loaded.duplicate_ids > 0) {
    terminal.warn("warning: " + counted_text(loaded.duplicate_ids, "document") +
                  " with an id that another one has; all are kept");
  }
  if (loaded.made_up_terms)
    terminal.warn("warning: no vocabulary beside the counts, terms are named w0, w1 …; name one with --vocab");
  note_reading(terminal, loaded.read);
}

}  // namespace ldavi::cli
