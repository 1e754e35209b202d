// SPDX-License-Identifier: Apache-2.0
#include "inference/document_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// All documents of a pass, in its order.
Numbers order_of(DocumentOrder& order, int pass) {
  order.begin_pass(pass);
  Numbers documents;
  for (std::size_t step = 0; step < order.num_steps(); ++step) {
    const auto batch = order.batch(step);
    documents.insert(documents.end(), batch.begin(), batch.end());
  }
  return documents;
}

Numbers sorted(Numbers numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Numbers all_below(std::uint32_t end) {
  Numbers numbers(end);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

TEST(DocumentOrder, HasEveryDocumentOnceAPass) {
  for (const std::uint32_t size : {1U, 5U, 64U, 65U, 4096U, 4097U, 10'000U}) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{7}, std::size_t{256}}) {
      DocumentOrder order(1, size, std::min<std::size_t>(batch, size), 1);
      EXPECT_EQ(sorted(order_of(order, 1)), all_below(size)) << size << " documents, batches of " << batch;
    }
  }
}

TEST(DocumentOrder, IsThatOfSeedAndPass) {
  DocumentOrder order(1, 1000, 10, 1);
  DocumentOrder same(1, 1000, 10, 1);
  DocumentOrder other(2, 1000, 10, 1);
  const Numbers first = order_of(order, 1);

  EXPECT_NE(order_of(order, 2), first);
  EXPECT_EQ(order_of(order, 1), first) << "whatever came between";
  EXPECT_EQ(order_of(same, 1), first);
  EXPECT_NE(order_of(other, 1), first);
}

/// Sorted input: a minibatch must not see one end of it alone.
TEST(DocumentOrder, MixesDocumentsFromAllOver) {
  DocumentOrder order(3, 20'000, 100, 1);
  order.begin_pass(1);
  for (std::size_t step = 0; step < order.num_steps(); ++step) {
    const auto batch = order.batch(step);
    const auto low = std::count_if(batch.begin(), batch.end(), [](std::uint32_t d) { return d < 10'000; });
    EXPECT_GT(low, 15) << "batch " << step;
    EXPECT_LT(low, 85) << "batch " << step;
  }
}

TEST(DocumentOrder, CutsBatchesOfNearlyOneSize) {
  DocumentOrder order(1, 1030, 100, 1);
  order.begin_pass(1);

  ASSERT_EQ(order.num_steps(), 10U);
  for (std::size_t step = 0; step < 10; ++step) EXPECT_EQ(order.batch(step).size(), 103U);
  EXPECT_EQ(order.largest_batch(), 103U);
}

TEST(DocumentOrder, RepeatsTheBatchesOfAWindowBeforeTheNext) {
  DocumentOrder order(1, 10'000, 1024, 3);  // nine batches, four to a window
  order.begin_pass(1);

  ASSERT_EQ(order.num_steps(), 27U);
  for (const std::size_t first : {std::size_t{0}, std::size_t{12}}) {
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_FALSE(order.is_repeat(first + i));
      EXPECT_TRUE(order.is_repeat(first + i + 4));
      EXPECT_EQ(order.batch(first + i).data(), order.batch(first + i + 4).data());
      EXPECT_EQ(order.batch(first + i).data(), order.batch(first + i + 8).data());
    }
  }
  for (std::size_t step = 24; step < 27; ++step)
    EXPECT_EQ(order.batch(step).data(), order.batch(24).data()) << "a window of one";
  EXPECT_EQ(order.batch(24).data() + order.batch(24).size(), order.batch(0).data() + 10'000);
}

}  // namespace
}  // namespace ldavi
