// SPDX-License-Identifier: Apache-2.0
#include "model/edit_archive.hpp"

#include <gtest/gtest.h>

#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

const std::vector<Edit> kEdits{
    {EditAction::kName, {3}, "space flight"}, {EditAction::kMerge, {3, 7}}, {EditAction::kDropWord, {}, "foo"}};

std::vector<Edit> restored(const std::string& bytes) {
  return restore_edits(std::as_bytes(std::span(bytes.data(), bytes.size())), "m.ldavi");
}

TEST(EditArchive, GivesBackWhatItTook) {
  EXPECT_EQ(restored(archive_edits(kEdits)), kEdits);
  EXPECT_TRUE(restored(archive_edits({})).empty());
}

// What was saved must be read by what comes later.
TEST(EditArchive, HasTheBytesItAlwaysHad) {
  const std::string bytes = archive_edits(kEdits);
  EXPECT_EQ(bytes.size(), 4U + 8U + (4U + 8U + 4U + 8U + 12U) + (4U + 8U + 8U + 8U) + (4U + 8U + 8U + 3U));
  EXPECT_EQ(hash_text(content_hash(bytes.data(), bytes.size())), "cc5b51b196b5154b");
}

TEST(EditArchive, IsRefusedWhenCutOrLonger) {
  const std::string bytes = archive_edits(kEdits);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_THROW(restored(bytes.substr(0, size)), FormatError) << size;
  EXPECT_THROW(restored(bytes + '\0'), FormatError);
}

TEST(EditArchive, OfAnotherVersionOrActionIsRefused) {
  std::string bytes = archive_edits(kEdits);
  bytes[0] = 2;
  EXPECT_THROW(restored(bytes), FormatError);
  EXPECT_THROW(restored(archive_edits({{static_cast<EditAction>(7), {1}, ""}})), FormatError);
}

TEST(EditArchive, BelievesNoLength) {
  std::string bytes = archive_edits(kEdits);
  bytes[11] = 0x7F;  // of the number of edits
  EXPECT_THROW(restored(bytes), FormatError);
}

}  // namespace
}  // namespace ldavi
