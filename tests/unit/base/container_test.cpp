// SPDX-License-Identifier: Apache-2.0
#include "base/container.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "base/container_writer.hpp"
#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"
#include "support/mapped_bytes.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kText = section_id("TEXT");
constexpr std::uint32_t kTopics = section_id("TOPS");
const std::string kBytes = "hello";
const std::vector<float> kNumbers{1, 2, 3, 4, 5, 6};

std::vector<SectionToWrite> two_sections() {
  return {{kText, true, ElementType::kBytes, {5, 1}, std::as_bytes(std::span(kBytes))},
          {kTopics, true, ElementType::kFloat32, {2, 3}, std::as_bytes(std::span(kNumbers))}};
}

class ContainerTest : public testing::Test {
 protected:
  std::string write(const std::vector<SectionToWrite>& sections, FormatVersion version = {},
                    ContainerKind kind = ContainerKind::kModel) const {
    OutputFile file(path_, ExistingFile::kReplace);
    write_container(file, kind, version, sections);
    file.commit();
    return bytes_of_file(path_);
  }

  Container read(ContainerKind kind = ContainerKind::kModel) const { return Container::read(path_, kind, 1); }

  /// The message, without the path, of the FormatError that reading these bytes throws, and mapping them too.
  std::string error_of(std::string_view bytes, ContainerKind kind = ContainerKind::kModel) const {
    folder_.write("m.ldavi", bytes);
    const std::string message = error_of_call([&] { read(kind); });
    EXPECT_EQ(error_of_call([&] { Container::map(path_, kind, 1); }), message);
    return message;
  }

  template <class Call>
  std::string error_of_call(const Call& call) const {
    try {
      call();
    } catch (const FormatError& error) {
      EXPECT_EQ(error.path(), path_);
      return std::string(error.what()).substr(path_.size() + 2);
    }
    return "nothing was thrown";
  }

  const TemporaryFolder folder_;
  const std::string path_ = folder_.file("m.ldavi");
};

TEST_F(ContainerTest, ReadsWhatWasWritten) {
  write(two_sections());

  const Container container = read();

  ASSERT_EQ(container.sections().size(), 2U);
  EXPECT_EQ(container.path(), path_);
  const Container::Section& text = container.require(kText, ElementType::kBytes);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(text.bytes.data()), text.bytes.size()), kBytes);
  EXPECT_TRUE(text.critical);
  const Container::Section& topics = container.require(kTopics, ElementType::kFloat32);
  EXPECT_EQ(topics.shape, (std::array<std::uint64_t, 2>{2, 3}));
  ASSERT_EQ(topics.bytes.size(), 24U);
  EXPECT_EQ(std::memcmp(topics.bytes.data(), kNumbers.data(), 24), 0);
}

TEST_F(ContainerTest, AlignsSectionsInMemory) {
  write(two_sections());
  const Container container = read();

  for (const Container::Section& section : container.sections())
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(section.bytes.data()) % 64, 0U);
}

TEST_F(ContainerTest, IsTheSameWhenItIsMapped) {
  write(two_sections());

  const Container mapped = Container::map(path_, ContainerKind::kModel, 1);

  ASSERT_EQ(mapped.sections().size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const Container::Section& section = mapped.sections()[i];
    EXPECT_EQ(section.id, two_sections()[i].id);
    EXPECT_EQ(section.shape, two_sections()[i].shape);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(section.bytes.data()) % 64, 0U);
    EXPECT_TRUE(
        std::equal(section.bytes.begin(), section.bytes.end(), two_sections()[i].bytes.begin(), two_sections()[i].bytes.end()));
  }
}

TEST_F(ContainerTest, GivesArraysThatOutliveItAndTheNameOfTheFile) {
  write({{kText, true, ElementType::kBytes, {5, 1}, std::as_bytes(std::span(kBytes))},
         {kTopics, true, ElementType::kFloat32, {6, 1}, std::as_bytes(std::span(kNumbers))}});
  for (const bool map : {false, true}) {
    Array<float> numbers;
    Array<char> text;
    {
      const Container container = map ? Container::map(path_, ContainerKind::kModel, 1) : read();
      numbers = container.array<float>(kTopics);
      text = container.array<char>(kText);
      EXPECT_EQ(container.elements<float>(kTopics).data() == numbers.data(), map);
    }
    if (map) std::filesystem::remove(path_);

    EXPECT_EQ(numbers, kNumbers);
    EXPECT_EQ(std::string(text.begin(), text.end()), kBytes);
    numbers.release(0, numbers.size());
    EXPECT_EQ(numbers, kNumbers);
  }
}

TEST_F(ContainerTest, HasNoListOfATableOrOfAnotherType) {
  write(two_sections());

  EXPECT_THROW(read().elements<float>(kTopics), FormatError);
  EXPECT_THROW(read().elements<std::uint32_t>(kText), FormatError);
  EXPECT_EQ(read().elements<char>(kText).size(), 5U);
}

TEST_F(ContainerTest, TakesLittleMemoryWhereItIsMapped) {
  const std::string large(std::size_t{64} << 20U, 'x');
  write({{kText, true, ElementType::kBytes, {large.size(), 1}, std::as_bytes(std::span(large))}});
  const std::size_t before = resident_file_bytes();

  const Container mapped = Container::map(path_, ContainerKind::kModel, 1);

  EXPECT_LT(resident_file_bytes(), before + large.size() / 8);
}

TEST_F(ContainerTest, TellsItsKind) {
  write(two_sections(), {}, ContainerKind::kCorpus);
  EXPECT_EQ(container_kind(path_), ContainerKind::kCorpus);
  write(two_sections());
  EXPECT_EQ(container_kind(path_), ContainerKind::kModel);
  EXPECT_EQ(container_kind(folder_.write("text", "Dear Sir or Madam, this is no container at all")), std::nullopt);
  EXPECT_EQ(container_kind(folder_.write("short", "\x89LDAVI\r\n")), std::nullopt);
  EXPECT_EQ(container_kind("/dev/null"), std::nullopt);
  EXPECT_THROW(container_kind(folder_.file("missing")), IoError);
}

TEST_F(ContainerTest, CanBeMoved) {
  write(two_sections());
  Container container = read();

  const Container moved = std::move(container);

  EXPECT_EQ(moved.require(kText, ElementType::kBytes).bytes.size(), 5U);
}

TEST_F(ContainerTest, MayHoldNothingOrEmptySections) {
  write({});
  EXPECT_EQ(read().sections().size(), 0U);

  write({{kText, true, ElementType::kBytes, {0, 1}, {}}, {kTopics, false, ElementType::kUint64, {0, 1}, {}}});
  EXPECT_EQ(read().require(kTopics, ElementType::kUint64).bytes.size(), 0U);
}

TEST_F(ContainerTest, MayHold64Sections) {
  std::vector<SectionToWrite> sections(64, two_sections()[0]);
  for (std::uint32_t i = 0; i < sections.size(); ++i) sections[i].id = i;
  write(sections);

  EXPECT_EQ(read().sections().size(), 64U);
}

// The bytes that docs/reference/formats/container.md promises.
TEST_F(ContainerTest, HasTheDocumentedLayout) {
  const std::string bytes = write(two_sections(), {1, 2});
  const auto number = [&](std::size_t offset, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data() + offset, size);
    return value;
  };

  ASSERT_EQ(bytes.size(), 192U + 64 + 64);
  EXPECT_EQ(bytes.substr(0, 8), "\x89LDAVI\r\n");
  EXPECT_EQ(number(8, 2), 1U);
  EXPECT_EQ(number(10, 2), 2U);
  EXPECT_EQ(number(12, 4), 1U);
  EXPECT_EQ(number(16, 8), bytes.size());
  EXPECT_EQ(number(24, 4), 2U);
  EXPECT_EQ(number(28, 4), 152U);
  const std::size_t topics = 32 + 56;
  EXPECT_EQ(bytes.substr(topics, 4), "TOPS");
  EXPECT_EQ(number(topics + 4, 4), 1U);
  EXPECT_EQ(number(topics + 8, 8), 256U);
  EXPECT_EQ(number(topics + 16, 8), 24U);
  EXPECT_EQ(number(topics + 24, 4), 4U);
  EXPECT_EQ(number(topics + 28, 4), 0U);
  EXPECT_EQ(number(topics + 32, 8), 2U);
  EXPECT_EQ(number(topics + 40, 8), 3U);
  EXPECT_EQ(number(topics + 48, 8), content_hash(kNumbers.data(), 24));
  EXPECT_EQ(number(144, 8), content_hash(bytes.data(), 144));
  EXPECT_EQ(bytes.substr(152, 40), std::string(40, '\0'));
  EXPECT_EQ(bytes.substr(192, 5), kBytes);
  EXPECT_EQ(bytes.substr(197, 59), std::string(59, '\0'));
}

TEST_F(ContainerTest, WritesEqualBytesForEqualSections) { EXPECT_EQ(write(two_sections()), write(two_sections())); }

TEST_F(ContainerTest, NoticesEveryFlippedBit) {
  const std::string good = write(two_sections());
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
    ASSERT_NE(error_of(bad), "nothing was thrown") << "bit " << bit;
  }
}

TEST_F(ContainerTest, NoticesEveryCut) {
  const std::string good = write(two_sections());
  for (std::size_t size = 0; size < good.size(); ++size) {
    const std::string message = error_of(std::string_view(good).substr(0, size));
    ASSERT_NE(message.find(size == 0 ? "not an lda-vi file" : "is cut short: " + std::to_string(size) + " bytes"),
              std::string::npos)
        << message;
  }
}

TEST_F(ContainerTest, SaysHowMuchIsMissingOrTooMuch) {
  const std::string good = write(two_sections());

  EXPECT_EQ(error_of(good.substr(0, 300)), "is cut short: 300 bytes, expected 320");
  EXPECT_EQ(error_of(good.substr(0, 100)), "is cut short: 100 bytes, expected 320");
  EXPECT_EQ(error_of(good + std::string(1000, '\0')), "is followed by other bytes: 1,320 bytes, expected 320");
}

TEST_F(ContainerTest, NamesWhatIsDamaged) {
  const auto damaged_at = [&, good = write(two_sections())](std::size_t place) {
    std::string bad = good;
    bad[place] ^= 1;
    return error_of(bad);
  };

  EXPECT_EQ(damaged_at(192 + 64), "is damaged: section TOPS does not match its hash, expected a file as lda-vi wrote it");
  EXPECT_EQ(damaged_at(40), "is damaged: its header does not match its hash, expected a file as lda-vi wrote it");
  EXPECT_EQ(damaged_at(199), "is damaged: bytes between its sections are not zero, expected a file as lda-vi wrote it");
}

TEST_F(ContainerTest, RefusesAnotherKind) {
  const std::string corpus = write(two_sections(), {}, ContainerKind::kCorpus);
  EXPECT_EQ(error_of(corpus), "is a prepared corpus, expected a model");
  EXPECT_EQ(error_of(write(two_sections()), ContainerKind::kCheckpoint), "is a model, expected a checkpoint");
}

TEST_F(ContainerTest, RefusesAnotherMajorVersionAndTakesANewerMinorOne) {
  EXPECT_EQ(error_of(write(two_sections(), {2, 0})), "was made by a newer format (2.0), expected 1.x: update lda-vi");
  EXPECT_EQ(error_of(write(two_sections(), {0, 9})), "was made by an older format (0.9), expected 1.x");

  write(two_sections(), {1, 7});
  EXPECT_EQ(read().version().minor, 7);
}

TEST_F(ContainerTest, RefusesOtherFiles) {
  EXPECT_EQ(error_of(""), "not an lda-vi file");
  EXPECT_EQ(error_of("id,text\n1,hello\n"), "not an lda-vi file");
  EXPECT_EQ(error_of("\x89PNG\r\n\x1A\n"), "not an lda-vi file");
  EXPECT_THROW(Container::read("/dev/zero", ContainerKind::kModel, 1), FormatError);
}

TEST_F(ContainerTest, CannotOpenAMissingFileOrAFolder) {
  for (const std::string& path : {path_, folder_.path()}) {
    try {
      Container::read(path, ContainerKind::kModel, 1);
      ADD_FAILURE() << "nothing was thrown";
    } catch (const IoError& error) {
      EXPECT_EQ(error.action(), IoError::Action::kOpenInput);
    }
  }
}

/// Puts a number into the header and makes its hash right again, as an attacker would.
std::string with_number(std::string bytes, std::size_t offset, std::size_t size, std::uint64_t value) {
  std::memcpy(bytes.data() + offset, &value, size);
  const std::uint64_t hash = content_hash(bytes.data(), 144);
  std::memcpy(bytes.data() + 144, &hash, sizeof(hash));
  return bytes;
}

struct Lie {
  const char* what;
  std::size_t offset;
  std::size_t size;
  std::uint64_t value;
};

class ContainerLies : public ContainerTest, public testing::WithParamInterface<Lie> {};

constexpr std::uint64_t kHuge = ~std::uint64_t{0};
constexpr std::size_t kFirst = 32;
constexpr std::size_t kSecond = 32 + 56;
INSTANTIATE_TEST_SUITE_P(, ContainerLies,
                         testing::Values(Lie{"kind", 12, 4, 77}, Lie{"size", 16, 8, kHuge}, Lie{"size_0", 16, 8, 0},
                                         Lie{"sections_0", 24, 4, 0}, Lie{"sections_1", 24, 4, 1}, Lie{"sections_3", 24, 4, 3},
                                         Lie{"sections_65", 24, 4, 65}, Lie{"sections_huge", 24, 4, 1U << 31},
                                         Lie{"header_size_0", 28, 4, 0}, Lie{"header_size_huge", 28, 4, kHuge},
                                         Lie{"flags", kFirst + 4, 4, 3}, Lie{"offset_0", kFirst + 8, 8, 0},
                                         Lie{"offset_later", kFirst + 8, 8, 193}, Lie{"offset_huge", kFirst + 8, 8, kHuge - 3},
                                         Lie{"overlap", kSecond + 8, 8, 192}, Lie{"length_0", kFirst + 16, 8, 0},
                                         Lie{"length_huge", kFirst + 16, 8, kHuge}, Lie{"length_past_end", kSecond + 16, 8, 65},
                                         Lie{"type_0", kFirst + 24, 4, 0}, Lie{"type_6", kFirst + 24, 4, 6},
                                         Lie{"other_type", kFirst + 24, 4, 3}, Lie{"reserved", kFirst + 28, 4, 1},
                                         Lie{"shape_0", kSecond + 32, 8, 0}, Lie{"shape_huge", kSecond + 32, 8, kHuge},
                                         // 2^62 * 3 * 4 is 24 * 2^60 modulo 2^64: 0
                                         Lie{"shape_overflow", kSecond + 32, 8, std::uint64_t{1} << 62}),
                         [](const auto& each) { return each.param.what; });

TEST_P(ContainerLies, AreRefusedThoughTheHashIsRight) {
  const Lie& lie = GetParam();

  EXPECT_NE(error_of(with_number(write(two_sections()), lie.offset, lie.size, lie.value)), "nothing was thrown");
}

TEST_F(ContainerTest, RefusesAHugeDimensionOfAnEmptySection) {
  write({{kText, true, ElementType::kBytes, {0, 1}, {}}, {kTopics, true, ElementType::kFloat32, {0, 1}, {}}});

  EXPECT_NE(error_of(with_number(bytes_of_file(path_), kSecond + 40, 8, kHuge)).find("another size than its shape"),
            std::string::npos);
}

TEST_F(ContainerTest, RefusesASectionThatIsThereTwice) {
  EXPECT_NE(error_of(with_number(write(two_sections()), kSecond, 4, kText)).find("section TEXT is there twice"),
            std::string::npos);
}

TEST_F(ContainerTest, NamesASectionThatIsMissingOrOfAnotherType) {
  write(two_sections());
  const Container container = read();

  EXPECT_EQ(container.find(section_id("NONE")), nullptr);
  EXPECT_THROW(container.require(section_id("NONE"), ElementType::kBytes), FormatError);
  EXPECT_THROW(container.require(kText, ElementType::kUint32), FormatError);
}

TEST_F(ContainerTest, RefusesUnknownSectionsOnlyWhereTheyAreCritical) {
  std::vector<SectionToWrite> sections = two_sections();
  const std::uint32_t known[] = {kText};
  write(sections);
  EXPECT_THROW(read().refuse_unknown(known), FormatError);

  sections[1].critical = false;
  write(sections);
  EXPECT_NO_THROW(read().refuse_unknown(known));
}

TEST_F(ContainerTest, IsNotWrittenWhereItCouldNotBeRead) {
  const std::vector<SectionToWrite> good = two_sections();
  std::vector<SectionToWrite> other_shape = good;
  other_shape[0].shape = {6, 1};

  EXPECT_THROW(write(std::vector(65, good[0])), InvalidArgument);
  EXPECT_THROW(write({good[0], good[0]}), InvalidArgument);
  EXPECT_THROW(write(other_shape), InvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST(ElementSize, IsKnownForEveryType) {
  EXPECT_EQ(element_size(ElementType::kBytes), 1U);
  EXPECT_EQ(element_size(ElementType::kUint32), 4U);
  EXPECT_EQ(element_size(ElementType::kUint64), 8U);
  EXPECT_EQ(element_size(ElementType::kFloat32), 4U);
  EXPECT_EQ(element_size(ElementType::kFloat64), 8U);
  EXPECT_EQ(element_size(static_cast<ElementType>(99)), 0U);
}

}  // namespace
}  // namespace ldavi
