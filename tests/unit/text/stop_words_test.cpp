// SPDX-License-Identifier: Apache-2.0
#include "ldavi/text/stop_words.hpp"

#include <algorithm>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/text/analyzer.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

StopWordChoice choose(std::string_view text) {
  Tokens tokens;
  Analyzer(text_rules({})).analyze(text, tokens);
  std::map<std::string_view, std::uint64_t> counted;
  for (const std::string_view word : tokens.words) ++counted[word];
  std::vector<std::string_view> terms;
  std::vector<std::uint64_t> counts;
  for (const auto& [term, count] : counted) {
    terms.push_back(term);
    counts.push_back(count);
  }
  return choose_stop_words(terms, counts);
}

TEST(StopWordList, IsNormalisedSortedAndUniqueInEveryLanguage) {
  const Analyzer analyzer(text_rules({}));
  EXPECT_GE(stop_word_languages().size(), 10U);
  for (const std::string_view code : stop_word_languages()) {
    const std::vector<std::string> words = stop_word_list(code);
    EXPECT_GT(words.size(), 50U) << code;
    EXPECT_TRUE(std::is_sorted(words.begin(), words.end())) << code;
    EXPECT_EQ(std::adjacent_find(words.begin(), words.end()), words.end()) << code;
    for (const std::string& word : words) EXPECT_EQ(analyzer.normalize_word(word), word) << code;
    EXPECT_NE(language_name(code), code);
  }
}

TEST(StopWordList, HasNoContentWords) {
  const std::vector<std::string> english = stop_word_list("en");
  for (const char* word : {"system", "home", "bill", "computer", "world", "people", "year", "new"}) {
    EXPECT_FALSE(std::binary_search(english.begin(), english.end(), word)) << word;
  }
  for (const char* word : {"the", "and", "don't", "would", "upon"}) EXPECT_TRUE(std::binary_search(english.begin(), english.end(), word)) << word;
}

TEST(StopWordList, RefusesALanguageWithoutOne) { EXPECT_THROW(stop_word_list("xx"), InvalidArgument); }

TEST(ChooseStopWords, FindsTheLanguage) {
  EXPECT_EQ(choose("The cat sat on the mat and it was not the cat of the house.").language, "en");
  EXPECT_EQ(choose("Der Hund und die Katze sind nicht in dem Haus, das wir haben.").language, "de");
  EXPECT_EQ(choose("Le chat est sur la table et les enfants sont dans la maison.").language, "fr");
  EXPECT_EQ(choose("El perro no está en la casa de los niños que viven con nosotros.").language, "es");
  EXPECT_EQ(choose("Кошка не была в доме, и она не могла войти, потому что он закрыт.").language, "ru");
  EXPECT_EQ(choose("我们的房子在山上，因为他不是这里的人，所以他们都来了。").language, "zh");
  EXPECT_EQ(choose("これは私たちの家ですが、その人はここにはいませんでした。").language, "ja");
}

TEST(ChooseStopWords, TakesNoneWhereNoListFits) {
  EXPECT_EQ(choose("qzx wvk jjq xkcd zzt qwv").language, "none");
  EXPECT_EQ(choose("").language, "none");
}

TEST(ReadWords, TakesAWordALineAndFoldsIt) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/stop.txt";
  std::ofstream(path) << "# mine\nThe\n\n  été \nÉTÉ\n";
  EXPECT_EQ(read_words(path), (std::vector<std::string>{"the", "été"}));
}

TEST(ReadWords, NamesALineWithSeveralWords) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/stop.txt";
  std::ofstream(path) << "the\nof course\n";
  try {
    read_words(path);
    FAIL() << "it was read";
  } catch (const ParseError& error) {
    EXPECT_EQ(error.line(), 2U);
  }
}

TEST(ReadWords, NeedsTheFile) { EXPECT_THROW(read_words("/nowhere/stop.txt"), IoError); }

}  // namespace
}  // namespace ldavi
