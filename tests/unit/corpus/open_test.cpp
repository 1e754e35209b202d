// SPDX-License-Identifier: Apache-2.0
#include "corpus/open.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/input_file.hpp"
#include "corpus/input_name.hpp"
#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class OpenTest : public testing::Test {
 protected:
  std::vector<Document> read(const std::vector<std::string>& inputs) {
    const auto source = open_documents(inputs, options_);
    auto documents = read_all(*source);
    report_ = source->report();
    return documents;
  }
  Strings texts(const std::vector<std::string>& inputs) { return parts_of(read(inputs), &Document::text); }
  Strings ids(const std::vector<std::string>& inputs) { return parts_of(read(inputs), &Document::id); }

  TemporaryFolder files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST(ParseInputFormat, KnowsTheNames) {
  EXPECT_EQ(parse_input_format("auto"), InputFormat::kAuto);
  EXPECT_EQ(parse_input_format("directory"), InputFormat::kDirectory);
  EXPECT_EQ(parse_input_format("lines"), InputFormat::kLines);
  EXPECT_EQ(parse_input_format("jsonl"), InputFormat::kJsonLines);
  EXPECT_EQ(parse_input_format("csv"), InputFormat::kCsv);
  EXPECT_EQ(parse_input_format("tsv"), InputFormat::kTsv);
  EXPECT_EQ(parse_input_format("mallet"), InputFormat::kMallet);
  EXPECT_EQ(parse_input_format("uci"), InputFormat::kUci);
  EXPECT_EQ(parse_input_format("ldac"), InputFormat::kLdaC);
  EXPECT_EQ(parse_input_format("mtx"), InputFormat::kMatrixMarket);
  EXPECT_EQ(parse_input_format("svmlight"), InputFormat::kSvmLight);
  EXPECT_EQ(parse_input_format("corpus"), InputFormat::kCorpus);
}

TEST(ParseInputFormat, ListsTheNamesForAnotherOne) {
  EXPECT_EQ(message_of<InvalidArgument>([] { parse_input_format("json"); }),
            "'json' is no input format, expected one of auto, directory, lines, jsonl, csv, tsv, mallet, "
            "uci, ldac, mtx, svmlight, corpus");
}

TEST_F(OpenTest, RecognisesFoldersAndFilesByName) {
  EXPECT_EQ(recognize(files_.file(""), {}), InputFormat::kDirectory);
  EXPECT_EQ(recognize(files_.write("a.txt", ""), {}), InputFormat::kLines);
  EXPECT_EQ(recognize(files_.write("a.txt.gz", ""), {}), InputFormat::kLines);
  EXPECT_EQ(recognize(files_.write("a.jsonl.zst", ""), {}), InputFormat::kJsonLines);
  EXPECT_EQ(recognize(files_.write("a.ndjson", ""), {}), InputFormat::kJsonLines);
  EXPECT_EQ(recognize(files_.write("a.csv.gz", ""), {}), InputFormat::kCsv);
  EXPECT_EQ(recognize(files_.write("a.tsv", ""), {}), InputFormat::kTsv);
  EXPECT_EQ(recognize(files_.write("docword.a.txt.gz", ""), {}), InputFormat::kUci);
  EXPECT_EQ(recognize(files_.write("a.ldac.gz", ""), {}), InputFormat::kLdaC);
  EXPECT_EQ(recognize(files_.write("a.mtx", ""), {}), InputFormat::kMatrixMarket);
  EXPECT_EQ(recognize(files_.write("a.svm", ""), {}), InputFormat::kSvmLight);
  EXPECT_EQ(recognize(files_.write("a", ""), {}), InputFormat::kAuto);
  EXPECT_EQ(recognize("-", {}), InputFormat::kAuto);
}

TEST_F(OpenTest, RecognisesAPreparedCorpusByNameAndByItsFirstBytes) {
  const std::string start("\x89LDAVI\r\n\1\0\0\0\2\0\0\0", 16);
  EXPECT_EQ(recognize(files_.write("a.ldacorpus", "damaged"), {}), InputFormat::kCorpus);
  const std::string input = files_.write("a.txt", start + std::string(48, '\0'));
  EXPECT_EQ(recognize(input, {}), InputFormat::kCorpus);
  EXPECT_TRUE(is_prepared({input}, {}));
  EXPECT_FALSE(is_prepared({files_.write("b.txt", start)}, {})) << "too short for any";
  EXPECT_FALSE(is_prepared({files_.write("docword.a.txt", "")}, {}));
}

TEST_F(OpenTest, RecognisesAMatrixByItsBannerWhereTheNameDoesNotShow) {
  const std::string banner = "%%MatrixMarket matrix coordinate integer general\n";
  EXPECT_EQ(recognize(files_.write("a", banner), {}), InputFormat::kMatrixMarket);
  EXPECT_EQ(recognize(files_.write("a.counts.gz", gzip_bytes(banner)), {}), InputFormat::kMatrixMarket);
  EXPECT_EQ(recognize(files_.write("a.txt", banner), {}), InputFormat::kLines);
  EXPECT_TRUE(are_counts({files_.file("a")}, {}));
}

TEST_F(OpenTest, WantsAPreparedCorpusAloneAndInAFile) {
  const std::string corpus = files_.write("a.ldacorpus", "");
  EXPECT_THROW(is_prepared({corpus, files_.write("a.txt", "x")}, {}), InvalidArgument);
  EXPECT_THROW(is_prepared({corpus, corpus}, {}), InvalidArgument);
  EXPECT_THROW(open_documents({corpus}, {}), InvalidArgument);
  options_.format = InputFormat::kCorpus;
  EXPECT_THROW(is_prepared({"-"}, options_), InvalidArgument);
}

TEST_F(OpenTest, DoesAsTheOptionSays) {
  options_.format = InputFormat::kJsonLines;
  EXPECT_EQ(recognize(files_.write("a.txt", ""), options_), InputFormat::kJsonLines);
  EXPECT_EQ(recognize("-", options_), InputFormat::kJsonLines);
}

TEST_F(OpenTest, NamesAPathThatIsNotThere) {
  try {
    open_documents({files_.write("a.txt", "x"), files_.file("nowhere.txt")}, options_);
    ADD_FAILURE() << "nothing was thrown";
  } catch (const IoError& error) {
    EXPECT_EQ(error.action(), IoError::Action::kOpenInput);
    EXPECT_EQ(error.path(), files_.file("nowhere.txt"));
    EXPECT_EQ(error.code(), std::errc::no_such_file_or_directory);
  }
}

TEST_F(OpenTest, ReadsLinesAndJsonLinesCompressedOrNot) {
  const std::string lines = "one\ntwo\n";
  const std::string json = "{\"text\": \"one\"}\n{\"text\": \"two\"}\n";
  for (const std::string& input :
       {files_.write("a.txt", lines), files_.write("a.txt.gz", gzip_bytes(lines)), files_.write("b.txt", zstd_bytes(lines)),
        files_.write("a.jsonl", json), files_.write("a.jsonl.gz", gzip_bytes(json)),
        files_.write("a.ndjson.zst", zstd_bytes(json))}) {
    EXPECT_EQ(texts({input}), (Strings{"one", "two"})) << input;
  }
}

TEST_F(OpenTest, LooksAtTheContentOfAFileWithoutAKnownName) {
  EXPECT_EQ(texts({files_.write("a", "\n \t{\"text\": \"one\"}\n")}), (Strings{"one"}));
  EXPECT_EQ(texts({files_.write("b.log.gz", gzip_bytes("\none {\n"))}), (Strings{"", "one {"}));
  EXPECT_EQ(texts({files_.write("c", "\xEF\xBB\xBF{\"text\": \"one\"}")}), (Strings{"one"}));
  EXPECT_TRUE(texts({files_.write("d", "")}).empty());
}

TEST_F(OpenTest, DoesNotTakeOtherDataForText) {
  const std::string message = message_of<ParseError>([&] { read({files_.write("a.pdf", std::string("%PDF\0x\n", 7))}); });
  EXPECT_NE(message.find("a.pdf: not text, expected lines of text or JSON"), std::string::npos) << message;
}

TEST_F(OpenTest, ReadsAPipeOnce) {
  Pipe pipe;
  pipe.put("\n{\"text\": \"one\"}\n");
  pipe.close_writer();
  EXPECT_EQ(texts({pipe.reader_path()}), (Strings{"one"}));
}

TEST_F(OpenTest, ReadsSeveralInputsOneAfterTheOther) {
  const std::string a = files_.write("a.txt", "one\ntwo\n");
  const std::string b = files_.write("x/b.jsonl", "{\"text\": \"three\"}\n{\"text\": \"four\", \"id\": \"four\"}\n");
  files_.write("folder/c", "five");

  EXPECT_EQ(texts({b, a, files_.file("folder")}), (Strings{"three", "four", "one", "two", "five"}));
  EXPECT_EQ(ids({b, a, files_.file("folder")}), (Strings{"b.jsonl:1", "four", "a.txt:1", "a.txt:2", "folder/c"}));
}

TEST_F(OpenTest, ReadsTablesAndLinesOfMallet) {
  const std::string csv = "text,label\n\"one\nline\",x\ntwo,y\n";
  for (const std::string& input : {files_.write("a.csv", csv), files_.write("a.csv.gz", gzip_bytes(csv)),
                                   files_.write("a.tsv", "label\ttext\nx\tone\\nline\ny\ttwo\n")}) {
    EXPECT_EQ(texts({input}), (Strings{"one\nline", "two"})) << input;
    EXPECT_EQ(ids({input, input}),
              (Strings{base_name(input) + ":1", base_name(input) + ":2", base_name(input) + ":1", base_name(input) + ":2"}));
  }
  options_.format = InputFormat::kMallet;
  EXPECT_EQ(texts({files_.write("a.txt", "a x one\nb y two\n")}), (Strings{"one", "two"}));
}

TEST_F(OpenTest, ReadsUtf16InEachFormatOfText) {
  const auto wide = [](const std::string& text) {
    std::string bytes = "\xFF\xFE";
    for (const char c : text) bytes += {c, '\0'};
    return bytes;
  };
  for (const std::string& input : {files_.write("a.txt", wide("one\ntwo\n")), files_.write("a", wide("one\ntwo\n")),
                                   files_.write("a.jsonl", wide("{\"text\": \"one\"}\n{\"text\": \"two\"}\n")),
                                   files_.write("a.csv", wide("text\none\ntwo\n"))}) {
    EXPECT_EQ(texts({input}), (Strings{"one", "two"})) << input;
  }
}

TEST_F(OpenTest, TreatsIllFormedTextOfEachFormatAsTheOptionSays) {
  const std::string lines = files_.write("a.txt", "x\xFFy\n");
  const std::string json = files_.write("a.jsonl", "{\"text\": \"x\xFFy\"}\n");
  const std::string csv = files_.write("a.csv", "text\nx\xFFy\n");
  for (const std::string& input : {lines, json, csv}) {
    options_.invalid_text = InvalidText::kSkip;
    EXPECT_EQ(texts({input}), (Strings{"xy"})) << input;
    EXPECT_EQ(report_.dropped_sequences, 1u);
    options_.invalid_text = InvalidText::kError;
    EXPECT_THROW(read({input}), ParseError) << input;
  }
}

TEST_F(OpenTest, RefusesAFileThatHoldsMoreThanItMay) {
  const std::string input = files_.write("a.txt.gz", gzip_bytes(std::string(1000, 'x')));
  options_.max_decompressed = 1000;
  EXPECT_EQ(texts({input}).size(), 1u);
  options_.max_decompressed = 999;
  EXPECT_THROW(read({input}), ParseError);
  EXPECT_EQ(ReadOptions().max_decompressed, InputFile::kMaxDecompressed);
}

TEST_F(OpenTest, NumbersTheDocumentsOfASingleInput) {
  EXPECT_EQ(ids({files_.write("a.txt", "one\ntwo\n")}), (Strings{"1", "2"}));
}

TEST_F(OpenTest, ReadsOneInputTwiceWhereItIsGivenTwice) {
  const std::string a = files_.write("a.txt", "one\n");
  EXPECT_EQ(ids({a, a}), (Strings{"a.txt:1", "a.txt:1"}));
}

TEST_F(OpenTest, ReportsOnAllInputs) {
  options_.skip_bad_records = true;
  files_.write("folder/.hidden", "x");
  files_.write("folder/a", std::string("\0", 1));
  read({files_.write("a.jsonl", "{}\n"), files_.file("folder"), files_.write("b.jsonl", "{}\n")});

  EXPECT_EQ(report_.bad_records, 2u);
  EXPECT_EQ(report_.examples.size(), 2u);
  EXPECT_EQ(report_.hidden_files, 1u);
  EXPECT_EQ(report_.binary_files, 1u);
}

TEST_F(OpenTest, NamesAFolderThatIsReadAsLines) {
  options_.format = InputFormat::kLines;
  EXPECT_THROW(read({files_.file("")}), IoError);
}

TEST_F(OpenTest, NamesAFileThatIsReadAsAFolder) {
  options_.format = InputFormat::kDirectory;
  EXPECT_THROW(read({files_.write("a.txt", "x")}), IoError);
}

TEST_F(OpenTest, RefusesCounts) {
  EXPECT_THROW(open_documents({files_.write("docword.a.txt", "")}, options_), InvalidArgument);
}

TEST_F(OpenTest, RefusesCountsBesideTextAndCountsBesideCounts) {
  const std::string counts = files_.write("docword.a.txt", "");
  const std::string text = files_.write("a.txt", "");

  EXPECT_NE(message_of<InvalidArgument>([&] {
              are_counts({counts, text}, options_);
            }).find("expected either"),
            std::string::npos);
  EXPECT_NE(message_of<InvalidArgument>([&] {
              are_counts({counts, counts}, options_);
            }).find("expected one"),
            std::string::npos);
  EXPECT_TRUE(are_counts({counts}, options_));
  EXPECT_FALSE(are_counts({text, text}, options_));
}

TEST_F(OpenTest, RefusesNoInput) { EXPECT_THROW(open_documents({}, options_), InvalidArgument); }

TEST(JoinedName, NamesTheFirstAndCountsTheOthers) {
  EXPECT_EQ(joined_name({"a/b.txt"}), "a/b.txt");
  EXPECT_EQ(joined_name({"-"}), "standard input");
  EXPECT_EQ(joined_name({"a", "b", "c"}), "a and 2 more");
}

TEST_F(OpenTest, LooksAtTheContentOfStandardInputOrDoesAsTheOptionSays) {
  const std::string json = "{\"text\": \"one\"}";
  const auto from_pipe = [&](InputFormat format, const std::string& content) {
    options_.format = format;
    Pipe pipe;
    pipe.put(content);
    pipe.close_writer();
    const ReplacedStream input(0, pipe.reader());
    return texts({"-"});
  };

  EXPECT_EQ(from_pipe(InputFormat::kAuto, "\n" + json + "\n"), (Strings{"one"}));
  EXPECT_EQ(from_pipe(InputFormat::kAuto, "\none {\n" + json + "\n"), (Strings{"", "one {", json}));
  EXPECT_EQ(from_pipe(InputFormat::kLines, json + "\n"), (Strings{json}));
  EXPECT_EQ(from_pipe(InputFormat::kJsonLines, json + "\n"), (Strings{"one"}));
}

TEST_F(OpenTest, GivesADocumentAsSoonAsItsLineIsThere) {
  const std::string json = "{\"text\": \"one\"}\n";
  const std::pair<InputFormat, std::string> inputs[] = {
      {InputFormat::kAuto, json},         {InputFormat::kJsonLines, json},
      {InputFormat::kLines, json},        {InputFormat::kCsv, "text,label\none,x\n"},
      {InputFormat::kTsv, "text\none\n"}, {InputFormat::kMallet, "1 x one\n"}};
  for (const auto& [format, content] : inputs) {
    options_.format = format;
    Pipe pipe;
    const ReplacedStream input(0, pipe.reader());
    const auto source = open_documents({"-"}, options_);
    pipe.put(content);
    Document document;

    ASSERT_TRUE(source->next(document));  // would wait for ever if it wanted more than the line
    EXPECT_EQ(document.id, "1");
    pipe.close_writer();
    EXPECT_FALSE(source->next(document));
  }
}

}  // namespace
}  // namespace ldavi
