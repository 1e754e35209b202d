// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/model_file.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/container_layout.hpp"
#include "base/container_writer.hpp"
#include "corpus/vocabulary_sections.hpp"
#include "ldavi/base/error.hpp"
#include "model/edit_archive.hpp"
#include "model/model_writer.hpp"
#include "model/provenance_archive.hpp"

namespace ldavi {
namespace {

constexpr FormatVersion kFormat{1, 0};

constexpr std::uint32_t kMeta = section_id("META");
constexpr std::uint32_t kTopics = section_id("TOPS");
constexpr std::uint32_t kPriors = section_id("PRIO");
constexpr std::uint32_t kAlpha = section_id("ALPH");
constexpr std::uint32_t kMean = section_id("MEAN");
constexpr std::uint32_t kCovariance = section_id("COVA");
constexpr std::uint32_t kText = section_id("TEXT");
constexpr std::uint32_t kEdits = section_id("EDIT");
constexpr std::uint32_t kKnown[] = {kMeta,
                                    kVocabularySections[0],
                                    kVocabularySections[1],
                                    kVocabularySections[2],
                                    kVocabularySections[3],
                                    kTopics,
                                    kPriors,
                                    kAlpha,
                                    kMean,
                                    kCovariance,
                                    kText,
                                    kEdits};

constexpr std::uint32_t kDirichlet = 1;
constexpr std::uint32_t kLogisticNormal = 2;

template <class T>
std::span<const std::byte> bytes_of(const std::vector<T>& values) {
  return std::as_bytes(std::span(values));
}

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text.data(), text.size())); }

template <class T>
SectionToWrite array_section(std::uint32_t id, ElementType type, const std::vector<T>& values) {
  return {id, true, type, {values.size(), 1}, bytes_of(values)};
}

SectionToWrite byte_section(std::uint32_t id, const std::string& bytes) {
  return {id, true, ElementType::kBytes, {bytes.size(), 1}, bytes_of(bytes)};
}

[[noreturn]] void refuse_size(const std::string& path, std::uint32_t id) {
  throw FormatError(path, "section " + section_name(id) + " has not the size that the topics need");
}

std::vector<double> doubles_of(const Container& file, std::uint32_t id, std::size_t size) {
  const std::span<const double> found = file.elements<double>(id);
  if (found.size() != size) refuse_size(file.path(), id);
  return {found.begin(), found.end()};
}

void read_priors(const Container& file, TopicModel& model) {
  ByteReader reader(file.elements<std::byte>(kPriors), file.path(), "section PRIO");
  const std::uint32_t kind = reader.u32();
  model.eta = reader.f64();
  reader.finish();
  const std::size_t num_topics = model.num_topics();
  if (kind == kDirichlet) {
    model.document_prior = DirichletPrior{doubles_of(file, kAlpha, num_topics)};
  } else if (kind == kLogisticNormal) {
    model.document_prior =
        LogisticNormalPrior{doubles_of(file, kMean, num_topics), doubles_of(file, kCovariance, num_topics * num_topics)};
  } else {
    throw FormatError(file.path(), "the documents' prior is of a kind that this version of lda-vi does not know");
  }
}

void refuse_problems(const TopicModel& model, const std::string& path) {
  const std::vector<std::string> found = problems(model);
  if (!found.empty()) throw FormatError(path, found.front());
}

}  // namespace

void write_model(const TopicModel& model, OutputFile& file) {
  if (const std::vector<std::string> found = problems(model); !found.empty())
    throw InvalidArgument("not a model: " + found.front());

  const std::string meta = archive_provenance(model.provenance);
  const VocabularySections vocabulary(model.vocabulary);
  std::vector<float> lambda;
  lambda.reserve(model.num_terms() * model.num_topics());
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    const std::span<const float> row = model.lambda.row_span(term);
    lambda.insert(lambda.end(), row.begin(), row.end());
  }
  const auto* dirichlet = std::get_if<DirichletPrior>(&model.document_prior);
  const auto* normal = std::get_if<LogisticNormalPrior>(&model.document_prior);
  ByteWriter priors;
  priors.u32(dirichlet != nullptr ? kDirichlet : kLogisticNormal);
  priors.f64(model.eta);
  const std::string text = model.text ? serialize(*model.text) : std::string();

  std::vector<SectionToWrite> sections{byte_section(kMeta, meta)};
  for (const SectionToWrite& section : vocabulary.sections()) sections.push_back(section);
  sections.push_back({kTopics, true, ElementType::kFloat32, {model.num_terms(), model.num_topics()}, bytes_of(lambda)});
  sections.push_back(byte_section(kPriors, priors.bytes()));
  if (dirichlet != nullptr) sections.push_back(array_section(kAlpha, ElementType::kFloat64, dirichlet->alpha));
  if (normal != nullptr) {
    sections.push_back(array_section(kMean, ElementType::kFloat64, normal->mean));
    sections.push_back(array_section(kCovariance, ElementType::kFloat64, normal->covariance));
  }
  if (model.text) sections.push_back(byte_section(kText, text));
  const std::string edits = archive_edits(model.edits);
  if (!model.edits.empty()) sections.push_back(byte_section(kEdits, edits));

  write_container(file, ContainerKind::kModel, kFormat, sections);
}

void save_model(const TopicModel& model, const std::string& path, bool replace) {
  OutputFile file(path, replace ? ExistingFile::kReplace : ExistingFile::kRefuse);
  write_model(model, file);
  file.commit();
}

TopicModel load_model(const std::string& path) {
  const Container file = Container::read(path, ContainerKind::kModel, kFormat.major);
  file.refuse_unknown(kKnown);
  const Container::Section& topics = file.require(kTopics, ElementType::kFloat32);
  const auto num_terms = static_cast<std::size_t>(topics.shape[0]);
  const auto num_topics = static_cast<std::size_t>(topics.shape[1]);
  constexpr std::size_t kMostTopics = 65'535;
  if (num_terms == 0 || num_topics == 0 || num_topics > kMostTopics || num_terms > std::numeric_limits<std::uint32_t>::max()) {
    throw FormatError(path,
                      "the topics have " + std::to_string(num_terms) + " terms and " + std::to_string(num_topics) + " topics");
  }
  TopicModel model;
  // First what costs no more than the file: a matrix pads its rows.
  model.vocabulary = read_vocabulary(file);
  if (model.vocabulary.size() != num_terms) refuse_size(path, kVocabularySections[0]);
  model.lambda = Matrix(num_terms, num_topics);
  for (std::size_t term = 0; term < num_terms; ++term) {
    std::memcpy(model.lambda.row(term), topics.bytes.data() + term * num_topics * sizeof(float), num_topics * sizeof(float));
  }
  read_priors(file, model);
  model.provenance = restore_provenance(file.elements<std::byte>(kMeta), path);
  if (file.find(kText) != nullptr) {
    const std::span<const char> text = file.elements<char>(kText);
    model.text = parse_text_rules({text.data(), text.size()}, path);
  }
  if (file.find(kEdits) != nullptr) model.edits = restore_edits(file.elements<std::byte>(kEdits), path);
  refuse_problems(model, path);
  return model;
}

}  // namespace ldavi
