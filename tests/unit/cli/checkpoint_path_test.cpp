// SPDX-License-Identifier: Apache-2.0
#include "cli/checkpoint_path.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/container_writer.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi::cli {
namespace {

namespace fs = std::filesystem;

void write_container_of(ContainerKind kind, const std::string& path) {
  OutputFile file(path, ExistingFile::kReplace);
  write_container(file, kind, {1, 0}, {});
  file.commit();
}

TEST(CheckpointPath, ComesFromTheModel) {
  EXPECT_EQ(default_checkpoint("a/m.ldavi"), "a/m.checkpoint");
  EXPECT_EQ(default_checkpoint("m"), "m.checkpoint");
  EXPECT_EQ(default_checkpoint(".ldavi"), ".ldavi.checkpoint");
}

TEST(CheckpointPath, TakesItsOwnCheckpointsAlone) {
  const TemporaryFolder folder;
  const std::string path = folder.file("c");
  const std::string model = folder.file("m.ldavi");
  EXPECT_NO_THROW(check_checkpoint(path, model));
  write_container_of(ContainerKind::kCheckpoint, path);
  write_container_of(ContainerKind::kCheckpoint, path + ".1");
  EXPECT_NO_THROW(check_checkpoint(path, model));
  EXPECT_TRUE(has_checkpoint(path));
  remove_checkpoint(path);
  EXPECT_FALSE(has_checkpoint(path));
}

TEST(CheckpointPath, RefusesWhateverElseIsThere) {
  const TemporaryFolder folder;
  const std::string model = folder.file("m.ldavi");
  const std::string notes = folder.write("notes.txt", "precious");
  write_container_of(ContainerKind::kModel, folder.file("other.ldavi"));
  fs::create_directory(folder.file("folder"));
  EXPECT_THROW(check_checkpoint(notes, model), UsageError);
  folder.write("x.1", "precious, too");
  EXPECT_THROW(check_checkpoint(folder.file("x"), model), UsageError);
  for (const std::string& path : {folder.file("other.ldavi"), folder.file("folder"), std::string("/dev/null"), std::string("-"),
                                  model, folder.path() + "/./m.ldavi"})
    EXPECT_THROW(check_checkpoint(path, model), UsageError) << path;
  EXPECT_THROW(check_checkpoint(folder.file("c"), folder.file("c.1")), UsageError);
  EXPECT_THROW(check_checkpoint(folder.file("missing/c"), model), IoError);
}

}  // namespace
}  // namespace ldavi::cli
