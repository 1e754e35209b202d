// SPDX-License-Identifier: Apache-2.0
#include "corpus/vocabulary_sections.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

class VocabularySectionsTest : public testing::Test {
 protected:
  using Sections = std::array<SectionToWrite, 4>;

  Vocabulary read_back(const Sections& sections) const {
    OutputFile file(folder_.file("v"), ExistingFile::kReplace);
    write_container(file, ContainerKind::kModel, {}, sections);
    file.commit();
    return read_vocabulary(Container::read(folder_.file("v"), ContainerKind::kModel, 1));
  }

  const TemporaryFolder folder_;
  const Vocabulary vocabulary_{{"fig", "été", "pear"}, {3, 1, 2}, {5, 1, 4}};
  const VocabularySections sound_{vocabulary_};
};

TEST_F(VocabularySectionsTest, GiveBackTheVocabulary) {
  const Vocabulary read = read_back(sound_.sections());

  EXPECT_EQ(read.terms(), vocabulary_.terms());
  EXPECT_EQ(read.document_frequencies(), vocabulary_.document_frequencies());
  EXPECT_EQ(read.counts(), vocabulary_.counts());
}

TEST_F(VocabularySectionsTest, AreRefusedWhereTheyAreNoVocabulary) {
  const auto refused = [&](std::size_t section, const std::vector<std::uint64_t>& numbers) {
    Sections spoiled = sound_.sections();
    spoiled[section].bytes = std::as_bytes(std::span(numbers));
    spoiled[section].shape = {numbers.size(), 1};
    EXPECT_THROW(read_back(spoiled), FormatError);
  };
  refused(0, {});
  refused(0, {0, 3, 8});
  refused(0, {1, 3, 8, 12});
  refused(0, {0, 8, 3, 12});
  refused(0, {0, 3, 8, 1000});
  refused(0, {0, 3, 4, 12});  // within é
  refused(0, {0, 3, 3, 12});  // an empty term
  refused(2, {3, 1});
  refused(3, {5, 1, 4, 4});

  Sections twice = sound_.sections();
  const std::string text = "figéeéepear";
  const std::vector<std::uint64_t> offsets{0, 3, 6, 9, 13};
  const std::vector<std::uint64_t> numbers(4, 1);
  twice[0].bytes = std::as_bytes(std::span(offsets));
  twice[0].shape = {5, 1};
  twice[1].bytes = std::as_bytes(std::span(text.data(), text.size()));
  twice[1].shape = {text.size(), 1};
  for (const std::size_t i : {2, 3}) {
    twice[i].bytes = std::as_bytes(std::span(numbers));
    twice[i].shape = {4, 1};
  }
  EXPECT_THROW(read_back(twice), FormatError);
}

}  // namespace
}  // namespace ldavi
