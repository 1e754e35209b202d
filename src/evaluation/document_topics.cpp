// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/document_topics.hpp"

#include <algorithm>
#include <limits>

#include "evaluation/percentile.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/inference/infer.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kDocumentsPerBlock = 16;
constexpr std::size_t kReplicatesPerBlock = 8;

int threads_of(int num_threads) { return num_threads > 0 ? num_threads : available_processors(); }

/// Sums of shares, one a topic; as long as a padded row.
using Sums = std::vector<double>;

/// Adds `times` the shares of a row. In steps that the compiler knows the length of.
void add_row(const Matrix& mixtures, std::size_t row, double times, Sums& sums) {
  const float* shares = mixtures.row(row);
  for (std::size_t k = 0; k < mixtures.stride(); k += Matrix::kLanes) {
    for (std::size_t lane = 0; lane < Matrix::kLanes; ++lane) sums[k + lane] += times * static_cast<double>(shares[k + lane]);
  }
}

/// The sums of several replicates, from `begin` on: each row is looked at once for all of them.
void add_replicates(const Matrix& mixtures, std::uint64_t seed, std::size_t begin, std::span<Sums> sums) {
  const auto num_documents = static_cast<std::uint32_t>(mixtures.rows());
  std::vector<std::uint32_t> times(mixtures.rows() * sums.size(), 0);
  for (std::size_t r = 0; r < sums.size(); ++r) {
    RandomStream random(seed, RandomPurpose::kBootstrap, begin + r);
    for (std::uint32_t i = 0; i < num_documents; ++i) ++times[random.below(num_documents) * sums.size() + r];
    sums[r].assign(mixtures.stride(), 0.0);
  }
  for (std::size_t i = 0; i < mixtures.rows(); ++i) {
    for (std::size_t r = 0; r < sums.size(); ++r) {
      const std::uint32_t drawn = times[i * sums.size() + r];
      if (drawn > 0) add_row(mixtures, i, drawn, sums[r]);
    }
  }
}

/// How many tokens a document needs to represent a topic.
std::uint64_t enough_tokens(std::vector<std::uint64_t> tokens) {
  if (tokens.empty()) return kEnoughTokens;
  const auto quartile = tokens.begin() + static_cast<std::ptrdiff_t>(tokens.size() / 4);
  std::nth_element(tokens.begin(), quartile, tokens.end());
  return std::min(kEnoughTokens, *quartile);
}

/// Puts a document in its place among the best ones, of which there are no more than `size`. Documents come in order.
void insert(std::vector<RepresentativeDocument>& best, const RepresentativeDocument& document, std::size_t size) {
  const auto place =
      std::upper_bound(best.begin(), best.end(), document, [](const auto& a, const auto& b) { return a.share > b.share; });
  if (place == best.end() && best.size() >= size) return;
  best.insert(place, document);
  if (best.size() > size) best.pop_back();
}

}  // namespace

Matrix infer_mixtures_of(const TopicModel& model, const Corpus& corpus, std::span<const std::uint32_t> documents,
                         int num_threads) {
  if (corpus.num_terms() != model.num_terms())
    throw InvalidArgument("the corpus and the model do not have the same vocabulary");
  const MixtureInference inference(model);
  Executor executor(threads_of(num_threads));
  std::vector<MixtureInference::Scratch> scratch(static_cast<std::size_t>(executor.num_threads()));
  Matrix mixtures(documents.size(), model.num_topics());
  for_each_block(executor, documents.size(), kDocumentsPerBlock, [&](std::size_t begin, std::size_t end, int worker) {
    for (std::size_t i = begin; i < end; ++i) {
      inference.infer(corpus.document(documents[i]), {mixtures.row(i), mixtures.cols()},
                      scratch[static_cast<std::size_t>(worker)]);
    }
  });
  return mixtures;
}

std::vector<std::uint32_t> largest_topics(const Matrix& mixtures) {
  std::vector<std::uint32_t> topics;
  topics.reserve(mixtures.rows());
  for (std::size_t i = 0; i < mixtures.rows(); ++i) {
    const std::span<const float> shares = mixtures.row_span(i);
    topics.push_back(static_cast<std::uint32_t>(std::max_element(shares.begin(), shares.end()) - shares.begin()));
  }
  return topics;
}

std::vector<std::uint64_t> rank_1_documents(const Matrix& mixtures) {
  std::vector<std::uint64_t> documents(mixtures.cols(), 0);
  for (const std::uint32_t topic : largest_topics(mixtures)) ++documents[topic];
  return documents;
}

std::vector<double> mean_mixture(const Matrix& mixtures) {
  if (mixtures.rows() == 0) return std::vector<double>(mixtures.cols(), std::numeric_limits<double>::quiet_NaN());
  Sums sums(mixtures.stride(), 0.0);
  for (std::size_t i = 0; i < mixtures.rows(); ++i) add_row(mixtures, i, 1.0, sums);
  sums.resize(mixtures.cols());
  for (double& sum : sums) sum /= static_cast<double>(mixtures.rows());
  return sums;
}

std::vector<Interval> mean_mixture_intervals(const Matrix& mixtures, std::uint64_t seed, int replicates, int num_threads) {
  const std::size_t num_documents = mixtures.rows();
  if (num_documents == 0 || replicates < 1) throw InvalidArgument("an interval needs a document and a replicate");
  if (num_documents > std::numeric_limits<std::uint32_t>::max()) throw InvalidArgument("too many documents for an interval");
  std::vector<Sums> sums(static_cast<std::size_t>(replicates));
  Executor executor(threads_of(num_threads));
  for_each_block(executor, sums.size(), kReplicatesPerBlock, [&](std::size_t begin, std::size_t end, int) {
    add_replicates(mixtures, seed, begin, std::span(sums).subspan(begin, end - begin));
  });
  std::vector<Interval> intervals;
  std::vector<double> means(sums.size());
  for (std::size_t k = 0; k < mixtures.cols(); ++k) {
    for (std::size_t r = 0; r < sums.size(); ++r) means[r] = sums[r][k] / static_cast<double>(num_documents);
    std::sort(means.begin(), means.end());
    intervals.push_back({percentile(means, 0.025), percentile(means, 0.975)});
  }
  return intervals;
}

std::vector<std::vector<RepresentativeDocument>> representative_documents(const Corpus& corpus,
                                                                          std::span<const std::uint32_t> documents,
                                                                          const Matrix& mixtures, std::size_t size) {
  if (documents.size() != mixtures.rows()) throw InvalidArgument("the mixtures are not one a document");
  std::vector<std::uint64_t> tokens;
  for (const std::uint32_t d : documents) tokens.push_back(corpus.document(d).num_tokens());
  const std::uint64_t least_tokens = enough_tokens(tokens);
  std::vector<std::vector<RepresentativeDocument>> topics(mixtures.cols());
  if (size == 0) return topics;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (tokens[i] < least_tokens) continue;
    for (std::size_t k = 0; k < topics.size(); ++k) {
      const auto share = static_cast<double>(mixtures(i, k));
      if (share * static_cast<double>(tokens[i]) >= 1.0) insert(topics[k], {documents[i], share}, size);
    }
  }
  return topics;
}

}  // namespace ldavi
