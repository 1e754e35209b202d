// SPDX-License-Identifier: Apache-2.0
// What an examination may find, for the tests of how it is told.
#pragma once

#include "ldavi/corpus/examination.hpp"

namespace ldavi::cli {

inline CorpusExamination sample_examination() {
  CorpusExamination examination;
  examination.is_text = true;
  examination.documents = 4;
  examination.bytes = 1200;
  examination.tokens = 200;
  examination.distinct_words = 90;
  examination.blank = 1;
  examination.lengths.deciles = {0, 1, 2, 3, 4, 50, 60, 70, 80, 90, 100};
  LoadedCorpus& loaded = examination.loaded;
  loaded.corpus.vocabulary = Vocabulary({"bread", "soil"}, {2, 1}, {3, 1});
  loaded.corpus.offsets = {0, 1, 2, 3, 3};
  loaded.corpus.terms = {0, 0, 1};
  loaded.corpus.counts = {1, 2, 1};
  loaded.corpus.ids = {"a", "b\x1b[31m", "c", "d"};
  loaded.empty_documents = 1;
  loaded.text = text_rules({});
  loaded.text->stop_words_name = "en";
  loaded.stop_words = {"en", 0.42, true};
  loaded.pruning.stop_word_terms = 30;
  loaded.pruning.stop_word_tokens = 84;
  loaded.pruning.rare_terms = 58;
  loaded.pruning.rare_tokens = 112;
  loaded.pruning.min_documents = 2;
  loaded.read.hidden_files = 1;
  examination.copies = {1, 0, 1, {{2, 1, {0, 1}}}};
  examination.lines = {{{"Printed on paper\x1b[31m", 3}}, 1, 0};
  examination.languages = {{"en", 3}, {"", 1}};
  examination.scripts = {{"Latin", 999}, {"Greek", 1}};
  examination.even_terms = {{"also", 2, 1.0}};
  examination.labelled = 3;
  examination.distinct_labels = 2;
  examination.labels = {{"food", 2}, {"garden", 1}};
  examination.dated = 2;
  examination.first_date = "1999";
  examination.last_date = "2021";
  return examination;
}

}  // namespace ldavi::cli
