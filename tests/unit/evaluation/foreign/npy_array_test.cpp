// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/npy_array.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "unit/evaluation/npy_bytes.hpp"

namespace ldavi {
namespace {

class NpyArrayTest : public testing::Test {
 protected:
  NpyArray read(const std::string& bytes) const { return read_npy(folder_.write("a.npy", bytes)); }
  /// The message of the ParseError.
  std::string refused(const std::string& bytes) const {
    try {
      read(bytes);
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }

  TemporaryFolder folder_;
};

TEST_F(NpyArrayTest, ReadsBothTypesInBothOrders) {
  for (const char* order : {"False", "True"}) {
    const bool fortran = std::string(order) == "True";
    const std::vector<double> values = fortran ? std::vector<double>{1, 4, 2, 5, 3, 6} : std::vector<double>{1, 2, 3, 4, 5, 6};
    for (const std::string& data : {npy_bytes<float>(values, "(2, 3)", order), npy_bytes<double>(values, "(2, 3)", order)}) {
      const NpyArray array = read(data);
      EXPECT_EQ(array.rows, 2U);
      EXPECT_EQ(array.cols, 3U);
      for (std::size_t i = 0; i < 2; ++i) {
        for (std::size_t j = 0; j < 3; ++j) EXPECT_EQ(array(i, j), static_cast<float>(3 * i + j + 1)) << order << i << j;
      }
    }
  }
}

TEST_F(NpyArrayTest, ReadsAVectorAsARow) {
  const NpyArray array = read(npy_bytes<double>({0.5, 0.25}, "(2,)"));
  EXPECT_EQ(array.rows, 1U);
  EXPECT_EQ(array.cols, 2U);
  EXPECT_EQ(array(0, 1), 0.25F);
}

TEST_F(NpyArrayTest, ReadsLaterVersions) {
  std::string bytes = npy_bytes<float>({1, 2}, "(1, 2)");
  bytes[6] = 2;
  bytes.insert(10, 2, '\0');
  EXPECT_EQ(read(bytes)(0, 1), 2.0F);
  bytes[6] = 4;
  EXPECT_NE(refused(bytes).find("version 4"), std::string::npos);
}

TEST_F(NpyArrayTest, RefusesWhatIsNoSuchArray) {
  const std::string good = npy_bytes<float>({1, 2, 3, 4}, "(2, 2)");
  EXPECT_NE(refused("Dear Sir, or Madam").find("no NumPy array"), std::string::npos);
  EXPECT_NE(refused("").find("ends within its header"), std::string::npos);
  EXPECT_NE(refused(good.substr(0, 60)).find("ends within its header"), std::string::npos);
  EXPECT_NE(refused(good.substr(0, good.size() - 1)).find("before its 4 values"), std::string::npos);
  EXPECT_NE(refused(good + "x").find("behind the array"), std::string::npos);
  EXPECT_NE(refused(npy_bytes<float>({1}, "(1, 1)", "False", ">f4")).find("astype"), std::string::npos);
  EXPECT_NE(refused(npy_bytes<double>({1}, "(1, 1)", "False", "<i8")).find("astype"), std::string::npos);
  EXPECT_NE(refused(npy_bytes<float>({1}, "(1, 1, 1)")).find("3 dimensions"), std::string::npos);
  EXPECT_NE(refused(npy_bytes<float>({1}, "()")).find("0 dimensions"), std::string::npos);
  EXPECT_NE(refused(npy_bytes<float>({1}, "(-1, 1)")).find("the shape"), std::string::npos);
  EXPECT_NE(refused(npy_bytes<float>({}, "(0, 5)")).find("empty"), std::string::npos);
  EXPECT_THROW(read_npy(folder_.file("missing.npy")), IoError);
}

/// Nothing is allocated that is not there.
TEST_F(NpyArrayTest, RefusesAHeaderThatPromisesTooMuch) {
  EXPECT_NE(refused(npy_bytes<float>({1}, "(1000000000, 1000000000)")).find("values"), std::string::npos);
  EXPECT_NE(refused(npy_bytes<float>({1}, "(4294967296, 4294967296)")).find("absurd"), std::string::npos);
}

TEST_F(NpyArrayTest, RefusesValuesThatAreNoWeights) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {-0.5, nan, std::numeric_limits<double>::infinity(), 1e300}) {
    EXPECT_NE(refused(npy_bytes<double>({1, bad}, "(1, 2)")).find("value 1 is"), std::string::npos) << bad;
  }
  EXPECT_NE(refused(npy_bytes<float>({-2}, "(1, 1)")).find("not logarithms"), std::string::npos);
}

}  // namespace
}  // namespace ldavi
