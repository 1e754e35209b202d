// SPDX-License-Identifier: Apache-2.0
// A document's words in 128 bytes, from which the similarity of two documents can be told.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace ldavi {

/// Two sketches agree at a place with a probability that is the Jaccard similarity of the two sets of words (shared words through all
/// words of both), and at 1 of 256 of the other places by chance.
using SimilaritySketch = std::array<std::uint8_t, 128>;

/// Of the set of the words whose hashes are given; a word that comes twice counts once. Equal sets, equal sketches, on every machine.
/// At least one word. Cost: about as many steps as there are words, but at least some 600.
SimilaritySketch similarity_sketch(std::span<const std::uint64_t> word_hashes) noexcept;

/// The Jaccard similarity of two sets of words, 0 to 1, estimated: the standard error is at most sqrt(J (1 - J) / 128), 0.035 at 0.8.
double similarity(const SimilaritySketch& a, const SimilaritySketch& b) noexcept;

}  // namespace ldavi
