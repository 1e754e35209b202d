// SPDX-License-Identifier: Apache-2.0
#include "cli/training_options.hpp"

#include <algorithm>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/input_options.hpp"
#include "cli/usage_error.hpp"

namespace ldavi::cli {
namespace {

constexpr std::string_view kAlphaList = "asymmetric:";

std::vector<double> parse_alpha(const std::string& text) {
  std::vector<double> alpha;
  const bool is_list = text.starts_with(kAlphaList);
  for (std::size_t begin = is_list ? kAlphaList.size() : 0; begin <= text.size();) {
    const std::size_t end = is_list ? std::min(text.find(',', begin), text.size()) : text.size();
    const auto number = parse_double(std::string_view(text).substr(begin, end - begin));
    if (!number)
      throw UsageError("--alpha " + text +
                       ": expected auto, a number, or asymmetric: and a number a topic with commas between");
    alpha.push_back(*number);
    begin = end + 1;
  }
  return alpha;
}

}  // namespace

void declare_training_options(OptionParser& parser, TrainingArguments& a) {
  parser.integer("topics,k", a.train.num_topics, 1, kMostTopics, "K", "number of topics");
  declare_learning_options(parser, a);
  declare_holdout_option(parser, a.train.holdout, "learn nothing from documents 0, N, 2N …: they are for testing");
}

void declare_learning_options(OptionParser& parser, TrainingArguments& a) {
  parser.choice("engine", a.engine, {"auto", "cvb0", "scvb0", "svi", "vb", "ctm"},
                "best topics; few passes; mean field, online, batch; correlated");
  parser.custom(
      "effort",
      [&a](const std::string& value) {
        const auto effort = effort_named(value);
        if (!effort) throw UsageError("--effort " + value + ": expected quick, normal or best");
        a.effort = *effort;
      },
      "LEVEL", "normal", "quick: a first look; normal; best: slower, a little better");
  parser.integer("passes", a.passes, 1, 1'000'000, "N", "most passes over the documents [by engine and effort]");
  parser.custom(
      "time-limit",
      [&a](const std::string& value) {
        const auto seconds = parse_duration(value);
        if (!seconds || *seconds <= 0.0) throw UsageError("--time-limit " + value + ": expected a time such as 90s, 10m or 2h");
        a.train.stop.time_limit = *seconds;
      },
      "TIME", "", "end after so long, as 90s or 2h; then models may differ");
  parser.natural("seed", a.train.seed, "N", "same seed, same model");
  parser.integer("threads", a.train.num_threads, 1, 1024, "N", "does not change the model [all processors]");
  parser.custom(
      "alpha",
      [&a](const std::string& value) {
        a.train.priors.learn_alpha = value == "auto";
        a.alpha_is_a_list = value.starts_with(kAlphaList);
        a.train.priors.alpha = value == "auto" ? PriorOptions{}.alpha : parse_alpha(value);
      },
      "PRIOR", "auto", "of the mixtures: auto (learned), a number, or asymmetric:A,B,…");
  parser.custom(
      "eta",
      [&a](const std::string& value) {
        a.train.priors.learn_eta = value == "auto";
        a.train.priors.eta = parse_double(value);  // none for auto
        if (value != "auto" && !a.train.priors.eta) throw UsageError("--eta " + value + ": expected auto or a number");
      },
      "PRIOR", "auto", "of the topics: auto (learned) or a number");
}

std::optional<EngineOptions> asked_engine(const TrainingArguments& a) {
  if (a.engine == "vb") return VbOptions{};
  if (a.engine == "svi") return SviOptions{};
  if (a.engine == "scvb0") return Scvb0Options{};
  if (a.engine == "cvb0") return Cvb0Options{};
  if (a.engine == "ctm") return CtmOptions{};
  return std::nullopt;
}

void settle_engine(TrainingArguments& a, const EngineOptions& engine) {
  a.train.engine = engine;
  set_effort(a.train, a.effort);
  if (a.passes > 0) a.train.stop.max_passes = a.passes;
}

void check_training_options(TrainingArguments& a) {
  settle_engine(a, asked_engine(a).value_or(Cvb0Options{}));
  // To the library, one number stands for all topics.
  if (a.alpha_is_a_list && a.train.priors.alpha.size() != static_cast<std::size_t>(a.train.num_topics)) {
    throw UsageError("--alpha asymmetric: has " + counted_text(a.train.priors.alpha.size(), "number") + ", expected " +
                     std::to_string(a.train.num_topics) + ", one a topic");
  }
  const std::vector<std::string> found = problems(a.train);
  if (!found.empty()) throw UsageError(join(found, "; "));
}

}  // namespace ldavi::cli
