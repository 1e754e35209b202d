// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/lda_c.hpp"

#include <string>
#include <vector>

#include "base/number_format.hpp"
#include "exporters/edited_alpha.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {
namespace {

std::vector<double> alpha_of(const TopicModel& model) { return edited_alpha(model, "lda-c's files"); }

}  // namespace

void write_lda_c_beta(const TopicModel& model, const ByteSink& sink) {
  alpha_of(model);
  const Matrix weights = EditedTopics(model).weights();
  const std::vector<double> totals = topic_totals(weights);
  std::string text;
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    for (std::size_t term = 0; term < model.num_terms(); ++term) {
      text = term > 0 ? " " : "";
      append_number(text, log(static_cast<double>(weights(term, k)) / totals[k]));
      sink(text);
    }
    sink("\n");
  }
}

double lda_c_alpha(const TopicModel& model) {
  const std::vector<double> alpha = alpha_of(model);
  return total(alpha) / static_cast<double>(alpha.size());
}

void write_lda_c_other(const TopicModel& model, const ByteSink& sink) {
  sink("num_topics " + std::to_string(model.num_topics()) + "\nnum_terms " + std::to_string(model.num_terms()) + "\nalpha " +
       number_text(lda_c_alpha(model)) + "\n");
}

LdaCGamma::LdaCGamma(const TopicModel& model) : alpha_total_(total(alpha_of(model))) {}

void LdaCGamma::write(std::span<const float> mixture, std::uint64_t known_tokens, const ByteSink& sink) const {
  const double all = alpha_total_ + static_cast<double>(known_tokens);
  std::string line;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    if (k > 0) line += ' ';
    append_number(line, static_cast<float>(static_cast<double>(mixture[k]) * all));
  }
  sink(line + "\n");
}

}  // namespace ldavi
