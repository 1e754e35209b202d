// SPDX-License-Identifier: Apache-2.0
#include "cli/text_conversion.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi::cli {
namespace {

class GivenDocuments final : public DocumentSource {
 public:
  explicit GivenDocuments(std::vector<Document> documents) : documents_(std::move(documents)) {}

  bool next(Document& document) override {
    if (given_ == documents_.size()) return false;
    document = documents_[given_++];
    return true;
  }
  const ReadReport& report() const override { return report_; }

 private:
  std::vector<Document> documents_;
  std::size_t given_ = 0;
  ReadReport report_;
};

struct Written {
  std::string bytes;
  TextConversion done;
};

Written written(InputFormat format, std::vector<Document> documents) {
  Written written;
  GivenDocuments source(std::move(documents));
  written.done = convert_texts(source, format, [&](std::string_view bytes) { written.bytes += bytes; });
  return written;
}

TEST(ConvertTexts, WritesAllDocuments) {
  const Written tsv = written(InputFormat::kTsv, {{"a", "one\ttwo", "x", "2020", ""}, {"b", "", "", "", "a problem"}});

  EXPECT_EQ(tsv.bytes, "id\tlabel\tdate\ttext\na\tx\t2020\tone\\ttwo\nb\t\t\t\n");
  EXPECT_EQ(tsv.done.num_documents, 2U);
  EXPECT_EQ(tsv.done.left_out, "");
  EXPECT_EQ(written(InputFormat::kCsv, {}).done.num_documents, 0U);
}

TEST(ConvertTexts, WritesWellFormedTextAndCountsWhatWasNot) {
  for (const InputFormat format : {InputFormat::kJsonLines, InputFormat::kCsv, InputFormat::kTsv, InputFormat::kMallet}) {
    const Written mended = written(format, {{"a\xFF", "\xE6\x97 \xF0\x9F\x98\x80 \xC3", "\xC3\xA9", "\x80", ""}});

    EXPECT_EQ(mended.done.read.invalid_sequences, 4U);
    EXPECT_NE(mended.bytes.find("a\uFFFD"), std::string::npos);
    EXPECT_NE(mended.bytes.find("\uFFFD \U0001F600 \uFFFD"), std::string::npos);
    EXPECT_NE(mended.bytes.find("é"), std::string::npos);
  }
}

TEST(ConvertTexts, TellsWhatALineForMalletDoesNotHold) {
  const auto left_out = [](const Document& document) { return written(InputFormat::kMallet, {document}).done.left_out; };

  EXPECT_EQ(left_out({"a", "one, two", "x", "", ""}), "");
  EXPECT_EQ(left_out({"a", "one\ntwo", "x", "2020", ""}), "dates, line ends in texts");
  EXPECT_EQ(left_out({"a b", ", one", "x", "", ""}),
            "blanks and commas that begin a text, blanks and first commas of ids and labels");
  EXPECT_EQ(left_out({"a", "one", "", "", ""}), "no label or id (there stands X)");
}

TEST(ConvertTexts, RefusesOtherFormats) { EXPECT_THROW(written(InputFormat::kLines, {}), InvalidArgument); }

}  // namespace
}  // namespace ldavi::cli
