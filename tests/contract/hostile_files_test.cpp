// SPDX-License-Identifier: Apache-2.0
// Files with sound hashes around contents that make no sense are refused, and it is said why. The tables of what is done to them
// are in hostile_frames.cpp, hostile_models.cpp, hostile_corpora.cpp and hostile_checkpoints.cpp.
#include <gtest/gtest.h>

#include <set>

#include "contract/hostile_changes.hpp"
#include "contract/overwritten_file.hpp"
#include "contract/saved_files.hpp"
#include "ldavi/base/error.hpp"
#include "support/counted_memory.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

std::vector<HostileChange> changes_of(const std::string& kind) {
  if (kind == "model") return hostile_models();
  if (kind == "corpus") return hostile_corpora();
  return hostile_checkpoints(kind.substr(kind.find('_') + 1));
}

class HostileFile : public testing::TestWithParam<std::string> {
 protected:
  void expect_refused(const ForgedFile& file, const std::string& name, const std::string& fault) {
    const std::string bytes = file.bytes();
    file_.write(bytes);
    const std::string& path = file_.path();
    forget_most_bytes();
    const std::size_t before = bytes_in_use();
    try {
      kind_.load(path);
      ADD_FAILURE() << name << ": it was loaded";
    } catch (const FormatError& error) {
      EXPECT_EQ(error.path(), path) << name;
      EXPECT_EQ(std::string(error.what()).rfind(path, 0), 0U) << name << ": " << error.what();
      EXPECT_NE(std::string(error.what()).find(fault), std::string::npos) << name << ": " << error.what();
    } catch (const std::exception& error) {
      ADD_FAILURE() << name << ": another error: " << error.what();
    }
    EXPECT_LT(most_bytes_in_use() - before, bytes.size() + (std::size_t{64} << 20U)) << name;
  }

  void expect_loaded(const ForgedFile& file) const { EXPECT_NO_THROW(kind_.load(folder_.write("sound", file.bytes()))); }

  void expect_all_refused(const std::vector<HostileChange>& changes) {
    RecordProperty("files", static_cast<int>(changes.size()));
    std::set<std::string> names;
    for (const HostileChange& change : changes) {
      EXPECT_TRUE(names.insert(change.name).second) << change.name << " is there twice";
      ForgedFile file(kind_.sound[0]);
      change.change(file);
      expect_refused(file, change.name, change.fault);
    }
  }

  const SavedKind kind_ = saved_kind(GetParam());
  const TemporaryFolder folder_;
  OverwrittenFile file_{folder_.file("hostile")};
};

INSTANTIATE_TEST_SUITE_P(, HostileFile, testing::ValuesIn(saved_kinds()), [](const auto& kind) { return kind.param; });

TEST_P(HostileFile, IsSoundWhereNothingIsChanged) {
  for (const std::string& sound : kind_.sound) {
    EXPECT_EQ(ForgedFile(sound).bytes(), sound);
    expect_loaded(ForgedFile(sound));
  }
}

TEST_P(HostileFile, WithAFrameThatLiesIsRefused) { expect_all_refused(hostile_frames()); }

TEST_P(HostileFile, WithContentsThatMakeNoSenseIsRefused) {
  const std::vector<HostileChange> changes = changes_of(GetParam());
  EXPECT_GE(changes.size(), 40U);
  expect_all_refused(changes);
}

TEST_P(HostileFile, WithoutASectionIsRefused) {
  const std::set<std::string> optional{"TEXT", "EDIT"};
  for (const ForgedFile::Section& section : ForgedFile(kind_.sound[0]).sections) {
    const std::string name = section_name(section.id);
    if (optional.contains(name)) continue;
    ForgedFile file(kind_.sound[0]);
    file.erase(section.id);
    expect_refused(file, "no " + name, "has no section " + name);
  }
}

/// What comes before the end of a section that is read number by number is not taken for the whole.
TEST_P(HostileFile, WithASectionThatEndsEarlyIsRefused) {
  for (const char* name : {"META", "TEXT", "EDIT", "PRIO", "NUMB"}) {
    const ForgedFile sound(kind_.sound[0]);
    for (const ForgedFile::Section& section : sound.sections) {
      if (section_name(section.id) != name) continue;
      const std::size_t step = 1 + section.bytes.size() / 300;
      for (std::size_t size = 0; size < section.bytes.size(); size += step) {
        ForgedFile file = sound;
        file.resize(section.id, size);
        expect_refused(file, std::string(name) + " cut to " + std::to_string(size), "");
      }
    }
  }
}

TEST_P(HostileFile, IsNoneWithASectionThatReadersMaySkipOrANewerMinorVersion) {
  ForgedFile file(kind_.sound[0]);
  file.version.minor = 9;
  file.put(section_id("NEWS"), "x");
  file.sections.back().critical = false;
  expect_loaded(file);
}

}  // namespace
}  // namespace ldavi
