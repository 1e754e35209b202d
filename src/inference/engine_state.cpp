// SPDX-License-Identifier: Apache-2.0
#include "inference/engine_state.hpp"

#include <algorithm>
#include <utility>

#include "base/container_writer.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr FormatVersion kFormat{1, 0};
constexpr std::uint32_t kNumbers = section_id("NUMB");

std::uint64_t total_size(const std::vector<std::span<const std::byte>>& pieces) {
  std::uint64_t size = 0;
  for (const auto& piece : pieces) size += piece.size();
  return size;
}

}  // namespace

void EngineStateWriter::add(std::uint32_t id, ElementType type, std::span<const std::byte> bytes) {
  auto section = std::find_if(sections_.begin(), sections_.end(), [&](const Section& known) { return known.id == id; });
  if (section == sections_.end()) section = sections_.insert(sections_.end(), {id, type, {}});
  section->pieces.push_back(bytes);
}

void EngineStateWriter::add_own(std::uint32_t id, std::vector<std::uint32_t> values) {
  add(id, std::span<const std::uint32_t>(own_.emplace_back(std::move(values))));
}

void EngineStateWriter::add(std::uint32_t id, const Matrix& matrix) {
  for (std::size_t row = 0; row < matrix.rows(); ++row) add(id, matrix.row_span(row));
}

void EngineStateWriter::write(OutputFile& file) const {
  std::vector<PlannedSection> planned{{kNumbers, ElementType::kBytes, {numbers_.bytes().size(), 1}}};
  for (const Section& section : sections_)
    planned.push_back({section.id, section.type, {total_size(section.pieces) / element_size(section.type), 1}});
  ContainerWriter writer(file, ContainerKind::kCheckpoint, kFormat, planned);
  writer.append(kNumbers, numbers_.bytes());
  for (const Section& section : sections_) {
    for (const auto& piece : section.pieces) writer.append(section.id, piece);
  }
  writer.finish();
}

EngineStateReader::EngineStateReader(const std::string& path)
    : file_(Container::map(path, ContainerKind::kCheckpoint, kFormat.major)),
      numbers_(file_.elements<std::byte>(kNumbers), path, "section NUMB"),
      known_{kNumbers} {}

void EngineStateReader::read(std::uint32_t id, Matrix& matrix, float least, float most) const {
  const std::span<const float> values = exactly<float>(id, matrix.rows() * matrix.cols());
  refuse_unless_within(values, least, most);
  for (std::size_t row = 0; row < matrix.rows(); ++row)
    std::copy_n(values.data() + row * matrix.cols(), matrix.cols(), matrix.row(row));
}

void EngineStateReader::read(std::uint32_t id, std::vector<double>& values, double least, double most) const {
  const std::span<const double> saved = exactly<double>(id, values.size());
  refuse_unless_within(saved, least, most);
  values.assign(saved.begin(), saved.end());
}

void EngineStateReader::finish() const {
  numbers_.finish();
  file_.refuse_unknown(known_);
}

void EngineStateReader::refuse() const {
  throw FormatError(path(), "the state of training in it does not fit corpus and options");
}

}  // namespace ldavi
