// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/edit.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(EditArguments, KeepTheOrderOfTheCommandLine) {
  const EditArguments arguments = parsed<EditCommand>(
      {"m.ldavi", "--hide", "5,6", "--name", "3=a=b", "--undo", "--from", "f.tsv", "--name=4=x", "--drop-word", "foo"});
  ASSERT_EQ(arguments.steps.size(), 6U);
  EXPECT_EQ(arguments.steps[0].edit, (Edit{EditAction::kHide, {5, 6}}));
  EXPECT_EQ(arguments.steps[1].edit, (Edit{EditAction::kName, {3}, "a=b"}));
  EXPECT_EQ(arguments.steps[1].option, "--name 3=a=b");
  EXPECT_EQ(arguments.steps[2].kind, EditStep::Kind::kUndo);
  EXPECT_EQ(arguments.steps[3].path, "f.tsv");
  EXPECT_EQ(arguments.steps[4].edit.text, "x");
  EXPECT_EQ(arguments.steps[5].edit, (Edit{EditAction::kDropWord, {}, "foo"}));
}

TEST(EditArguments, AreRefusedWhenWrong) {
  EXPECT_NE(refused<EditCommand>({"m.ldavi"}).find("nothing to do"), std::string::npos);
  EXPECT_NE(refused<EditCommand>({"m.ldavi", "--list", "-o", "x"}), "");
  EXPECT_NE(refused<EditCommand>({"m.ldavi", "--undo", "-o", "-"}), "");
  for (const char* value : {"3", "=x", "a=x", "-1=x", "3.0=x"})
    EXPECT_NE(refused<EditCommand>({"m.ldavi", "--name", value}), "") << value;
  for (const char* value : {"", "a", "3;7"}) EXPECT_NE(refused<EditCommand>({"m.ldavi", "--merge", value}), "") << value;
}

class EditCommandRun : public testing::Test {
 protected:
  EditCommandRun() : path_(corpus_.path("m.ldavi")) {
    TopicModel model = sample_model();
    model.text = text_rules({});
    save_model(model, path_);
  }

  std::vector<Edit> edits() const { return load_model(path_).edits; }

  TinyCorpus corpus_;
  std::string path_;
};

TEST_F(EditCommandRun, ChangesTheFile) {
  EXPECT_EQ(run({"edit", path_, "--name", "1=space flight", "--merge", "1,2", "--drop-word", "BREAD"}).code, kExitDone);
  EXPECT_EQ(edits(),
            (std::vector<Edit>{
                {EditAction::kName, {1}, "space flight"}, {EditAction::kMerge, {1, 2}}, {EditAction::kDropWord, {}, "bread"}}));
}

TEST_F(EditCommandRun, TakesEditsBack) {
  ASSERT_EQ(run({"edit", path_, "--hide", "1", "--hide", "2"}).code, kExitDone);
  EXPECT_EQ(run({"edit", path_, "--undo"}).code, kExitDone);
  EXPECT_EQ(edits(), (std::vector<Edit>{{EditAction::kHide, {1}}}));
  EXPECT_EQ(run({"edit", path_, "--undo", "--undo"}).code, kExitUsage);
  EXPECT_EQ(edits().size(), 1U);
}

TEST_F(EditCommandRun, DoesAllOrNothing) {
  const Outcome outcome = run({"edit", path_, "--hide", "1", "--merge", "0,9"});
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_NE(outcome.err.find("--merge 0,9: there is no topic 9"), std::string::npos);
  EXPECT_TRUE(edits().empty());
}

TEST_F(EditCommandRun, ReadsWhatItLists) {
  const Outcome listed = run({"edit", path_, "--note", "0=odd", "--hide", "0", "--list", "--format", "json", "-q"});
  ASSERT_EQ(listed.code, kExitDone);
  EXPECT_EQ(listed.err, "");
  const std::string copy = corpus_.path("copy.ldavi");
  const std::string file = corpus_.folder().write("edits.json", listed.out);
  ASSERT_EQ(run({"edit", path_, "--undo", "--undo"}).code, kExitDone);
  EXPECT_EQ(run({"edit", path_, "--from", file, "-o", copy}).code, kExitDone);
  EXPECT_TRUE(edits().empty());
  EXPECT_EQ(load_model(copy).edits.size(), 2U);
  EXPECT_EQ(run({"edit", path_, "--from", file, "-o", copy}).code, kExitCannotCreate);
}

TEST_F(EditCommandRun, RefusesAFileThatDoesNotFit) {
  const std::string file = corpus_.folder().write("edits.tsv", "action\ttopics\ttext\nhide\t0\t\nhide\t7\t\n");
  const Outcome outcome = run({"edit", path_, "--from", file});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_NE(outcome.err.find("edit 2, hide: there is no topic 7"), std::string::npos);
  EXPECT_TRUE(edits().empty());
}

}  // namespace
}  // namespace ldavi::cli
