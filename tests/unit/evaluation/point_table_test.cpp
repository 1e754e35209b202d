// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/point_table.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "ldavi/base/error.hpp"
#include "unit/evaluation/npy_bytes.hpp"

namespace ldavi {
namespace {

using Names = std::vector<std::string>;

class PointTableTest : public testing::Test {
 protected:
  PointTable read(const std::string& text, const std::string& name = "a.csv") const {
    return read_point_table(folder_.write(name, text));
  }
  std::string refused(const std::string& text, const std::string& name = "a.csv") const {
    try {
      read(text, name);
    } catch (const ParseError& error) {
      return std::string(error.what()).substr(folder_.path().size() + 1);
    }
    return {};
  }

  TemporaryFolder folder_;
};

TEST_F(PointTableTest, TakesNumbersAlone) {
  const PointTable table = read("1,-2.5\n3e2, 4 \n\n5,6\n");
  EXPECT_EQ(table.rows, 3U);
  EXPECT_EQ(table.cols, 2U);
  EXPECT_EQ(table.values, (std::vector<double>{1, -2.5, 300, 4, 5, 6}));
  EXPECT_EQ(table.ids, (Names{"1", "2", "3"}));
  EXPECT_TRUE(table.names.empty());
}

TEST_F(PointTableTest, TakesNamesAndIds) {
  const PointTable by_name = read("x,id,y\n1,a,2\n3,\"b,c\",4\n");
  EXPECT_EQ(by_name.ids, (Names{"a", "b,c"}));
  EXPECT_EQ(by_name.names, (Names{"x", "y"}));
  EXPECT_EQ(by_name.values, (std::vector<double>{1, 2, 3, 4}));
  const PointTable by_place = read("flower;height\nrose;2\nlily;3\n");
  EXPECT_EQ(by_place.ids, (Names{"rose", "lily"}));
  EXPECT_EQ(by_place.names, Names{"height"});
  const PointTable without_names = read("rose\t2\nlily\t3\n", "a.tsv");
  EXPECT_EQ(without_names.ids, (Names{"rose", "lily"}));
  EXPECT_TRUE(without_names.names.empty());
  EXPECT_EQ(read("height\n2\n3\n").names, Names{"height"});
}

TEST_F(PointTableTest, TakesNamesOnlyWhereNoneIsANumber) {
  const PointTable with_empty = read(",x,\na,1,2\nb,3,4\n");
  EXPECT_EQ(with_empty.names, (Names{"x", ""}));
  EXPECT_EQ(with_empty.ids, (Names{"a", "b"}));
  const std::string expectation = " is no number, expected a finite number, or no number in all of the first row";
  EXPECT_EQ(refused("1,oops\n2,3\n"), "a.csv:1: 'oops' in column 2" + expectation);
  EXPECT_EQ(refused("rose,oops,2\nlily,3,4\n"), "a.csv:1: 'oops' in column 2" + expectation);
  EXPECT_EQ(refused("\n7,x,y\n1,2,3\n"), "a.csv:2: 'x' in column 2" + expectation);
  EXPECT_EQ(refused(",\n1,2\n"), "a.csv:1: '' in column 2" + expectation);
  // Those are numbers, though none that a point can have.
  EXPECT_EQ(refused("nan\n2\n"), "a.csv:1: 'nan' in column 1" + expectation);
  EXPECT_EQ(refused("1e999,-inf\n1,2\n"), "a.csv:1: '1e999' in column 1" + expectation);
}

TEST_F(PointTableTest, SaysWhereSomethingIsNoNumber) {
  EXPECT_EQ(refused("x,y\n1,2\n3,\n"), "a.csv:3: '' in column 'y' is no number, expected a finite number");
  EXPECT_EQ(refused("1,2\n3,nan\n"), "a.csv:2: 'nan' in column 2 is no number, expected a finite number");
  EXPECT_NE(refused("1,2\ninf,4\n"), "");
  EXPECT_NE(refused("1,2\n3,4,5\n").find("a.csv:2: 3 columns"), std::string::npos);
  EXPECT_NE(refused(std::string("1,2\0", 4)).find("this is no table"), std::string::npos);
  EXPECT_NE(refused("").find("there is no row"), std::string::npos);
  EXPECT_NE(refused("x,y\n").find("no row but the names"), std::string::npos);
  EXPECT_NE(refused("id\na\nb\n").find("no column of numbers"), std::string::npos);
}

TEST_F(PointTableTest, RefusesNumbersWhoseSquaresOverflow) {
  EXPECT_EQ(read("1e100,-1e100\n0,1\n").values, (std::vector<double>{1e100, -1e100, 0, 1}));
  EXPECT_EQ(refused("x,y\n1,2\n3,-1e101\n"),
            "a.csv:3: '-1e101' in column 'y' is too large, expected at most 1e100, divide all of the column");
  EXPECT_EQ(refused("1,2\n3,1e999\n"), "a.csv:2: '1e999' in column 2 is no number, expected a finite number");
  EXPECT_EQ(refused(npy_bytes<double>({1, 2, 3, 1e200}, "(2, 2)"), "a.npy"),
            "a.npy: 1e+200 in row 2, column 2 is too large, expected at most 1e100, divide all of the column");
}

TEST_F(PointTableTest, RefusesTooManyColumns) {
  std::string row(200'002, ',');
  for (std::size_t i = 0; i < row.size(); i += 2) row[i] = '1';
  row.back() = '\n';
  EXPECT_EQ(refused(row + row), "a.csv:1: 100,001 columns, expected at most 100,000");
  EXPECT_EQ(refused(npy_bytes<float>(std::vector<double>(200'002), "(2, 100001)"), "a.npy"),
            "a.npy: 100,001 columns, expected at most 100,000");
}

TEST_F(PointTableTest, ReadsNumPysArrays) {
  const PointTable table = read(npy_bytes<double>({1, -4, 2, 5, 3, 6}, "(2, 3)", "True"), "a.npy");
  EXPECT_EQ(table.rows, 2U);
  EXPECT_EQ(table.cols, 3U);
  EXPECT_EQ(table.values, (std::vector<double>{1, 2, 3, -4, 5, 6}));
  EXPECT_EQ(table.ids, (Names{"1", "2"}));
  EXPECT_NE(refused(npy_bytes<float>({1, std::numeric_limits<double>::quiet_NaN()}, "(1, 2)"), "a.npy").find("value 1"),
            std::string::npos);
}

}  // namespace
}  // namespace ldavi
