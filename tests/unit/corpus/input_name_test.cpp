// SPDX-License-Identifier: Apache-2.0
#include "corpus/input_name.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace ldavi {
namespace {

TEST(BaseName, IsWithoutTheFoldersBeforeIt) {
  for (const char* path : {"letters", "letters/", "letters//", "./letters", "mail/letters/", "letters/.", "mail/../letters"}) {
    EXPECT_EQ(base_name(path), "letters") << path;
  }
  EXPECT_EQ(base_name("mail/letters.txt.gz"), "letters.txt.gz");
  EXPECT_EQ(base_name(""), "");
}

TEST(BaseName, OfDotsIsThatOfTheFolder) {
  const std::filesystem::path here = std::filesystem::current_path();
  for (const char* path : {".", "./", "letters/.."}) EXPECT_EQ(base_name(path), here.filename().string()) << path;
  for (const char* path : {"..", "../"}) EXPECT_EQ(base_name(path), here.parent_path().filename().string()) << path;
}

TEST(BaseName, OfTheRootIsEmpty) {
  for (const char* path : {"/", "//", "/.."}) EXPECT_EQ(base_name(path), "") << path;
}

TEST(UncompressedName, LacksFoldersAndTheSuffixOfAnArchive) {
  EXPECT_EQ(uncompressed_name("a/b.txt.gz"), "b.txt");
  EXPECT_EQ(uncompressed_name("b.jsonl.zst"), "b.jsonl");
  EXPECT_EQ(uncompressed_name("b.txt"), "b.txt");
}

}  // namespace
}  // namespace ldavi
