// SPDX-License-Identifier: Apache-2.0
// A corpus in the formats of counts that other programs read, and load_corpus too. None holds the documents' ids, dates or text rules.
#pragma once

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/exporters/sink.hpp"

namespace ldavi {

/// The bag-of-words format of the UCI repository: documents, terms, entries, then `document term count`, a line each, from 1.
void write_uci(const Corpus& corpus, const ByteSink& sink);

/// `N term:count …`, a document a line, terms from 0. The number of terms is only in the vocabulary.
void write_lda_c(const Corpus& corpus, const ByteSink& sink);

/// Matrix Market's coordinate format, integer and general: a row a document, a column a term.
void write_matrix_market(const Corpus& corpus, const ByteSink& sink);

/// `target index:value …`, a document a line, indices from 1. The target is the label where all labels are numbers (can_be_targets),
/// else 0. The number of terms is only in the vocabulary.
void write_svmlight(const Corpus& corpus, const ByteSink& sink);

/// Whether each label is a number, several with commas, or missing.
bool can_be_targets(const StringTable& labels) noexcept;

/// A term a line. Throws InvalidArgument for a term that a line cannot hold: a blank one, one with an end of line, or a byte order mark
/// at the start of the first.
void write_vocabulary(const Vocabulary& vocabulary, const ByteSink& sink);

}  // namespace ldavi
