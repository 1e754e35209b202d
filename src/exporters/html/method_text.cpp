// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/method_text.hpp"

#include <algorithm>
#include <numeric>
#include <variant>

#include "base/content_hash.hpp"
#include "base/join.hpp"
#include "base/number_format.hpp"

namespace ldavi {
namespace {

constexpr int kDigits = 4;

std::string engine_story(const std::string& engine) {
  if (engine == "cvb0")
    return "collapsed variational Bayes (Asuncion and others 2009), which gives each word of each document a share of every "
           "topic and improves "
           "these shares again and again";
  if (engine == "scvb0")
    return "stochastic collapsed variational Bayes (Foulds and others 2013), which learns from a few documents at a time";
  if (engine == "ctm")
    return "variational EM (Blei and Lafferty 2007), which learns besides which topics come together in documents";
  if (engine == "svi")
    return "stochastic variational inference (Hoffman and others 2013), which learns from a few documents at a time";
  return "variational Bayes (Blei, Ng and Jordan 2003), which improves a bound of the probability of the documents with each "
         "pass";
}

}  // namespace

std::string method_story(const TopicModel& model) {
  const Provenance& p = model.provenance;
  const bool is_correlated = std::holds_alternative<LogisticNormalPrior>(model.document_prior);
  return "The words of each document were counted; their order does not matter. " +
         std::string(is_correlated ? "The correlated topic model" : "Latent Dirichlet allocation") +
         " takes each document for a mixture of topics, and each topic for a mixture of words. " +
         counted_text(model.num_topics(), "topic") + " that explain the counts were found by " + engine_story(p.engine) + ": " +
         counted_text(p.passes, p.passes == 1 ? "pass" : "passe") + " over " + counted_text(p.training_documents, "document") +
         " (" + termination_text(p.termination) +
         "). The number of topics was chosen by a person, or by how well models of several sizes "
         "foretell words.";
}

NamedTexts figure_meanings(bool correlations_are_learned) {
  return {
      {"Size of a topic",
       "The mean of its share over all documents of this report. The range around it is a 95 % bootstrap interval: with other "
       "documents of the same kind the mean would be in it, 95 times of 100."},
      {"Perplexity",
       "How unsure the topics leave one of the next word: as if it were chosen among so many words alike. Each document that "
       "was "
       "held out is cut in two; from one half its mixture is inferred, and the other half is scored. Lower is better; it "
       "compares with other models of the same documents and words alone."},
      {"Coherence",
       "NPMI of the ten commonest words of a topic, counted in whole documents: 1 where they stand only together, 0 where as "
       "often "
       "as by chance, -1 where never. Topics above .1 mostly make sense to people."},
      {"Exclusivity", "How much the ten commonest words of a topic are its own: 1 where no other topic has them."},
      {"Breadth", "A topic is as broad as so many words that are equally common in it (the inverse of Simpson\u2019s index)."},
      {"Stability",
       "How alike a topic is to its partner when topics are learned again with another seed: 1 the same, 0 gone. Known where "
       "training "
       "was asked for several runs."},
      {"Relevance",
       "Orders the words of a topic: \u03BB log p(word in the topic) + (1 \u2212 \u03BB) log of how much commoner the word is "
       "there than elsewhere "
       "(Sievert and Shirley 2014)."},
      {"Mixture",
       "The share of each topic in a document, inferred with the topics as they are. The ranges are 95 % intervals of the "
       "distribution that "
       "inference ends with, and too narrow for short texts."},
      {"Words here",
       "How many of the occurrences of a word belong to the topic, as far as the model can tell, with a 95 % interval."},
      {"Map",
       "Distances are roots of the Jensen-Shannon divergence between topics, laid out in a plane by classical scaling "
       "(Torgerson 1952)."},
      {"Together, apart",
       std::string(
           correlations_are_learned
               ? "Correlation of the logarithms of two topics\u2019 shares, less their mean over all topics, as the model "
                 "has learned it"
               : "Pearson\u2019s correlation of two topics\u2019 shares over the documents") +
           "; the tree joins groups by the mean of theirs."},
  };
}

NamedTexts model_facts(const TopicModel& model) {
  const Provenance& p = model.provenance;
  NamedTexts facts{
      {"engine", p.engine},
      {"topics", grouped_text(model.num_topics())},
      {"different words", grouped_text(model.num_terms())},
      {"learned from", counted_text(p.training_documents, "document") + ", " + counted_text(p.training_tokens, "word")},
      {"held out", p.holdout == 0 ? "no document" : "1 document in " + grouped_text(p.holdout)},
      {"inputs", join(p.inputs, ", ")},
  };
  if (const auto* prior = std::get_if<DirichletPrior>(&model.document_prior)) {
    const auto [least, most] = std::minmax_element(prior->alpha.begin(), prior->alpha.end());
    facts.emplace_back("prior of mixtures, \u03B1",
                       significant_text(*least, kDigits) + " to " + significant_text(*most, kDigits) + ", sum " +
                           significant_text(std::accumulate(prior->alpha.begin(), prior->alpha.end(), 0.0), kDigits));
  }
  if (std::holds_alternative<LogisticNormalPrior>(model.document_prior))
    facts.emplace_back("prior of mixtures", "logistic-normal, with correlations of topics");
  facts.emplace_back("prior of topics, \u03B7", significant_text(model.eta, kDigits));
  if (model.text) {
    facts.emplace_back("stop words", model.text->stop_words_name + ", " + counted_text(model.text->stop_words.size(), "word"));
    facts.emplace_back("text library", "ICU " + model.text->icu_version + ", Unicode " + model.text->unicode_version);
  }
  facts.emplace_back("hash of the documents", hash_text(p.corpus_hash));
  facts.emplace_back("made by", "lda-vi " + p.version);
  return facts;
}

}  // namespace ldavi
