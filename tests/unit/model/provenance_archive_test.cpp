// SPDX-License-Identifier: Apache-2.0
#include "model/provenance_archive.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <sstream>

#include "ldavi/base/error.hpp"
#include "model/field_archive.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text.data(), text.size())); }

TEST(ProvenanceArchive, GivesBackWhatItTook) {
  Provenance provenance = sample_model().provenance;
  provenance.has_bound = true;
  provenance.bound = -1234.5;
  provenance.holdout = 10;
  provenance.stability = {0.5, 1.0};
  const std::string archive = archive_provenance(provenance);
  EXPECT_EQ(restore_provenance(bytes_of(archive), "x"), provenance);
}

TEST(ProvenanceArchive, ReadsFieldsOfTheFirstVersion) {
  const Provenance provenance = sample_model().provenance;
  std::string archive = archive_provenance(provenance);
  archive.resize(archive.size() - sizeof(std::uint64_t));  // the length of stability, which it did not have
  archive[0] = 1;
  EXPECT_EQ(restore_provenance(bytes_of(archive), "x"), provenance);
}

TEST(ProvenanceArchive, IsTheSameForEqualValues) {
  EXPECT_EQ(archive_provenance(sample_model().provenance), archive_provenance(sample_model().provenance));
}

TEST(ProvenanceArchive, IsRefusedWhenCutAnywhere) {
  const std::string archive = archive_provenance(sample_model().provenance);
  for (std::size_t size = 0; size < archive.size(); ++size) {
    EXPECT_THROW(restore_provenance(bytes_of(archive).first(size), "x"), FormatError) << size;
  }
}

TEST(ProvenanceArchive, IsRefusedWithBytesBehindIt) {
  const std::string archive = archive_provenance(sample_model().provenance) + "x";
  EXPECT_THROW(restore_provenance(bytes_of(archive), "x"), FormatError);
}

/// Sixty bytes do not hold sixty items, each of which takes sixteen times as many in memory.
TEST(FieldLoader, MakesNoItemThatIsNotThere) {
  struct Item {
    explicit Item(int& made) { ++made; }
  };
  struct Items {
    int made = 0;
    std::deque<Item> items = {};
    void clear() { items.clear(); }
    Item& emplace_back() { return items.emplace_back(made); }
  };
  std::string bytes(68, '\0');
  bytes[0] = 60;
  std::istringstream in(bytes, std::ios::binary);
  FieldLoader loader(in, bytes.size());
  Items items;
  std::string text;

  EXPECT_THROW(loader.list(items, [&](Item&) { loader.text(text); }), boost::archive::archive_exception);
  EXPECT_EQ(items.made, 8);
}

TEST(ProvenanceArchive, TrustsNoLength) {
  const std::string archive = archive_provenance(sample_model().provenance);
  for (std::size_t i = 0; i < archive.size(); ++i) {
    std::string damaged = archive;
    damaged[i] = '\x7F';
    try {
      restore_provenance(bytes_of(damaged), "x");
    } catch (const FormatError&) {  // refused, or another value in a field: never a crash, never a huge allocation
    }
  }
  EXPECT_EQ(archive, archive_provenance(sample_model().provenance));
}

}  // namespace
}  // namespace ldavi
