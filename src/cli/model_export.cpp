// SPDX-License-Identifier: Apache-2.0
#include "cli/model_export.hpp"

#include <algorithm>
#include <memory>
#include <variant>

#include "base/compressor.hpp"
#include "base/number_format.hpp"
#include "cli/nothing_known.hpp"
#include "cli/seen_mixtures.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/exporters/gensim.hpp"
#include "ldavi/exporters/lda_c.hpp"
#include "ldavi/exporters/ldavis.hpp"
#include "ldavi/exporters/mallet.hpp"
#include "ldavi/exporters/topic_tables.hpp"

namespace ldavi::cli {
namespace {

/// Of the documents the model was trained on, without dropped words: what it has counted above its prior.
std::vector<double> tokens_of_training(const TopicModel& model) {
  const double prior = static_cast<double>(model.num_terms()) * model.eta;
  double all = 0.0;
  const TopicView view = topic_view(model);
  const std::vector<double> totals = topic_totals(model);
  for (std::size_t k = 0; k < totals.size(); ++k) all += view.is_merged_away(k) ? 0.0 : std::max(totals[k] - prior, 0.0);
  std::vector<double> tokens = prevalence(model);
  for (double& of_topic : tokens) of_topic *= all;
  return tokens;
}

std::vector<double> tokens_of_input(Terminal& terminal, const TopicModel& model, const ModelExport& request) {
  std::vector<double> tokens(model.num_topics(), 0.0);
  std::uint64_t num_documents = 0;
  bool is_known = false;
  see_mixtures(terminal, model, request.inputs, request.read, [&](const SeenDocument& seen) {
    const auto length = static_cast<double>(seen.document.known_tokens);
    ++num_documents;
    is_known = is_known || length > 0.0;
    for (std::size_t k = 0; k < tokens.size(); ++k) tokens[k] += length * static_cast<double>(seen.mixture[k]);
  });
  if (!is_known) refuse_nothing_known(request.inputs, num_documents);
  return tokens;
}

void write_mallet(Terminal& terminal, const TopicModel& model, const ModelExport& request, OutputSet& files) {
  write_mallet_topic_keys(model, request.num_words, files.sink(0));
  write_mallet_word_weights(model, files.sink(1));
  if (request.inputs.empty()) return;
  const std::unique_ptr<Compressor> compressor = make_compressor(ArchiveFormat::kGzip);
  const ByteSink state = files.sink(3);
  MalletDocuments documents(model, files.sink(2), [&](std::string_view bytes) { compressor->write(bytes, state); });
  see_mixtures(terminal, model, request.inputs, request.read,
               [&](const SeenDocument& seen) { documents.write(seen.document.id, seen.mixture, seen.tokens()); });
  compressor->finish(state);
}

void write_gensim(const TopicModel& model, OutputSet& files) {
  write_gensim_lambda(model, files.sink(0));
  write_gensim_alpha(model, files.sink(1));
  write_gensim_eta(model, files.sink(2));
  write_gensim_dictionary(model, files.sink(3));
}

void write_lda_c(Terminal& terminal, const TopicModel& model, const ModelExport& request, OutputSet& files) {
  write_lda_c_beta(model, files.sink(0));
  write_lda_c_other(model, files.sink(1));
  write_terms(model, files.sink(2));
  if (!request.inputs.empty()) {
    const LdaCGamma gamma(model);
    see_mixtures(terminal, model, request.inputs, request.read,
                 [&](const SeenDocument& seen) { gamma.write(seen.mixture, seen.document.known_tokens, files.sink(3)); });
  }
  const std::vector<double>& alpha = std::get<DirichletPrior>(model.document_prior).alpha;
  const auto [least, most] = std::minmax_element(alpha.begin(), alpha.end());
  if (*least == *most) return;
  terminal.note("lda-c has one alpha for all topics: written is the mean, " + significant_text(lda_c_alpha(model), 3) +
                ", of those from " + significant_text(*least, 3) + " to " + significant_text(*most, 3));
}

}  // namespace

void write_model_export(Terminal& terminal, const TopicModel& model, const ModelExport& request, OutputSet& files) {
  if (request.format == "mallet") return write_mallet(terminal, model, request, files);
  if (request.format == "gensim") return write_gensim(model, files);
  if (request.format == "lda-c") return write_lda_c(terminal, model, request, files);
  const std::vector<double> tokens =
      request.inputs.empty() ? tokens_of_training(model) : tokens_of_input(terminal, model, request);
  write_ldavis(model, tokens, files.sink(0));
}

}  // namespace ldavi::cli
