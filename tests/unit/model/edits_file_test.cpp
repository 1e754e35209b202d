// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/edits_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

class ReadEdits : public testing::Test {
 protected:
  std::vector<Edit> read(const std::string& text) const {
    const std::string path = folder_.path() + "/edits";
    std::ofstream(path, std::ios::binary) << text;
    return read_edits(path);
  }

  TemporaryFolder folder_;
};

const std::vector<Edit> kEdits{{EditAction::kName, {3}, "space flight"},
                               {EditAction::kHide, {5}},
                               {EditAction::kMerge, {3, 7}},
                               {EditAction::kDropWord, {}, "foo"}};

TEST_F(ReadEdits, TakesJson) {
  EXPECT_EQ(read(R"( {"format": "lda-vi edits", "version": 1, "edits": [
      {"action": "name", "topics": [3], "text": "space flight"}, {"action": "hide", "topics": [5]},
      {"action": "merge", "topics": [3, 7]}, {"action": "drop-word", "text": "foo"}]})"),
            kEdits);
}

TEST_F(ReadEdits, TakesATable) {
  EXPECT_EQ(read("action\ttopics\ttext\nname\t3\tspace flight\nhide\t5\t\n\nmerge\t3,7\ndrop-word\t\tfoo\n"), kEdits);
  EXPECT_EQ(read("action\ttopics\ttext\r\nnote\t0\ta\\\\b\r\n"), (std::vector<Edit>{{EditAction::kNote, {0}, "a\\b"}}));
  EXPECT_TRUE(read("action\ttopics\ttext\n").empty());
}

TEST_F(ReadEdits, RefusesOtherJson) {
  for (const char* text :
       {"{}", "{", R"({"format": "other", "version": 1, "edits": []})",
        R"({"format": "lda-vi edits", "version": 2, "edits": []})", R"({"format": "lda-vi edits", "version": 1, "edits": {}})",
        R"({"format": "lda-vi edits", "version": 1, "edits": [3]})",
        R"({"format": "lda-vi edits", "version": 1, "edits": [{}]})",
        R"({"format": "lda-vi edits", "version": 1, "edits": [{"action": "rename"}]})",
        R"({"format": "lda-vi edits", "version": 1, "edits": [{"action": "hide", "topics": [1.5]}]})",
        R"({"format": "lda-vi edits", "version": 1, "edits": [{"action": "hide", "topics": [-1]}]})",
        R"({"format": "lda-vi edits", "version": 1, "edits": [{"action": "hide", "topics": 1}]})",
        R"({"format": "lda-vi edits", "version": 1, "edits": [{"action": "hide", "topic": [1]}]})"})
    EXPECT_THROW(read(text), ParseError) << text;
}

TEST_F(ReadEdits, RefusesOtherTables) {
  for (const char* text : {"", "\n", "name\t3\tx\n", "action\ttopics\ttext\nrename\t3\tx\n",
                           "action\ttopics\ttext\nname\tx\tx\n", "action\ttopics\ttext\nname\t3\tx\ty\n"})
    EXPECT_THROW(read(text), ParseError) << text;
}

TEST_F(ReadEdits, SaysWhere) {
  try {
    read("action\ttopics\ttext\nhide\t1\nhide\tx\n");
    FAIL();
  } catch (const ParseError& error) {
    EXPECT_EQ(error.line(), 3U);
  }
}

TEST(ParseTopicList, TakesNumbersWithCommas) {
  EXPECT_EQ(parse_topic_list("3,7"), (std::vector<std::uint32_t>{3, 7}));
  for (const char* text : {"", ",", "3,", "a", "-1", "3;7", "99999999999"})
    EXPECT_THROW(parse_topic_list(text), InvalidArgument) << text;
}

}  // namespace
}  // namespace ldavi
