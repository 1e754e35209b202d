// SPDX-License-Identifier: Apache-2.0
#include "exporters/edited_alpha.hpp"

#include <string>
#include <utility>
#include <variant>

#include "ldavi/base/error.hpp"

namespace ldavi {

std::vector<double> edited_alpha(const TopicModel& model, const char* files) {
  const auto* prior = std::get_if<DirichletPrior>(&model.document_prior);
  if (prior == nullptr)
    throw InvalidArgument(std::string(files) + " hold models with a Dirichlet prior of their documents, this one has another");
  std::vector<double> alpha = prior->alpha;
  const TopicView view = topic_view(model);
  for (std::size_t k = 0; k < alpha.size(); ++k) {
    if (view.is_merged_away(k)) alpha[view.merged_into[k]] += std::exchange(alpha[k], kLeastAlpha);
  }
  return alpha;
}

}  // namespace ldavi
