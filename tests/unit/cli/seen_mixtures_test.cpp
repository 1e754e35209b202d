// SPDX-License-Identifier: Apache-2.0
#include "cli/seen_mixtures.hpp"

#include <gtest/gtest.h>

#include "ldavi/inference/infer.hpp"
#include "ldavi/text/text_rules.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

using Numbers = std::vector<std::uint32_t>;

struct Seen {
  Words ids;
  std::vector<std::vector<float>> mixtures;
  std::vector<Numbers> tokens;
};

Seen see(const TopicModel& model, const Words& inputs) {
  Seen seen;
  Terminal terminal;
  see_mixtures(terminal, model, inputs, {}, [&](const SeenDocument& document) {
    seen.ids.push_back(document.document.id);
    seen.mixtures.emplace_back(document.mixture.begin(), document.mixture.end());
    const std::span<const std::uint32_t> tokens = document.tokens();
    seen.tokens.emplace_back(tokens.begin(), tokens.end());
  });
  return seen;
}

TEST(SeenMixtures, ShowTextsWithTheirWordsInOrder) {
  const TemporaryFolder folder;
  TopicModel model = sample_model();
  model.text = text_rules({});
  const Seen seen = see(model, {folder.write("a.txt", "dance apple zebra dance\n\nchoir\n")});
  EXPECT_EQ(seen.ids, (Words{"1", "2", "3"}));
  EXPECT_EQ(seen.tokens, (std::vector<Numbers>{{3, 0, 3}, {}, {2}}));
  const MixtureInference inference(model);
  MixtureInference::Scratch scratch;
  std::vector<float> mixture(3);
  const Numbers terms{0, 3};
  const Numbers counts{1, 2};
  inference.infer({terms, counts}, mixture, scratch);
  EXPECT_EQ(seen.mixtures[0], mixture);
}

TEST(SeenMixtures, LeaveOutWordsThatWereDropped) {
  const TemporaryFolder folder;
  TopicModel model = sample_model();
  model.text = text_rules({});
  model.edits = {{EditAction::kDropWord, {}, "dance"}};
  const Seen seen = see(model, {folder.write("a.txt", "dance apple dance\n")});
  EXPECT_EQ(seen.tokens, (std::vector<Numbers>{{0}}));
}

TEST(SeenMixtures, ShowCountsTermByTerm) {
  const TemporaryFolder folder;
  folder.write("vocab.x.txt", "choir\napple\n");
  const Seen seen = see(sample_model(), {folder.write("docword.x.txt", "2\n2\n3\n1 1 1\n1 2 2\n2 1 1\n")});
  EXPECT_EQ(seen.ids, (Words{"1", "2"}));
  EXPECT_EQ(seen.tokens, (std::vector<Numbers>{{0, 0, 2}, {2}}));
}

}  // namespace
}  // namespace ldavi::cli
