// SPDX-License-Identifier: Apache-2.0
#include "base/spilled_bytes.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "support/file_size_limit.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

/// Pieces of 0 to 16 bytes, and one larger than all buffers.
std::vector<std::string> pieces() {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < 5000; ++i) all.emplace_back(i % 17, static_cast<char>('a' + i % 26));
  all.insert(all.begin() + 2500, std::string(3'000'000, 'x'));
  return all;
}

void expect_read_back(const SpilledBytes& bytes, const std::string& expected) {
  ASSERT_EQ(bytes.size(), expected.size());
  SpilledBytes::Reader reader(bytes);
  std::string got(expected.size(), '\0');
  for (std::size_t begin = 0, step = 1; begin < got.size(); step = step % 1000 + 7) {
    const std::size_t size = std::min(step, got.size() - begin);
    reader.read(std::as_writable_bytes(std::span(got.data() + begin, size)));
    begin += size;
  }
  EXPECT_TRUE(got == expected);
}

TEST(SpilledBytes, GiveBackWhatTheyTookWhereverItIs) {
  const TemporaryFolder folder;
  const std::vector<std::string> all = pieces();
  const std::string expected = std::accumulate(all.begin(), all.end(), std::string());
  for (const std::uint64_t memory : {0, 1, 100, 20'000, 1'500'000, 3'030'000, 100'000'000}) {
    SpilledBytes bytes(memory, folder.path());
    for (const std::string& piece : all) bytes.append(piece);
    EXPECT_EQ(bytes.is_in_file(), memory > 0 && memory < expected.size()) << memory;
    expect_read_back(bytes, expected);
    EXPECT_TRUE(folder.names().empty());
  }
}

TEST(SpilledBytes, NameTheFolderThatIsMissing) {
  SpilledBytes bytes(2, "/no/such");
  bytes.append("ab");
  try {
    bytes.append("c");
    ADD_FAILURE() << "nothing was thrown";
  } catch (const IoError& error) {
    EXPECT_EQ(error.action(), IoError::Action::kCreateOutput);
    EXPECT_EQ(error.path(), "/no/such");
  }
}

TEST(SpilledBytes, NameTheFolderThatIsFull) {
  const TemporaryFolder folder;
  const FileSizeLimit limit(10'000);
  SpilledBytes bytes(1000, folder.path());
  try {
    for (int i = 0; i < 1000; ++i) bytes.append(std::string(100, 'x'));
    ADD_FAILURE() << "nothing was thrown";
  } catch (const IoError& error) {
    EXPECT_EQ(error.action(), IoError::Action::kWrite);
    EXPECT_EQ(error.path(), folder.path());
  }
  EXPECT_TRUE(folder.names().empty());
}

}  // namespace
}  // namespace ldavi
