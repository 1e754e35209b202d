// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/gensim_dictionary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class GensimDictionaryTest : public testing::Test {
 protected:
  InputLines lines(const std::string& content) { return InputLines{InputFile(files_.write("words.txt", content))}; }
  Strings read(const std::string& content) {
    InputLines input = lines(content);
    return read_gensim_dictionary(input);
  }
  bool is_one(const std::string& content) {
    InputLines input = lines(content);
    return is_gensim_dictionary(input);
  }
  std::string problem(const std::string& content) {
    const std::string message = message_of<ParseError>([&] { read(content); });
    return message.substr(std::min(message.find("words.txt"), message.size()));
  }

  TemporaryFolder files_;
};

TEST_F(GensimDictionaryTest, HoldsWordsByTheirNumbers) {
  EXPECT_EQ(read("12\n2\tfig\t4\n0\tpear tree\t9\n1\t中文\t1\n"), (Strings{"pear tree", "中文", "fig"}));
}

TEST_F(GensimDictionaryTest, IsKnownByItsFirstTwoLines) {
  EXPECT_TRUE(is_one("12\n2\tfig\t4\n"));
  for (const char* other :
       {"", "12\n", "fig\npear\n", "12\nfig\n", "12\n2\tfig\n", "12\n2\t\t4\n", "x\n2\tfig\t4\n", "12\nx\tfig\t4\n"})
    EXPECT_FALSE(is_one(other)) << other;
}

TEST_F(GensimDictionaryTest, IsRefusedWhereAWordIsWrong) {
  EXPECT_EQ(problem("12\n0\tfig\t4\nfig\n"),
            "words.txt:3: this is no word of a gensim dictionary, expected number, word and frequency with tabs between");
  EXPECT_EQ(problem("12\n0\tfig\t4\n1\tfig\t4\n"), "words.txt:3: the word 'fig' stands there already, expected each word once");
  EXPECT_EQ(problem("12\n0\tcaf\xe9\t4\n"), "words.txt:2: the word is not valid UTF-8, expected a file in UTF-8");
  EXPECT_EQ(problem("12\n0\tfig\t4\n0\tpear\t4\n"),
            "words.txt: two words have number 0, expected numbers without gaps, as after compactify()");
  EXPECT_EQ(problem("12\n0\tfig\t4\n2\tpear\t4\n"),
            "words.txt: no word has number 1, expected numbers without gaps, as after compactify()");
  EXPECT_NE(problem("12\n-1\tfig\t4\n"), "");
}

}  // namespace
}  // namespace ldavi
