// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/container_writer.hpp"
#include "corpus/prepared_sections.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "unit/corpus/prepared_testing.hpp"

namespace ldavi {
namespace {

/// Sound frames and hashes around numbers that make no sense.
class HostileCorpus : public PreparedTest {
 protected:
  struct Piece {
    std::uint32_t id;
    ElementType type;
    std::string bytes;
  };

  HostileCorpus() {
    prepare_corpus(inputs(), {}, file("sound.ldacorpus"));
    const Container container = Container::read(file("sound.ldacorpus"), ContainerKind::kCorpus, 1);
    for (const Container::Section& section : container.sections()) {
      pieces_.push_back(
          {section.id, section.type, std::string(reinterpret_cast<const char*>(section.bytes.data()), section.bytes.size())});
    }
  }

  std::string& piece(std::uint32_t id) {
    for (Piece& piece : pieces_) {
      if (piece.id == id) return piece.bytes;
    }
    throw std::logic_error("no such section");
  }

  void erase(std::uint32_t id) {
    std::erase_if(pieces_, [&](const Piece& piece) { return piece.id == id; });
  }

  template <class T>
  void set(std::uint32_t id, std::size_t i, T value) {
    std::memcpy(piece(id).data() + i * sizeof(T), &value, sizeof(T));
  }

  std::string write() const {
    std::vector<SectionToWrite> sections;
    for (const Piece& piece : pieces_) {
      sections.push_back({piece.id,
                          true,
                          piece.type,
                          {piece.bytes.size() / element_size(piece.type), 1},
                          std::as_bytes(std::span(piece.bytes.data(), piece.bytes.size()))});
    }
    OutputFile out(file("hostile.ldacorpus"), ExistingFile::kReplace);
    write_container(out, ContainerKind::kCorpus, {1, 0}, sections);
    out.commit();
    return file("hostile.ldacorpus");
  }

  void expect_refused() const { EXPECT_THROW(load_prepared(write()), FormatError); }

  std::vector<Piece> pieces_;
};

TEST_F(HostileCorpus, IsSoundBeforeItIsSpoiled) { EXPECT_NO_THROW(load_prepared(write())); }

TEST_F(HostileCorpus, MissesASection) {
  for (const Piece& each : std::vector<Piece>(pieces_)) {
    if (each.id == kPreparedText) continue;
    const std::vector<Piece> sound = pieces_;
    erase(each.id);
    if (each.id != kLabels.offsets) expect_refused();
    pieces_ = sound;
  }
}

TEST_F(HostileCorpus, HasOffsetsThatCutNothing) {
  set<std::uint64_t>(kDocumentOffsets, 3, std::uint64_t{1} << 60U);
  expect_refused();
}

TEST_F(HostileCorpus, HasStringsThatEndElsewhere) {
  set<std::uint64_t>(kIds.offsets, 300, 5);
  expect_refused();
}

TEST_F(HostileCorpus, HasMoreCountsThanTerms) {
  piece(kCellCounts).append(4, '\1');
  expect_refused();
}

TEST_F(HostileCorpus, HasATermThatIsNone) {
  set<std::uint32_t>(kCellTerms, 7, 1'000'000);
  expect_refused();
}

TEST_F(HostileCorpus, HasACountOfZero) {
  set<std::uint32_t>(kCellCounts, 7, 0);
  expect_refused();
}

TEST_F(HostileCorpus, HasAnotherNumberOfIds) {
  piece(kIds.offsets).resize(8 * 300);
  expect_refused();
}

TEST_F(HostileCorpus, HasNoDocument) {
  piece(kDocumentOffsets).resize(8);
  expect_refused();
  piece(kDocumentOffsets).clear();
  expect_refused();
}

TEST_F(HostileCorpus, HasASectionThatNobodyKnows) {
  pieces_.push_back({section_id("NEWS"), ElementType::kBytes, "x"});
  expect_refused();
}

TEST_F(HostileCorpus, TellsAnotherNumberOfEmptyDocuments) {
  std::string& meta = piece(kPreparedMeta);  // it is the last number but one
  const std::uint64_t wrong = 33;
  std::memcpy(meta.data() + meta.size() - 16, &wrong, 8);
  expect_refused();
}

}  // namespace
}  // namespace ldavi
