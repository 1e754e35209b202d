// SPDX-License-Identifier: Apache-2.0
// Topics that another program has learned, from the files it writes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ldavi/base/matrix.hpp"

namespace ldavi {

struct ForeignTopics {
  /// V x K, a row a term. Finite, >= 0, of any scale.
  Matrix weights;
  /// Of the rows, distinct; empty where the file does not name them.
  std::vector<std::string> terms;
  /// Topics whose weights are all 0.
  std::size_t empty_topics = 0;
  /// Prior of the mixtures, a number a topic >= 0; empty where the file does not tell it.
  std::vector<double> alpha;
  /// The weights are exp(E[log beta]), which plays rare words down, and not probabilities.
  bool geometric_means = false;
};

/// Reads one of these, known by what is in it, plain, gzip or zstd; "-" is standard input:
///   NumPy: K x V, float32 or float64, little-endian, C or Fortran order; from a pipe its name must end with .npy. One whose name ends with
///     expElogbeta.npy, and whose topics sum to less than 1, is what gensim's LdaModel.save writes: geometric_means
///   tab- or comma-separated, the first line naming the columns: a row a term; the first column is the term, the weights are
///     in the columns topic_0, topic_1 …, or, where none is called so, in all others but document_frequency and count
///   MALLET's --topic-word-weights-file: topic, term, weight, with tabs between; a pair that is missing has weight 0
///   MALLET's --output-state: a line a token; weights are counts + #beta, alpha is #alpha
///   numbers alone, K lines of V, with commas, tabs or blanks between
///   logarithms of probabilities alone, in the same form, at most 0: lda-c's final.beta; alpha is that of final.other beside it
/// Throws IoError; ParseError for anything else, for weights that are negative or not finite, rows of different lengths, a
/// repeated term.
ForeignTopics read_foreign_topics(const std::string& path);

/// A vector of a .npy file, or the numbers of a text with commas, blanks or line ends between. Each finite, >= 0. Same errors.
std::vector<double> read_numbers(const std::string& path);

}  // namespace ldavi
