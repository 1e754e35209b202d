// SPDX-License-Identifier: Apache-2.0
#include "text/script_count.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Shares = std::vector<std::pair<std::string, std::uint64_t>>;

Shares scripts(std::string_view text) {
  ScriptCount count;
  count.add(text);
  return count.shares();
}

TEST(ScriptCount, CountsLettersOfEachScript) {
  EXPECT_EQ(scripts("Der Bär"), (Shares{{"Latin", 6}}));
  EXPECT_EQ(scripts("мир и mir"), (Shares{{"Cyrillic", 4}, {"Latin", 3}}));
  EXPECT_EQ(scripts("東京の空"), (Shares{{"Han", 3}, {"Kana", 1}}));
  EXPECT_EQ(scripts("กิน"), (Shares{{"Thai", 3}}));
}

TEST(ScriptCount, LeavesOutWhatIsOfNoScript) { EXPECT_EQ(scripts("12 … 3.5 €"), Shares{}); }

TEST(ScriptCount, ReadsCharactersOfFourBytes) { EXPECT_EQ(scripts("𠀀𠀁"), (Shares{{"Han", 2}})); }

}  // namespace
}  // namespace ldavi
