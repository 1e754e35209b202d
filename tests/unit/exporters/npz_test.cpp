// SPDX-License-Identifier: Apache-2.0
#include "exporters/npz.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"
#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

std::string archive(const TopicModel& model) {
  return exported([&](const ByteSink& sink) { write_topics_npz(model, topic_term_probabilities(model), sink); });
}

TEST(Npz, HoldsArraysByName) {
  const std::string bytes = archive(sample_model());
  for (const char* name : {"probabilities.npy", "terms.npy", "names.npy", "prevalence.npy", "alpha.npy"})
    EXPECT_NE(bytes.find(name), std::string::npos) << name;
  EXPECT_NE(bytes.find("'<f4', 'fortran_order': False, 'shape': (3, 5), }"), std::string::npos);
  EXPECT_NE(bytes.find("'<U5', 'fortran_order': False, 'shape': (5,), }"), std::string::npos);
  EXPECT_NE(bytes.find("'<f8', 'fortran_order': False, 'shape': (3,), }"), std::string::npos);
}

TEST(Npz, HasTermsInUtf32OfOneLength) {
  const std::string bytes = archive(sample_model());
  const auto wide = [](std::u32string_view text) {
    return std::string(reinterpret_cast<const char*>(text.data()), text.size() * 4);
  };
  EXPECT_NE(bytes.find(wide(U"applebreadchoirdanceété") + std::string(8, '\0')), std::string::npos);
}

TEST(Npz, RefusesTermsThatTakeTooMuch) {
  TopicModel model = sample_model();
  model.lambda = Matrix(2000, 1);
  std::vector<std::string> terms(2000);
  for (std::size_t i = 0; i < terms.size(); ++i) terms[i] = std::to_string(i);
  terms[7] = std::string(1'000'000, 'x');
  model.vocabulary = Vocabulary(terms, std::vector<std::uint64_t>(2000, 1), std::vector<std::uint64_t>(2000, 1));
  for (std::size_t i = 0; i < 2000; ++i) model.lambda(i, 0) = 1.0F;
  model.document_prior = DirichletPrior{{1.0}};
  EXPECT_THROW(archive(model), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
