// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/model_file.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class ModelFile : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }

  TemporaryFolder folder_;
};

TEST_F(ModelFile, GivesBackWhatItTook) {
  TopicModel model = sample_model();
  model.text = text_rules({});
  model.text->stop_words_name = "en";
  model.text->stop_words = {"a", "the"};
  save_model(model, path("m.ldavi"));
  const TopicModel loaded = load_model(path("m.ldavi"));
  for (std::size_t term = 0; term < 5; ++term) {
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(loaded.lambda(term, k), model.lambda(term, k));
  }
  EXPECT_EQ(std::get<DirichletPrior>(loaded.document_prior).alpha, std::get<DirichletPrior>(model.document_prior).alpha);
  EXPECT_EQ(loaded.eta, model.eta);
  EXPECT_EQ(loaded.vocabulary.terms(), model.vocabulary.terms());
  EXPECT_EQ(loaded.vocabulary.document_frequencies(), model.vocabulary.document_frequencies());
  EXPECT_EQ(loaded.vocabulary.counts(), model.vocabulary.counts());
  EXPECT_EQ(loaded.text, model.text);
  EXPECT_EQ(loaded.provenance, model.provenance);
}

TEST_F(ModelFile, HoldsALogisticNormalPriorAndNoTextRules) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{{-1.0, 0.0, 1.0}, {2, -1, -1, -1, 2, -1, -1, -1, 2}};
  save_model(model, path("m.ldavi"));
  const TopicModel loaded = load_model(path("m.ldavi"));
  EXPECT_EQ(std::get<LogisticNormalPrior>(loaded.document_prior).covariance,
            (std::vector<double>{2, -1, -1, -1, 2, -1, -1, -1, 2}));
  EXPECT_FALSE(loaded.text.has_value());
}

TEST_F(ModelFile, IsTheSameBytesForEqualModels) {
  save_model(sample_model(), path("a.ldavi"));
  save_model(sample_model(), path("b.ldavi"));
  EXPECT_EQ(read_bytes(path("a.ldavi")), read_bytes(path("b.ldavi")));
}

// Files that were saved must be read by what comes later: other bytes are another format.
TEST_F(ModelFile, HasTheBytesItAlwaysHad) {
  save_model(sample_model(), path("m.ldavi"));
  const std::string bytes = read_bytes(path("m.ldavi"));
  EXPECT_EQ(hash_text(content_hash(bytes.data(), bytes.size())), "ebc229f4611fa25d");
}

TEST_F(ModelFile, KeepsEditsWithoutTouchingTopics) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kName, {1}, "space flight"}, {EditAction::kMerge, {1, 2}}, {EditAction::kDropWord, {}, "été"}};
  save_model(model, path("m.ldavi"));
  TopicModel loaded = load_model(path("m.ldavi"));
  EXPECT_EQ(loaded.edits, model.edits);
  EXPECT_EQ(loaded.lambda(3, 2), model.lambda(3, 2));
  const std::string edited = read_bytes(path("m.ldavi"));
  EXPECT_EQ(hash_text(content_hash(edited.data(), edited.size())), "7359c4bfaa293f89");
  loaded.edits.clear();
  save_model(loaded, path("plain.ldavi"));
  save_model(sample_model(), path("sample.ldavi"));
  EXPECT_EQ(read_bytes(path("plain.ldavi")), read_bytes(path("sample.ldavi")));
}

TEST_F(ModelFile, IsNotReplacedUnlessAsked) {
  save_model(sample_model(), path("m.ldavi"));
  const std::string before = read_bytes(path("m.ldavi"));
  TopicModel other = sample_model();
  other.eta = 0.2;
  EXPECT_THROW(save_model(other, path("m.ldavi")), IoError);
  EXPECT_EQ(read_bytes(path("m.ldavi")), before);
  save_model(other, path("m.ldavi"), true);
  EXPECT_EQ(load_model(path("m.ldavi")).eta, 0.2);
}

TEST_F(ModelFile, RefusesToSaveWhatIsNoModel) {
  TopicModel model = sample_model();
  model.lambda(0, 0) = std::nanf("");
  EXPECT_THROW(save_model(model, path("m.ldavi")), InvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(path("m.ldavi")));
}

TEST_F(ModelFile, OfAnotherKindIsRefused) {
  std::ofstream(path("text.ldavi")) << "Dear Sir or Madam";
  EXPECT_THROW(load_model(path("text.ldavi")), FormatError);
  std::ofstream(path("empty.ldavi")).flush();
  EXPECT_THROW(load_model(path("empty.ldavi")), FormatError);
  EXPECT_THROW(load_model(path("missing.ldavi")), IoError);
}

}  // namespace
}  // namespace ldavi
