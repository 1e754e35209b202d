// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/inspect.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(InspectArguments, BindToTheirFields) {
  const InspectArguments arguments = parsed<InspectCommand>({"a", "b", "--verify", "--format", "json"});
  EXPECT_EQ(arguments.files, (Words{"a", "b"}));
  EXPECT_TRUE(arguments.verify);
  EXPECT_EQ(arguments.format, "json");
  EXPECT_NE(refused<InspectCommand>({}), "");
}

TEST(InspectArguments, AreThoseOfTextsToo) {
  const InspectArguments arguments = parsed<InspectCommand>(
      {"a", "--min-df", "3", "--stopwords", "de", "--memory", "2G", "--tmp", "t", "--text-field", "body"});
  EXPECT_EQ(arguments.load.pruning.min_documents, 3U);
  EXPECT_EQ(arguments.load.text.stop_words, "de");
  EXPECT_EQ(arguments.load.memory_bytes, 2'000'000'000U);
  EXPECT_EQ(arguments.load.temporary_folder, "t");
  EXPECT_EQ(arguments.load.read.text_field, "body");
  EXPECT_EQ(arguments.given, (Words{"min-df", "stopwords"}));
  EXPECT_NE(refused<InspectCommand>({"a", "--memory", "much"}), "");
  EXPECT_NE(refused<InspectCommand>({"-", "-"}), "");
}

TEST(InspectArguments, HaveDefaults) {
  const InspectArguments arguments = parsed<InspectCommand>({"a"});
  EXPECT_FALSE(arguments.verify);
  EXPECT_EQ(arguments.format, "text");
}

/// A model file of strangers may hold anything where lda-vi writes names.
TEST(InspectCommand, ShowsNoEscapeThatAModelHolds) {
  const TemporaryFolder folder;
  TopicModel model = sample_model();
  model.text = text_rules({});
  model.text->stop_words_name = "file:\x1b[31m";
  model.text->icu_version = "\x1b[32m";
  model.provenance.version = "\x1b[33m";
  model.provenance.engine = "\x1b[34m";
  model.provenance.options = {{"\x1b[35m", "\x1b[36m"}};
  model.provenance.inputs = {"\x1b[37m"};
  save_model(model, folder.file("m.ldavi"));

  const Outcome outcome = run({"inspect", folder.file("m.ldavi")});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos) << outcome.out;
  const Outcome json = run({"inspect", folder.file("m.ldavi"), "--format", "json"});
  EXPECT_EQ(json.out.find('\x1b'), std::string::npos) << json.out;
}

TEST(InspectCommand, LooksAtEachFileAndEndsWithTheWorst) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const std::string foreign = corpus.folder().write("foreign.ldavi", "Dear Sir\n");
  const Outcome outcome = run({"inspect", foreign, model, "--verify"});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_EQ(outcome.out, model + ": sound\n");
  EXPECT_NE(outcome.err.find("foreign.ldavi"), std::string::npos) << outcome.err;
}

TEST(InspectCommand, TellsOfHeldOutDocumentsInEnglish) {
  const TemporaryFolder folder;
  TopicModel model = sample_model();
  model.provenance.holdout = 2;
  save_model(model, folder.file("m.ldavi"));
  EXPECT_EQ(run({"inspect", folder.file("m.ldavi")}).out.find("2th"), std::string::npos);
}

TEST(InspectCommand, ShowsSmallPriors) {
  const TemporaryFolder folder;
  TopicModel model = sample_model();
  model.document_prior = DirichletPrior{{1e-5, 0.25, 3}};
  model.eta = 2.5e-6;
  save_model(model, folder.file("m.ldavi"));
  const std::string text = run({"inspect", folder.file("m.ldavi")}).out;
  EXPECT_NE(text.find("alpha           1e-05 to 3, sum 3.25\n"), std::string::npos) << text;
  EXPECT_NE(text.find("eta             2.5e-06\n"), std::string::npos) << text;
}

TEST(InspectCommand, TellsWhatAModelIs) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const std::string text = run({"inspect", model}).out;
  for (const char* word : {"topics          2\n", "engine          cvb0, ", "12 documents", "stop words en", "seed = 1"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word << text;
  }
  const std::string json = run({"inspect", model, "--format", "json"}).out;
  for (const char* word : {"\"kind\": \"model\"", "\"num_topics\": 2", "\"passes\": ", "\"alpha\": ["})
    EXPECT_NE(json.find(word), std::string::npos) << word;
}

TEST(InspectCommand, VerifiesAndRefusesADamagedModel) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  EXPECT_EQ(run({"inspect", model, "--verify"}).out, model + ": sound\n");
  std::string bytes = bytes_of_file(model);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  const std::string damaged = corpus.folder().write("damaged.ldavi", bytes);
  const Outcome outcome = run({"inspect", damaged, "--verify"});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_NE(outcome.err.find("damaged"), std::string::npos);
}

TEST(InspectCommand, ExaminesTexts) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"inspect", corpus.texts()});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  for (const char* line :
       {"documents       12, ", "copies          10 documents to the letter, 0 nearly, in 2 groups\n",
        "labels          2 of 12 documents: bread (6), garden (6)\n", "verdict         83 % of the documents"}) {
    EXPECT_NE(outcome.out.find(line), std::string::npos) << line << outcome.out;
  }
  EXPECT_NE(run({"inspect", corpus.texts(), "--format", "json"}).out.find("\"duplicates\": 10"), std::string::npos);
}

TEST(InspectCommand, TakesTextsForOneCorpus) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const Outcome outcome = run({"inspect", corpus.path("texts/bread"), model, corpus.path("texts/garden")});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_TRUE(outcome.out.starts_with("model ")) << outcome.out;
  EXPECT_NE(outcome.out.find("\n\ntexts           "), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("documents       12, "), std::string::npos) << outcome.out;
}

TEST(InspectCommand, RefusesOptionsOfTextsForModels) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"inspect", corpus.model(), "--min-df", "2"});
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_NE(outcome.err.find("--min-df: "), std::string::npos) << outcome.err;
}

TEST(InspectCommand, TakesADamagedFileForNoText) {
  const TemporaryFolder folder;
  for (const char* name : {"m.ldavi", "c.ldacorpus"}) {
    EXPECT_EQ(run({"inspect", folder.write(name, "Dear Sir\n")}).code, kExitBadData) << name;
  }
  EXPECT_EQ(run({"inspect", folder.write("m.txt", "Dear Sir\n"), "--verify"}).code, kExitBadData);
}

}  // namespace
}  // namespace ldavi::cli
