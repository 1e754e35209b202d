// SPDX-License-Identifier: Apache-2.0
// Archives of every format can neither be cut silently nor hold more than they may.
#include "support/archives.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/load.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

struct Format {
  std::string name;
  std::string begin;
  /// A record that may stand there many times.
  std::string record;
};

const Format kFormats[] = {{"a.txt", "", "words of a line\n"},
                           {"a.jsonl", "", "{\"text\": \"words\"}\n"},
                           {"a.csv", "id,text\n", "1,\"some words\"\n"},
                           {"a.tsv", "id\ttext\n", "1\tsome words\n"},
                           {"folder/a.txt", "", "words of a file\n"},
                           {"docword.a.txt", "2\n3\n2000000\n", "2 3 1\n"},
                           {"a.dat", "", "2 0:1 2:5\n"},
                           {"a.mtx", "%%MatrixMarket matrix coordinate integer general\n2 3 2000000\n", "2 3 1\n"},
                           {"a.svm", "", "1 1:2 3:4\n"}};

struct Archive {
  std::string suffix;
  std::string (*make)(std::string_view);
};

const Archive kArchives[] = {{".gz", gzip_bytes}, {".zst", [](std::string_view text) { return zstd_bytes(text); }}};

/// Records of all sizes, so that an archive of them has some length.
std::string varied(const Format& format) {
  std::string content = format.begin;
  std::uint32_t random = 1;
  for (int i = 0; i < 1000; ++i) {
    std::string record = format.record;
    random = random * 1'664'525 + 1'013'904'223;
    const std::size_t digit = record.find_last_of("0123456789");
    const bool is_text = digit == std::string::npos || record.find("words") != std::string::npos;
    const std::string number = std::to_string(random >> 12U);
    is_text ? record.insert(record.find("words"), number + " ") : record.insert(digit, number);
    content += record;
  }
  return content;
}

/// The message of the ParseError, which names the file; "" where there is none.
std::string refusal(const std::string& path, const std::string& file, const LoadOptions& options) {
  try {
    if (are_counts({path}, options.read)) {
      load_corpus({path}, options);
    } else {
      const auto source = open_documents({path}, options.read);
      for (Document document; source->next(document);) continue;
    }
    return {};
  } catch (const ParseError& error) {
    EXPECT_EQ(error.source(), file);
    return error.what();
  }
}

TEST(Archives, AreRefusedWhereverTheyAreCut) {
  constexpr std::size_t kCuts = 200;
  for (const Format& format : kFormats) {
    for (const Archive& archive : kArchives) {
      const TemporaryFolder files;
      const std::string bytes = archive.make(varied(format));
      ASSERT_GT(bytes.size(), 4 * kCuts);
      const bool in_folder = format.name.starts_with("folder/");
      for (std::size_t cut = 0; cut < kCuts; ++cut) {
        const std::size_t size = 4 + (bytes.size() - 5) * cut / (kCuts - 1);
        const std::string file = files.write(format.name + archive.suffix, std::string_view(bytes).substr(0, size));
        LoadOptions options;
        options.read.skip_bad_records = cut % 2 == 1 && !in_folder;  // there a file is a record
        ASSERT_NE(refusal(in_folder ? files.file("folder") : file, file, options).find("ends in the middle"), std::string::npos)
            << format.name << archive.suffix << " cut at " << size;
      }
    }
  }
}

TEST(Archives, StopAtTheCap) {
  for (const Format& format : kFormats) {
    std::string bomb = format.begin;
    while (bomb.size() < 12'000'000) bomb += format.record;
    for (const Archive& archive : kArchives) {
      const TemporaryFolder files;
      const std::string file = files.write(format.name + archive.suffix, archive.make(bomb));
      LoadOptions options;
      options.read.max_decompressed = 1'000'000;
      const std::string message = refusal(format.name.starts_with("folder/") ? files.file("folder") : file, file, options);
      EXPECT_NE(message.find("holds more than 1.0 MB"), std::string::npos) << file << message;
    }
  }
}

TEST(Archives, OfVocabulariesAreNoException) {
  std::string terms;
  for (int i = 0; i < 100'000; ++i) terms += "term" + std::to_string(i) + "\n";
  for (const Archive& archive : kArchives) {
    const TemporaryFolder files;
    const std::string counts = files.write("a.dat", "2 0:1 2:5\n");
    const std::string bytes = archive.make(terms);
    const std::string vocabulary = files.write("a.vocab" + archive.suffix, bytes);
    LoadOptions options;
    options.read.max_decompressed = 500'000;
    EXPECT_NE(refusal(counts, vocabulary, options).find("holds more than"), std::string::npos);
    options = {};
    EXPECT_EQ(refusal(counts, vocabulary, options), "");
    files.write("a.vocab" + archive.suffix, std::string_view(bytes).substr(0, bytes.size() / 2));
    EXPECT_NE(refusal(counts, vocabulary, options).find("ends in the middle"), std::string::npos);
  }
}

}  // namespace
}  // namespace ldavi
