// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/language_mixture.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "base/content_hash.hpp"
#include "ldavi/text/analyzer.hpp"

namespace ldavi {
namespace {

using Shares = std::vector<std::pair<std::string, std::uint64_t>>;

LanguageMixture mixture_of(const std::vector<std::string>& documents) {
  LanguageMixture mixture;
  Analyzer analyzer(text_rules({}));
  Tokens tokens;
  for (const std::string& document : documents) {
    analyzer.analyze(document, tokens);
    std::vector<std::uint64_t> hashes;
    for (const std::string_view word : tokens.words) hashes.push_back(content_hash(word.data(), word.size()));
    mixture.add(tokens.words, hashes);
  }
  return mixture;
}

Shares languages(const std::vector<std::string>& documents) {
  Shares shares;
  for (const LanguageShare& share : mixture_of(documents).languages()) shares.emplace_back(share.code, share.documents);
  return shares;
}

const std::string kEnglish = "The baker puts bread and butter into the oven, and it smells of flour";
const std::string kGerman = "Der Bäcker legt das Brot in den Ofen, und es riecht nach dem Mehl";
const std::string kFrench = "Le boulanger met du pain et du beurre dans le four avec les autres";

TEST(LanguageMixture, TellsEachDocumentByItsStopWords) {
  EXPECT_EQ(languages({kEnglish, kGerman, kEnglish, kFrench}), (Shares{{"en", 2}, {"de", 1}, {"fr", 1}}));
}

TEST(LanguageMixture, TellsLanguagesOfOtherScripts) {
  EXPECT_EQ(languages({"Он поставил хлеб в печь, и это было не так"}), (Shares{{"ru", 1}}));
  EXPECT_EQ(languages({"東京の空はとても広いですが、それは本当のことです"}), (Shares{{"ja", 1}}));
}

TEST(LanguageMixture, LeavesOpenWhatItCannotTell) {
  EXPECT_EQ(languages({"bread butter flour", kEnglish}), (Shares{{"en", 1}, {"", 1}}));
  EXPECT_EQ(languages({"", "12"}), Shares{});
}

/// Danish and Norwegian share these words.
TEST(LanguageMixture, BreaksTiesByWhatCameBefore) {
  const std::string either = "brød og smør og mel";
  const std::string norwegian = "Bakeren legger brødet inn i ovnen, og det lukter av mel nå etter at de kom fra byen";
  const Shares shares = languages({norwegian, norwegian, either});
  ASSERT_EQ(shares.size(), 1U);
  EXPECT_EQ(shares[0].second, 3U);
}

TEST(LanguageMixture, CountsLettersByScript) {
  const std::vector<ScriptShare> scripts = mixture_of({"мир mi"}).scripts();
  ASSERT_EQ(scripts.size(), 2U);
  EXPECT_EQ(scripts[0].script, "Cyrillic");
  EXPECT_EQ(scripts[0].letters, 3U);
}

}  // namespace
}  // namespace ldavi
