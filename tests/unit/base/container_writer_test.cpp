// SPDX-License-Identifier: Apache-2.0
#include "base/container_writer.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kLetters = section_id("LETT");
constexpr std::uint32_t kNumbers = section_id("NUMB");
constexpr std::uint32_t kNothing = section_id("NONE");

class ContainerWriterTest : public testing::Test {
 protected:
  ContainerWriterTest() : letters_(700'001, 'x'), numbers_(123'457) {
    std::iota(numbers_.begin(), numbers_.end(), 0U);
    planned_ = {{kLetters, ElementType::kBytes, {letters_.size(), 1}},
                {kNothing, ElementType::kUint64, {0, 1}},
                {kNumbers, ElementType::kUint32, {numbers_.size(), 1}}};
  }

  std::string path(const std::string& name) const { return folder_.file(name); }

  const TemporaryFolder folder_;
  std::string letters_;
  std::vector<std::uint32_t> numbers_;
  std::vector<PlannedSection> planned_;
};

TEST_F(ContainerWriterTest, WritesTheBytesOfWriteContainer) {
  {
    OutputFile file(path("whole"), ExistingFile::kRefuse);
    const std::vector<SectionToWrite> sections{
        {kLetters, true, ElementType::kBytes, {letters_.size(), 1}, std::as_bytes(std::span(letters_))},
        {kNothing, true, ElementType::kUint64, {0, 1}, {}},
        {kNumbers, true, ElementType::kUint32, {numbers_.size(), 1}, std::as_bytes(std::span(numbers_))}};
    write_container(file, ContainerKind::kCorpus, {1, 0}, sections);
    file.commit();
  }
  {
    OutputFile file(path("pieces"), ExistingFile::kRefuse);
    ContainerWriter writer(file, ContainerKind::kCorpus, {1, 0}, planned_);
    std::size_t letter = 0;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      writer.append(kNumbers, std::span<const std::uint32_t>(&numbers_[i], 1));
      const std::size_t size = std::min<std::size_t>(i % 17, letters_.size() - letter);
      writer.append(kLetters, std::string_view(letters_).substr(letter, size));
      letter += size;
    }
    ASSERT_EQ(letter, letters_.size());
    writer.finish();
    file.commit();
  }
  EXPECT_EQ(bytes_of_file(path("pieces")), bytes_of_file(path("whole")));
  EXPECT_EQ(Container::read(path("pieces"), ContainerKind::kCorpus, 1).sections().size(), 3U);
}

TEST_F(ContainerWriterTest, PadsTheEndOfTheFile) {
  OutputFile file(path("small"), ExistingFile::kRefuse);
  ContainerWriter writer(file, ContainerKind::kCorpus, {1, 0},
                         std::vector<PlannedSection>{{kLetters, ElementType::kBytes, {3, 1}}});
  writer.append(kLetters, "abc");
  writer.finish();
  file.commit();

  EXPECT_EQ(bytes_of_file(path("small")).size(), 192U);
  EXPECT_EQ(Container::read(path("small"), ContainerKind::kCorpus, 1).elements<char>(kLetters).size(), 3U);
}

TEST_F(ContainerWriterTest, RefusesOtherBytesThanWerePlanned) {
  OutputFile file(path("bad"), ExistingFile::kRefuse);
  ContainerWriter writer(file, ContainerKind::kCorpus, {1, 0}, planned_);

  EXPECT_THROW(writer.append(section_id("MORE"), "x"), InvalidArgument);
  EXPECT_THROW(writer.append(kNothing, "x"), InvalidArgument);
  EXPECT_THROW(writer.append(kLetters, letters_ + "x"), InvalidArgument);
  writer.append(kLetters, letters_);
  EXPECT_THROW(writer.append(kLetters, "x"), InvalidArgument);
  EXPECT_THROW(writer.finish(), InvalidArgument);
}

TEST_F(ContainerWriterTest, RefusesAPlanThatNoContainerHas) {
  OutputFile file(path("bad"), ExistingFile::kRefuse);
  const auto plan = [&](const std::vector<PlannedSection>& sections) {
    const ContainerWriter writer(file, ContainerKind::kCorpus, {1, 0}, sections);
  };

  EXPECT_THROW(plan({planned_[0], planned_[0]}), InvalidArgument);
  EXPECT_THROW(plan(std::vector<PlannedSection>(65, planned_[0])), InvalidArgument);
  EXPECT_THROW(plan({{kLetters, ElementType::kUint64, {std::uint64_t{1} << 62U, 8}}}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
