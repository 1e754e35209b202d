// SPDX-License-Identifier: Apache-2.0
// What gensim's LdaModel is made of: docs/how-to/export-gensim.md has the lines of Python that put it together.
#pragma once

#include "ldavi/exporters/sink.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

// Topics are as edited: one that was merged into another has no more than priors, and so have dropped words.

/// gensim.corpora.Dictionary.load_from_text: the number of documents, then a line a term: its number, the term, in how many documents it
/// is. Throws InvalidArgument for a term with a tab or an end of line in it.
void write_gensim_dictionary(const TopicModel& model, const ByteSink& sink);

/// lambda as NumPy's array, K x V float32: get_lambda() of its state.
void write_gensim_lambda(const TopicModel& model, const ByteSink& sink);

/// The document prior as NumPy's array, K float64. Throws InvalidArgument where it is not a Dirichlet.
void write_gensim_alpha(const TopicModel& model, const ByteSink& sink);

/// The topic prior as NumPy's array of no dimension, float64.
void write_gensim_eta(const TopicModel& model, const ByteSink& sink);

}  // namespace ldavi
