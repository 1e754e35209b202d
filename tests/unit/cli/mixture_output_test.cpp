// SPDX-License-Identifier: Apache-2.0
#include "cli/mixture_output.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/model/model_file.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

class MixtureOutput : public testing::Test {
 protected:
  MixtureOutput() : model_(load_model(corpus_.model())) {}

  MixtureCounts write(const std::string& input, std::vector<std::string>* ids) {
    Terminal terminal;
    terminal.set_quiet(true);
    OutputFile file(corpus_.path("out.tsv"), ExistingFile::kReplace);
    const MixtureCounts counts = write_mixtures(terminal, model_, {input}, {}, {}, file, ids);
    file.commit();
    return counts;
  }

  TinyCorpus corpus_;
  TopicModel model_;
};

TEST_F(MixtureOutput, WritesARowADocumentAndCountsThem) {
  const std::string input = corpus_.folder().write("new.txt", "bread and butter\n\nzebra\n");
  const MixtureCounts counts = write(input, nullptr);
  EXPECT_EQ(counts.rows, 3U);
  EXPECT_EQ(counts.without_known_words, 2U);
  EXPECT_EQ(lines_of(bytes_of_file(corpus_.path("out.tsv"))).size(), 4U);
}

TEST_F(MixtureOutput, CollectsIdsInOrder) {
  const std::string input = corpus_.folder().write("new.jsonl", "{\"id\": \"b\", \"text\": \"bread\"}\n{\"id\": \"a\", \"text\": null}\n");
  std::vector<std::string> ids;
  write(input, &ids);
  EXPECT_EQ(ids, (std::vector<std::string>{"b", "a"}));
}

TEST_F(MixtureOutput, WarnsOfAnotherTextLibrary) {
  model_.text->icu_version = "1.0";
  const std::string input = corpus_.folder().write("new.txt", "bread\n");
  const CaughtStream err(STDERR_FILENO);
  write(input, nullptr);
  EXPECT_NE(err.text().find("ICU 1.0"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
