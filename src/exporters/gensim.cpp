// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/gensim.hpp"

#include <string>
#include <vector>

#include "base/number_format.hpp"
#include "exporters/edited_alpha.hpp"
#include "exporters/npy.hpp"
#include "exporters/term_check.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {

void write_gensim_dictionary(const TopicModel& model, const ByteSink& sink) {
  check_terms(model.vocabulary, "\t\r\n", "gensim's dictionary");
  std::string line = std::to_string(model.provenance.documents) + "\n";
  sink(line);
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    line.clear();
    append_number(line, std::uint64_t{term});
    line += '\t';
    line += model.vocabulary.term(term);
    line += '\t';
    append_number(line, std::uint64_t{model.vocabulary.document_frequencies()[term]});
    line += '\n';
    sink(line);
  }
}

void write_gensim_lambda(const TopicModel& model, const ByteSink& sink) {
  const Matrix weights = EditedTopics(model).weights();
  sink(npy_header(model.num_topics(), model.num_terms()));
  std::vector<float> row(model.num_terms());
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    for (std::size_t term = 0; term < row.size(); ++term) row[term] = weights(term, k);
    sink(bytes_of(row));
  }
}

void write_gensim_alpha(const TopicModel& model, const ByteSink& sink) {
  write_npy(edited_alpha(model, "gensim's models"), sink);
}

void write_gensim_eta(const TopicModel& model, const ByteSink& sink) { write_npy(model.eta, sink); }

}  // namespace ldavi
