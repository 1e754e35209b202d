// SPDX-License-Identifier: Apache-2.0
// Saved files and strings past what 32 bits count. Files are sparse: they take time to be read, and hardly any space.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "base/content_hash.hpp"
#include "contract/forged_file.hpp"
#include "contract/saved_files.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "support/counted_memory.hpp"
#include "support/temporary_folder.hpp"
#include "text/number_shape.hpp"
#include "text/stemmer.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kZeros = (std::uint64_t{1} << 32U) + 4096;

std::uint64_t hash_of_zeros() {
  const std::vector<char> stretch(std::size_t{1} << 20U, 0);
  ContentHash hash;
  for (std::uint64_t left = kZeros; left > 0;) {
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(left, stretch.size()));
    hash.update(stretch.data(), size);
    left -= size;
  }
  return hash.value();
}

/// A sound file whose first section is one of 4 GiB that readers may skip, so that all others are past 4 GiB.
class LargeFile {
 public:
  LargeFile(const std::string& sound, const std::string& path) {
    ForgedFile file(sound);
    const ForgedFile::Section zeros{section_id("NEWS"), false, ElementType::kBytes, {0, 1}, {}};
    file.sections.insert(file.sections.begin(), zeros);
    file.lie = [&](FixedHeader& fixed, std::span<TableEntry> table) {
      table[0].length = table[0].shape[0] = kZeros;
      table[0].hash = hash_of_zeros();
      begin_ = table[1].offset;
      for (TableEntry& entry : table.subspan(1)) entry.offset += kZeros;
      fixed.file_size += kZeros;
    };
    const std::string bytes = file.bytes();
    fd_ = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    put(0, bytes.substr(0, begin_));
    put(begin_ + kZeros, bytes.substr(begin_));
  }
  ~LargeFile() { close(fd_); }
  LargeFile(const LargeFile&) = delete;
  LargeFile& operator=(const LargeFile&) = delete;

  /// Where the second section begins.
  std::uint64_t begin() const noexcept { return begin_ + kZeros; }
  void put(std::uint64_t at, const std::string& bytes) const {
    ASSERT_EQ(pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(at)), static_cast<ssize_t>(bytes.size()));
  }
  char byte(std::uint64_t at) const {
    char c = 0;
    EXPECT_EQ(pread(fd_, &c, 1, static_cast<off_t>(at)), 1);
    return c;
  }
  void cut(std::uint64_t size) const { ASSERT_EQ(ftruncate(fd_, static_cast<off_t>(size)), 0); }

 private:
  std::uint64_t begin_ = 0;
  int fd_ = -1;
};

/// A prepared corpus is mapped; a model would be read into memory.
TEST(LargeFiles, AreReadPast4GiBAndRefusedWhereTheyAreDamaged) {
  const SavedKind kind = saved_kind("corpus");
  const TemporaryFolder folder;
  const std::string path = folder.file("large");
  const LargeFile file(kind.sound[0], path);
  const auto refusal = [&]() -> std::string {
    try {
      kind.load(path);
      return "it was loaded";
    } catch (const FormatError& error) {
      return error.what();
    }
  };

  const std::uint64_t at = file.begin() + 100;
  const char c = file.byte(at);
  file.put(at, std::string(1, static_cast<char>(c ^ 1)));
  EXPECT_NE(refusal().find("does not match its hash"), std::string::npos) << refusal();
  file.put(at, std::string(1, c));
  file.put(std::uint64_t{1} << 32U, "x");
  EXPECT_NE(refusal().find("section NEWS does not match its hash"), std::string::npos) << refusal();
  file.put(std::uint64_t{1} << 32U, std::string(1, '\0'));

  forget_most_bytes();
  const std::size_t before = bytes_in_use();
  EXPECT_NO_THROW(kind.load(path));
  EXPECT_LT(most_bytes_in_use() - before, std::size_t{64} << 20U);
}

TEST(LargeFiles, AreRefusedWhereTheirSizeIsRightModulo32Bits) {
  const SavedKind kind = saved_kind("corpus");
  const TemporaryFolder folder;
  const std::string path = folder.file("large");
  const LargeFile file(kind.sound[0], path);
  file.cut(file.begin() + kind.sound[0].size() - (std::uint64_t{1} << 32U));
  try {
    kind.load(path);
    ADD_FAILURE() << "it was loaded";
  } catch (const FormatError& error) {
    EXPECT_NE(std::string(error.what()).find("is cut short: "), std::string::npos) << error.what();
  }
}

TEST(LargeStrings, ArePassedOverByLibrariesThatCountIn32Bits) {
  std::string number((std::size_t{1} << 31U) + 5, '7');
  make_shape(number);
  EXPECT_EQ(number.size(), (std::size_t{1} << 31U) + 5);
  EXPECT_EQ(number.back(), '7');
  Stemmer stemmer("en");
  EXPECT_EQ(stemmer.stem(number).size(), number.size());
  number.resize((std::size_t{1} << 30U) + 1);
  EXPECT_EQ(stemmer.stem(number).size(), number.size());
}

}  // namespace
}  // namespace ldavi
