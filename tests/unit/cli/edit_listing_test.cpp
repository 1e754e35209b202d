// SPDX-License-Identifier: Apache-2.0
#include "cli/edit_listing.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "ldavi/model/edits_file.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi::cli {
namespace {

const std::vector<Edit> kEdits{{EditAction::kName, {3}, "space \"flight\" \\ <b>"},
                               {EditAction::kNote, {3}, ""},
                               {EditAction::kHide, {5, 6}},
                               {EditAction::kMerge, {3, 7}},
                               {EditAction::kDropWord, {}, "foo"}};

TEST(EditsTable, HasARowAnEdit) {
  EXPECT_EQ(edits_table(std::span(kEdits).last(2)), "action\ttopics\ttext\nmerge\t3,7\t\ndrop-word\t\tfoo\n");
  EXPECT_EQ(edits_table({}), "action\ttopics\ttext\n");
}

TEST(VisibleEditsTable, HasNothingThatATerminalObeys) {
  const std::vector<Edit> edits{{EditAction::kDropWord, {}, "a\x1b[31m\u009b\tb"}};
  EXPECT_EQ(visible_edits_table(edits), "action\ttopics\ttext\ndrop-word\t\ta\\u{1b}[31m\\u{9b}\\tb\n");
  EXPECT_EQ(visible_edits_table(kEdits), edits_table(kEdits));
}

TEST(EditsListing, CanBeReadAgain) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/edits";
  for (const std::string& text : {edits_table(kEdits), edits_json(kEdits)}) {
    std::ofstream(path, std::ios::binary) << text;
    EXPECT_EQ(read_edits(path), kEdits) << text;
  }
}

TEST(TopicList, HasCommasBetween) {
  const std::vector<std::uint32_t> topics{3, 7};
  EXPECT_EQ(topic_list(topics), "3,7");
  EXPECT_EQ(topic_list({}), "");
}

}  // namespace
}  // namespace ldavi::cli
