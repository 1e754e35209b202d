// SPDX-License-Identifier: Apache-2.0
// Counter-based random numbers: a stream is named by (seed, purpose, index), never by a thread or by what was drawn before.
#pragma once

#include <array>
#include <cstdint>

namespace ldavi {

/// What a stream is for, so that two uses of one seed never share numbers.
/// The values shape results: do not change existing ones. 3 and 4 are taken by the tests.
enum class RandomPurpose : std::uint32_t {
  kTopicStart = 1,     ///< index: term; of the online engines, topic
  kDocumentStart = 2,  ///< index: document
  kBootstrap = 5,      ///< index: replicate
  kDocumentOrder = 6,  ///< index: pass
  kLeftToRight = 7,    ///< index: document
  kSample = 8,         ///< index: what is sampled, 0 for documents
  kClusterStart = 12,  ///< index: start of a mixture of Gaussians
  kNormalNodes = 20,   ///< index: step of a stochastic optimiser, 0 for draws common to all
  kModeSearch = 21,    ///< index: pair of starts
  kMixtureStart = 22,  ///< index: attempt
  kFitCheck = 23       ///< index: which check, 0 to 2
};

/// One block of Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) noexcept;

/// A stream of up to 2^34 words. Same numbers on every machine. Not for use by two threads at once; make one each, they are
/// cheap.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, RandomPurpose purpose, std::uint64_t index) noexcept;

  std::uint32_t next_u32() noexcept;
  std::uint64_t next_u64() noexcept;
  /// Uniform on [0, 1), a multiple of 2^-53.
  double uniform() noexcept;
  /// Uniform on (0, 1): never 0, so that its logarithm is finite.
  double uniform_open() noexcept;
  /// Uniform on [0, bound), without bias. bound > 0.
  std::uint32_t below(std::uint32_t bound) noexcept;

 private:
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  unsigned used_ = 4;
};

}  // namespace ldavi
