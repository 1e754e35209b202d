// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/directory.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <string>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class DirectoryTest : public testing::Test {
 protected:
  std::vector<Document> read(bool skip_bad_records = false) {
    report_ = {};
    options_.skip_bad_records = skip_bad_records;
    const auto source = read_directory(files_.file(""), "", options_, report_);
    return read_all(*source);
  }
  Strings ids(bool skip_bad_records = false) { return parts_of(read(skip_bad_records), &Document::id); }

  std::string io_error() {
    return message_of<IoError>([&] { read(); });
  }

  /// `name` links to `target`, written as it stands.
  void link(const std::string& target, const std::string& name) { std::filesystem::create_symlink(target, files_.file(name)); }
  void folder(const std::string& name) { std::filesystem::create_directories(files_.file(name)); }

  TemporaryFolder files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(DirectoryTest, MakesADocumentAFileByRelativePath) {
  files_.write("sport/b.txt", "two\nlines\n");
  files_.write("sport/old/c", "three");
  files_.write("a.md", "one");
  const auto documents = read();

  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"a.md", "sport/b.txt", "sport/old/c"}));
  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"one", "two\nlines\n", "three"}));
  EXPECT_EQ(parts_of(documents, &Document::label), (Strings{"", "sport", "sport"}));
}

TEST_F(DirectoryTest, PassesOverWhatIsLeftOutUnderAnyName) {
  options_.left_out = {files_.write("x/out.tsv", "rows"), files_.write(".out.tsv.tmp", "rows"), files_.file("nowhere")};
  files_.write("a", "one");
  link("x/out.tsv", "link");

  EXPECT_EQ(ids(), (Strings{"a"}));
  EXPECT_EQ(report_.hidden_files, 0u);
}

TEST_F(DirectoryTest, SortsWholePathsByTheirBytes) {
  for (const char* name : {"a/z", "a.txt", "a-b", "B", "é", "a0"}) files_.write(name, "x");

  EXPECT_EQ(ids(), (Strings{"B", "a-b", "a.txt", "a/z", "a0", "é"}));
}

TEST_F(DirectoryTest, KeepsEmptyFilesAndFilesOfJsonAsDocuments) {
  files_.write("a.txt", "");
  files_.write("b.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n");
  files_.write("docword.x.txt", "1\n1\n0\n");

  EXPECT_EQ(ids(), (Strings{"a.txt", "b.jsonl", "docword.x.txt"}));
}

TEST_F(DirectoryTest, DecompressesFilesByTheirContent) {
  files_.write("a.gz", gzip_bytes("from gzip"));
  files_.write("b", zstd_bytes("from zstd"));
  files_.write("c.gz", "plain");

  EXPECT_EQ(parts_of(read(), &Document::text), (Strings{"from gzip", "from zstd", "plain"}));
}

TEST_F(DirectoryTest, ReadsLargeFilesWhole) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += std::to_string(i) + " ";
  files_.write("a", text);
  files_.write("b", gzip_bytes(text));
  files_.write("c", text.substr(0, 8192));
  const auto documents = read();

  EXPECT_TRUE(documents.at(0).text == text);
  EXPECT_TRUE(documents.at(1).text == text);
  EXPECT_TRUE(documents.at(2).text == text.substr(0, 8192));
}

TEST_F(DirectoryTest, LeavesOutHiddenFilesAndFoldersAndCountsThem) {
  files_.write(".hidden", "x");
  files_.write(".git/config", "x");
  files_.write(".git/HEAD", "x");
  files_.write("a/.b", "x");
  files_.write("a/c", "x");

  EXPECT_EQ(ids(), (Strings{"a/c"}));
  EXPECT_EQ(report_.hidden_files, 3u);
}

TEST_F(DirectoryTest, LeavesOutBinaryFilesAndCountsThem) {
  files_.write("a", std::string("text\0more", 9));
  files_.write("b.gz", gzip_bytes(std::string(8191, 'x') + '\0'));
  files_.write("c", std::string(8192, 'x') + '\0');  // past the sample

  EXPECT_EQ(ids(), (Strings{"c"}));
  EXPECT_EQ(report_.binary_files, 2u);
  EXPECT_EQ(report_.bad_records, 0u);
}

TEST_F(DirectoryTest, ReadsFilesInTheirEncoding) {
  files_.write("a", std::string("\xFF\xFE\xE9\0", 4));
  files_.write("b", "\xEF\xBB\xBFé");
  EXPECT_EQ(parts_of(read(), &Document::text), (Strings{"é", "é"}));

  options_.encoding = TextEncoding::kLatin1;
  files_.write("a", "caf\xE9");
  files_.write("b", std::string("\0\xE9", 2));
  EXPECT_EQ(parts_of(read(), &Document::text), (Strings{"café"}));
}

TEST_F(DirectoryTest, TreatsIllFormedTextAsTheOptionSays) {
  files_.write("a",
               "\xFF"
               "a");
  files_.write("b", std::string("\xFF\0", 2));  // binary, whatever else it is
  options_.invalid_text = InvalidText::kSkip;
  EXPECT_EQ(parts_of(read(), &Document::text), (Strings{"a"}));
  EXPECT_EQ(report_.dropped_sequences, 1u);

  options_.invalid_text = InvalidText::kError;
  EXPECT_THROW(read(), ParseError);
  const auto documents = read(true);
  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{""}));
  EXPECT_NE(documents[0].problem.find("a:1: the byte at offset 0"), std::string::npos) << documents[0].problem;
}

TEST_F(DirectoryTest, RefusesAFileThatHoldsMoreThanItMay) {
  files_.write("a", gzip_bytes(std::string(1000, 'x')));
  options_.max_decompressed = 1000;
  EXPECT_EQ(ids(), (Strings{"a"}));
  options_.max_decompressed = 999;
  EXPECT_THROW(read(), ParseError);
}

TEST_F(DirectoryTest, FollowsLinksToFilesAndFolders) {
  files_.write("real/a", "x");
  link("real/a", "b");
  link("real", "linked");

  EXPECT_EQ(ids(), (Strings{"b", "linked/a", "real/a"}));
}

TEST_F(DirectoryTest, DoesNotFollowALinkIntoAFolderThatItStandsIn) {
  files_.write("a/b/c", "x");
  link("..", "a/b/up");
  link(".", "self");
  link("../..", "a/b/top");

  EXPECT_EQ(ids(), (Strings{"a/b/c"}));
}

TEST_F(DirectoryTest, NamesABrokenLink) {
  files_.write("a", "x");
  link("nowhere", "b");

  EXPECT_NE(io_error().find("/b: "), std::string::npos) << io_error();
  EXPECT_NE(io_error().find("it is a broken link"), std::string::npos) << io_error();
}

TEST_F(DirectoryTest, NamesALinkToItself) {
  link("a", "a");

  EXPECT_NE(io_error().find("/a: "), std::string::npos) << io_error();
}

TEST_F(DirectoryTest, NamesAFifoASocketAndADeviceWithoutOpeningThem) {
  const std::string fifo = files_.file("fifo");
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_NE(io_error().find("fifo: "), std::string::npos) << io_error();
  EXPECT_NE(io_error().find("it is a FIFO"), std::string::npos) << io_error();
  unlink(fifo.c_str());

  link("/dev/zero", "zero");
  EXPECT_NE(io_error().find("it is a device"), std::string::npos) << io_error();
  unlink(files_.file("zero").c_str());

  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = files_.file("socket");
  ASSERT_LT(path.size(), sizeof address.sun_path);
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int file = socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_GE(file, 0);
  ASSERT_EQ(bind(file, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_NE(io_error().find("it is a socket"), std::string::npos) << io_error();
  close(file);
}

TEST_F(DirectoryTest, CountsWhatIsNoFileWhereBadRecordsAreSkipped) {
  files_.write("a", "x");
  link("nowhere", "b");
  ASSERT_EQ(mkfifo(files_.file("c").c_str(), 0600), 0);

  EXPECT_EQ(ids(true), (Strings{"a"}));
  EXPECT_EQ(report_.bad_records, 2u);
  ASSERT_EQ(report_.examples.size(), 2u);
  EXPECT_NE(report_.examples[0].find("it is a broken link"), std::string::npos);
  EXPECT_NE(report_.examples[1].find("it is a FIFO"), std::string::npos);
}

TEST_F(DirectoryTest, NamesAFileWhoseCompressionIsDamaged) {
  const std::string archive = gzip_bytes(std::string(1000, 'x'));
  files_.write("a/b.gz", archive.substr(0, archive.size() - 4));

  const std::string message = message_of<ParseError>([&] { read(); });
  EXPECT_NE(message.find("a/b.gz"), std::string::npos) << message;
}

TEST_F(DirectoryTest, KeepsARowForAFileThatCannotBeReadWhereBadRecordsAreSkipped) {
  const std::string archive = gzip_bytes(std::string(1000, 'x'));
  files_.write("a/b.gz", archive.substr(0, archive.size() - 4));
  files_.write("a/c", "x");
  const auto documents = read(true);

  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"a/b.gz", "a/c"}));
  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"", "x"}));
  EXPECT_NE(documents.at(0).problem.find("a/b.gz"), std::string::npos);
  EXPECT_EQ(documents.at(1).problem, "");
  EXPECT_EQ(report_.bad_records, 1u);
}

TEST_F(DirectoryTest, NamesAFileThatWentAwayAfterTheFolderWasRead) {
  const std::string file = files_.write("a", "x");
  const auto source = read_directory(files_.file(""), "", {}, report_);
  unlink(file.c_str());
  Document document;

  EXPECT_THROW(source->next(document), IoError);
}

TEST_F(DirectoryTest, OfNoFilesHasNoDocuments) {
  folder("a/b");
  EXPECT_TRUE(read().empty());
}

TEST_F(DirectoryTest, IsAnErrorWhereTheFolderItselfCannotBeReadAlsoWhereBadRecordsAreSkipped) {
  options_.skip_bad_records = true;
  EXPECT_THROW(read_directory(files_.file("nowhere"), "", options_, report_), IoError);
}

}  // namespace
}  // namespace ldavi
