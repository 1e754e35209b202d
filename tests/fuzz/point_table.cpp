// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzz_file.hpp"
#include "ldavi/evaluation/point_table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  const FuzzFile file(bytes, bytes.starts_with("\x93NUMPY") ? "points.npy" : "points.csv");
  refuses(file, [&] {
    const PointTable table = read_point_table(file.path());
    require(table.rows > 0 && table.cols > 0 && table.values.size() == table.rows * table.cols, "there are rows of numbers");
    require(table.ids.size() == table.rows, "each row has an id");
    require(table.names.empty() || table.names.size() == table.cols, "each column has a name, or none");
    for (const double value : table.values) require(value >= -1e100 && value <= 1e100, "numbers have squares and sums of them");
  });
  return 0;
}
