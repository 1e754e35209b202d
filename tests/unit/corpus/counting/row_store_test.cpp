// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/row_store.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(RowStore, GivesRowsBackFromMemoryAndFromAFile) {
  const TemporaryFolder folder;
  for (const std::uint64_t memory : {0, 1, 500}) {
    RowStore store(memory, folder.path());
    for (std::uint32_t d = 0; d < 100; ++d) {
      const Numbers terms(d % 5, d);
      const Numbers counts(d % 5, d + 1);
      const std::string id = std::to_string(d);
      RowBatch rows;
      rows.add({{terms, counts}, id, d % 7 == 0 ? "seventh" : "", d % 3 == 0 ? "3" : ""}, d % 2);
      store.add(rows);
    }
    EXPECT_EQ(store.size(), 100U);
    EXPECT_EQ(store.id_bytes(), 190U);
    EXPECT_EQ(store.label_bytes(), 15U * 7);
    EXPECT_EQ(store.date_bytes(), 34U);
    EXPECT_EQ(store.is_in_file(), memory > 0);
    std::uint32_t d = 0;
    store.for_each([&](const CorpusRow& row, std::uint32_t counter) {
      EXPECT_EQ(Numbers(row.counts.terms.begin(), row.counts.terms.end()), Numbers(d % 5, d));
      EXPECT_EQ(Numbers(row.counts.counts.begin(), row.counts.counts.end()), Numbers(d % 5, d + 1));
      EXPECT_EQ(counter, d % 2);
      EXPECT_EQ(row.id, std::to_string(d));
      EXPECT_EQ(row.label, d % 7 == 0 ? "seventh" : "");
      EXPECT_EQ(row.date, d % 3 == 0 ? "3" : "");
      ++d;
    });
    EXPECT_EQ(d, 100U);
  }
}

TEST(RowStore, GivesManyRowsAtOnce) {
  RowStore store(0, {});
  for (std::uint32_t d = 0; d < 10'000; ++d) {
    RowBatch rows;
    rows.add({{}, std::to_string(d), {}, {}}, 0);
    store.add(rows);
  }
  RowStore::Reader reader(store);
  RowBatch rows;
  int batches = 0;
  std::uint32_t d = 0;
  for (; reader.next(rows); ++batches)
    rows.for_each([&d](const CorpusRow& row, std::uint32_t) { EXPECT_EQ(row.id, std::to_string(d++)); });
  EXPECT_EQ(d, 10'000U);
  EXPECT_GT(batches, 1);
  EXPECT_LT(batches, 20);
}

TEST(RowStore, TakesSeveralRowsAtOnce) {
  RowBatch rows;
  for (const std::string_view id : {"a", "b", "a"}) rows.add({{}, id, {}, {}}, 0);
  RowStore store(0, {});
  store.add(rows);
  rows.clear();
  store.add(rows);

  EXPECT_EQ(store.size(), 3U);
  EXPECT_EQ(store.id_bytes(), 3U);
  EXPECT_EQ(store.id_hashes()[0], store.id_hashes()[2]);
  EXPECT_NE(store.id_hashes()[0], store.id_hashes()[1]);
}

}  // namespace
}  // namespace ldavi
