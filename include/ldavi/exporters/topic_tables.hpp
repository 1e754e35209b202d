// SPDX-License-Identifier: Apache-2.0
// Topics as tables for other programs: all probabilities, or the top words.
#pragma once

#include <cstddef>

#include "ldavi/exporters/sink.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

enum class TableFormat { kTsv, kCsv, kJson, kJsonLines, kNpy, kNpz, kMatrixMarket, kMarkdown };

/// Every topic's probability of every term. Numbers in the shortest form that reads back the same.
///   tsv, csv: a row a term: term, document_frequency, count, topic_0 …
///   json:     {"topics": [{"id", "name", "prevalence", "probabilities": [V]}], "terms": [V]}
///   npy:      K x V float32, C order; the terms go beside it (write_terms)
///   npz:      the same as "probabilities", with "terms", "names" (texts), "prevalence" and "alpha" (float64); no pickle in it
///   matrix market: coordinates, K x V; the terms go beside it
/// Throws InvalidArgument for another format.
void write_topics(const TopicModel& model, TableFormat format, const ByteSink& sink);

/// A term a line, in the order of the columns of write_topics.
void write_terms(const TopicModel& model, const ByteSink& sink);

/// The `size` most probable terms of each topic: topic, rank (from 1), term, probability, relevance; as tsv, csv or json. As markdown a table
/// for people, a row a topic: its number, name, share of all words in percent, and words.
/// relevance = .6 log phi_kw + .4 log(phi_kw / p_w).
void write_top_words(const TopicModel& model, std::size_t size, TableFormat format, const ByteSink& sink);

}  // namespace ldavi
