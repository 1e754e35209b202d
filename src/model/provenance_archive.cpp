// SPDX-License-Identifier: Apache-2.0
#include "model/provenance_archive.hpp"

#include <sstream>

#include "ldavi/base/error.hpp"
#include "model/field_archive.hpp"

namespace ldavi {
namespace {

/// Version 1 had no stability.
constexpr std::uint32_t kVersionOfFields = 2;

/// The fields in their order, the same for both directions. bool and enumerations travel as fixed-width numbers.
template <class Archive, class Fields>
void transfer(Archive& archive, Fields& fields, std::uint32_t& version, std::uint32_t& termination, std::uint32_t& has_bound) {
  archive.number(version);
  archive.text(fields.version);
  archive.text(fields.engine);
  archive.list(fields.options, [&](auto& option) {
    archive.text(option.first);
    archive.text(option.second);
  });
  archive.number(fields.passes);
  archive.number(termination);
  archive.number(has_bound);
  archive.number(fields.bound);
  archive.number(fields.holdout);
  archive.number(fields.corpus_hash);
  archive.list(fields.inputs, [&](auto& input) { archive.text(input); });
  archive.number(fields.documents);
  archive.number(fields.tokens);
  archive.number(fields.training_documents);
  archive.number(fields.training_tokens);
  if (version >= 2) archive.list(fields.stability, [&](auto& value) { archive.number(value); });
}

}  // namespace

std::string archive_provenance(const Provenance& provenance) {
  std::ostringstream out(std::ios::binary);
  {
    FieldSaver saver(out);
    std::uint32_t version = kVersionOfFields;
    auto termination = static_cast<std::uint32_t>(provenance.termination);
    std::uint32_t has_bound = provenance.has_bound ? 1 : 0;
    transfer(saver, provenance, version, termination, has_bound);
  }
  return out.str();
}

Provenance restore_provenance(std::span<const std::byte> bytes, const std::string& path) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()), std::ios::binary);
  Provenance provenance;
  std::uint32_t version = 0;
  std::uint32_t termination = 0;
  std::uint32_t has_bound = 0;
  try {
    FieldLoader loader(in, bytes.size());
    transfer(loader, provenance, version, termination, has_bound);
  } catch (const boost::archive::archive_exception&) {
    throw FormatError(path, "section META is damaged");
  }
  if (version < 1 || version > kVersionOfFields || in.tellg() != static_cast<std::streamoff>(bytes.size()) || has_bound > 1 ||
      termination < 1 || termination > static_cast<std::uint32_t>(Termination::kTimeLimit)) {
    throw FormatError(path, "section META has values that this version of lda-vi does not know");
  }
  provenance.termination = static_cast<Termination>(termination);
  provenance.has_bound = has_bound == 1;
  return provenance;
}

}  // namespace ldavi
