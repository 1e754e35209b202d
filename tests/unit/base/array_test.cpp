// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/array.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/mapped_bytes.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Numbers = Array<std::uint32_t>;

TEST(Array, HoldsWhatItWasGiven) {
  const Numbers listed{3, 1, 2};
  const Numbers owned(std::vector<std::uint32_t>{3, 1, 2});

  EXPECT_EQ(listed, owned);
  EXPECT_EQ(listed.size(), 3U);
  EXPECT_EQ(listed[1], 1U);
  EXPECT_EQ(listed.back(), 2U);
  EXPECT_EQ(std::accumulate(listed.begin(), listed.end(), 0U), 6U);
  EXPECT_EQ(listed.subspan(1, 2)[0], 1U);
  EXPECT_NE(listed, (Numbers{3, 1}));
  EXPECT_TRUE(Numbers().empty());
}

TEST(Array, SharesItsElementsAndKeepsThem) {
  std::optional<Numbers> first(Numbers{1, 2, 3});
  const Numbers copy = *first;
  const Numbers moved = std::move(*first);

  EXPECT_EQ(copy.data(), moved.data());
  EXPECT_EQ(first->size(), 3U);
  first.reset();
  EXPECT_EQ(copy, (Numbers{1, 2, 3}));
}

TEST(Array, KeepsTheFileMappedThatItStandsIn) {
  const TemporaryFolder folder;
  MappedBytes file = map_bytes(folder.write("numbers", std::string("\1\0\0\0\2\0\0\0", 8)));
  const std::weak_ptr<const void> mapping = file.mapping;
  {
    const Numbers numbers({reinterpret_cast<const std::uint32_t*>(file.bytes.data()), 2}, file.mapping);
    file.mapping.reset();
    EXPECT_FALSE(mapping.expired());
    EXPECT_EQ(numbers, (Numbers{1, 2}));
  }
  EXPECT_TRUE(mapping.expired());
}

TEST(Array, GivesBackThePagesOfAFileAndReadsThemAgain) {
  constexpr std::size_t kBytes = std::size_t{64} << 20U;
  const TemporaryFolder folder;
  const MappedBytes file = map_bytes(folder.write("letters", std::string(kBytes, 'x')));
  const Array<char> letters({reinterpret_cast<const char*>(file.bytes.data()), kBytes}, file.mapping);
  const std::size_t before = resident_file_bytes();
  EXPECT_EQ(std::count(letters.begin(), letters.end(), 'x'), static_cast<std::ptrdiff_t>(kBytes));
  EXPECT_GT(resident_file_bytes(), before + kBytes / 2);

  letters.release(0, letters.size());

  EXPECT_LT(resident_file_bytes(), before + kBytes / 4);
  EXPECT_EQ(std::count(letters.begin(), letters.end(), 'x'), static_cast<std::ptrdiff_t>(kBytes));
}

TEST(Array, KeepsWhatIsInMemoryWhenItIsReleased) {
  const Array<char> letters(std::vector<char>(1U << 20U, 'x'));

  letters.release(0, letters.size());

  EXPECT_EQ(std::count(letters.begin(), letters.end(), 'x'), 1 << 20);
}

TEST(GiveBackPages, LeavesABlockWithoutAWholePage) {
  const std::vector<char> block(100, 'x');

  give_back_pages(block.data(), block.size());

  EXPECT_EQ(block, std::vector<char>(100, 'x'));
}

}  // namespace
}  // namespace ldavi
