// SPDX-License-Identifier: Apache-2.0
// What the page of LDAvis and pyLDAvis shows.
#pragma once

#include <span>

#include "ldavi/exporters/sink.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// The JSON object that the page loads (mdsDat, tinfo, token.table, R, lambda.step, plot.opts, topic.order); it may stand inside a script element.
/// topic_tokens: of each topic the tokens of the documents that are to be shown, sum_d theta_dk N_d. Topics keep their order; as the page counts
/// them from 1, topic k is its k + 1. Thirty words (R) a topic, for relevances with lambda = 0, .01 … 1. The map is that of topic_map.
/// Topics are as edited: dropped words are not shown, and a topic that was merged into another lies where that does, of no size.
/// Throws InvalidArgument where topic_tokens has not one number a topic, a negative one, or none above 0.
/// Cost: 101 times a look at some hundreds of words a topic, and three looks at each weight.
/// Source: Sievert and Shirley 2014, "LDAvis"; saliency by Chuang, Manning and Heer 2012, "Termite".
void write_ldavis(const TopicModel& model, std::span<const double> topic_tokens, const ByteSink& sink);

}  // namespace ldavi
