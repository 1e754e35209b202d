// SPDX-License-Identifier: Apache-2.0
#include "contract/faulted_commands.hpp"

#include <array>

namespace ldavi::cli {
namespace {

Words train(const Words& more) { return train_into("out/m.ldavi", more); }

}  // namespace

std::ostream& operator<<(std::ostream& out, const Job& job) { return out << job.name; }

Words train_into(const std::string& model, const Words& more) {
  Words arguments{"train", "-k", "3", "--passes", "4", "--threads", "1", "--force", "-o", model};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

const std::vector<Job>& all_jobs() {
  static const std::vector<Job> jobs{
      {"train_folder", train({"in/letters"}), {"m.ldavi"}},
      {"train_archives", train({"in/texts.jsonl.zst", "in/texts.jsonl.gz", "--engine", "vb"}), {"m.ldavi"}},
      {"train_prepared", train({"in/c.ldacorpus", "--engine", "svi", "--checkpoint-every", "0s"}), {"m.ldavi"}},
      {"train_correlated", train({"in/texts.jsonl", "--engine", "ctm"}), {"m.ldavi"}},
      {"train_threads", train({"in/texts.jsonl", "--threads", "3"}), {"m.ldavi"}},
      {"train_stream", train({"in/texts.jsonl", "--first-look", "20", "--passes", "1"}), {"m.ldavi"}, {}, true},
      {"resume", train({"in/texts.jsonl", "--resume"}), {"m.ldavi"}, {"m.checkpoint", "m.checkpoint.1"}},
      {"prepare", {"prepare", "in/texts.jsonl", "--threads", "1", "--force", "-o", "out/c.ldacorpus"}, {"c.ldacorpus"}},
      {"infer",
       {"infer", "in/m.ldavi", "in/texts.jsonl", "--threads", "1", "--force", "-o", "out/mixtures.tsv"},
       {"mixtures.tsv"}},
      {"infer_threads",
       {"infer", "in/m.ldavi", "in/texts.jsonl", "--threads", "3", "--force", "-o", "out/mixtures.tsv"},
       {"mixtures.tsv"}},
      {"infer_and_print", {"infer", "in/m.ldavi", "in/texts.jsonl.gz", "--threads", "1", "--format", "jsonl"}, {}},
      {"export_topics",
       {"export", "in/m.ldavi", "--format", "npz", "--force", "-o", "out/topics.npz"},
       {"topics.npz", "topics.terms.txt"}},
      {"export_set",
       {"export", "in/m.ldavi", "in/texts.jsonl", "--format", "lda-c", "--force", "-o", "out/final"},
       {"final.beta", "final.gamma", "final.ids.txt", "final.labels.txt", "final.other", "final.terms.txt"}},
      {"export_ldavis",
       {"export", "in/m.ldavi", "in/texts.jsonl", "--format", "ldavis", "--force", "-o", "out/v.json"},
       {"v.json"}},
      {"report",
       {"report", "in/m.ldavi", "in/texts.jsonl", "--threads", "1", "--force", "-o", "out/report.html"},
       {"report.html"}},
      {"convert", {"convert", "in/texts.jsonl", "out/texts.csv.gz", "--force"}, {"texts.csv.gz"}},
      {"edit", {"edit", "out/m.ldavi", "--name", "0=bread"}, {"m.ldavi"}, {"m.ldavi"}},
      {"topics", {"topics", "in/m.ldavi", "in/texts.jsonl", "--threads", "1"}, {}},
      {"inspect_model", {"inspect", "in/m.ldavi", "--verify"}, {}},
      {"inspect_texts", {"inspect", "in/texts.jsonl", "--threads", "1"}, {}},
      {"eval", {"eval", "in/m.ldavi", "in/texts.jsonl", "--threads", "1"}, {}},
      {"cluster",
       {"cluster", "in/m.ldavi", "in/texts.jsonl", "--threads", "1", "--force", "-o", "out/clusters.tsv"},
       {"clusters.tsv"}},
      {"compare", {"compare", "in/m.ldavi", "in/other.ldavi"}, {}},
  };
  return jobs;
}

std::string texts_of_jobs() {
  const std::array<Words, 3> subjects{Words{"bread", "flour", "oven", "yeast", "dough"},
                                      Words{"rain", "garden", "seed", "soil", "spade"},
                                      Words{"train", "ticket", "station", "border", "hotel"}};
  std::string lines;
  for (std::size_t d = 0; d < 36; ++d) {
    lines += R"({"id": "d)" + std::to_string(d) + R"(", "label": "l)" + std::to_string(d % 2) + R"(", "text": ")";
    for (std::size_t i = 0; i < 12; ++i) lines += subjects[d % 3][(d * i + i / 2) % 5] + (d % 5 == 0 ? " été " : " ");
    lines += "\"}\n";
  }
  return lines;
}

}  // namespace ldavi::cli
