// SPDX-License-Identifier: Apache-2.0
#include "base/content_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace ldavi {
namespace {

// From the command xxhsum -H3 of xxHash 0.8.1, an independent build of the algorithm.
TEST(ContentHash, IsXxh3) {
  EXPECT_EQ(hash_text(content_hash("", 0)), "2d06800538d394c2");
  EXPECT_EQ(hash_text(content_hash("topic", 5)), "0dfcf80027cfbf46");
}

TEST(ContentHash, IsTheSameForBytesGivenPieceByPiece) {
  const std::string text(100'000, 'x');
  ContentHash hash;

  for (std::size_t begin = 0; begin < text.size(); begin += 777)
    hash.update(&text[begin], std::min<std::size_t>(777, text.size() - begin));

  EXPECT_EQ(hash.value(), content_hash(text.data(), text.size()));
}

TEST(ContentHash, OfNothingIsTheHashOfTheEmptyText) { EXPECT_EQ(ContentHash().value(), content_hash("", 0)); }

TEST(ContentHash, CanGoOnAfterItsValueWasTaken) {
  ContentHash hash;
  hash.update("to", 2);
  EXPECT_EQ(hash.value(), content_hash("to", 2));

  hash.update("pic", 3);

  EXPECT_EQ(hash.value(), content_hash("topic", 5));
}

TEST(HashText, HasSixteenLowerCaseDigits) {
  EXPECT_EQ(hash_text(0), "0000000000000000");
  EXPECT_EQ(hash_text(0x0123456789ABCDEF), "0123456789abcdef");
}

}  // namespace
}  // namespace ldavi
