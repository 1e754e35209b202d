// SPDX-License-Identifier: Apache-2.0
// Training that goes on from numbers which are allowed and yet too large, so that what follows is not finite: it ends within a batch, and
// never with a model that is none.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "contract/forged_file.hpp"
#include "contract/saved_files.hpp"
#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

class Numbers : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(All, Numbers, testing::Values("cvb0", "vb", "svi", "scvb0"),
                         [](const auto& engine) { return std::string(engine.param); });

template <class T>
void fill(std::string& bytes, T value) {
  for (std::size_t i = 0; i + sizeof(T) <= bytes.size(); i += sizeof(T)) std::memcpy(bytes.data() + i, &value, sizeof(T));
}

TEST_P(Numbers, ThatCannotBeEndTraining) {
  const TemporaryFolder folder;
  const SavedKind kind = saved_kind(std::string("checkpoint_") + GetParam());
  int numeric_errors = 0;
  for (const ForgedFile::Section& section : ForgedFile(kind.sound[0]).sections) {
    if (section.type != ElementType::kFloat32 && section.type != ElementType::kFloat64) continue;
    for (const double value : {0.0, 1e-300, 1e6, 1e29, 1e300, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
      ForgedFile file(kind.sound[0]);
      std::string& bytes = file.section(section.id).bytes;
      if (section.type == ElementType::kFloat32) {
        fill(bytes, static_cast<float>(std::clamp(value, -3e38, 3e38)));
      } else {
        fill(bytes, value);
      }
      try {
        kind.load(folder.write("c", file.bytes()));  // trains to the end, and looks at the model
      } catch (const FormatError&) {
      } catch (const NumericError& error) {
        ++numeric_errors;
        EXPECT_NE(std::string(error.what()).find("finite"), std::string::npos) << error.what();
      }
    }
  }
  // The online engines divide by sums of the same numbers: nothing that their checkpoints may hold becomes infinite.
  const std::string engine = GetParam();
  EXPECT_EQ(numeric_errors > 0, engine == "cvb0" || engine == "vb");
}

}  // namespace
}  // namespace ldavi
