// SPDX-License-Identifier: Apache-2.0
#include "model/edit_archive.hpp"

#include <algorithm>
#include <sstream>

#include "ldavi/base/error.hpp"
#include "model/field_archive.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kVersionOfFields = 1;

/// The same for both directions.
template <class Archive, class Edits>
void transfer(Archive& archive, Edits& edits, std::uint32_t& version) {
  archive.number(version);
  archive.list(edits, [&](auto& edit) {
    auto action = static_cast<std::uint32_t>(edit.action);
    archive.number(action);
    if constexpr (!std::is_const_v<Edits>) edit.action = static_cast<EditAction>(action);
    archive.list(edit.topics, [&](auto& topic) { archive.number(topic); });
    archive.text(edit.text);
  });
}

bool is_known(const Edit& edit) noexcept {
  const auto action = static_cast<std::uint32_t>(edit.action);
  return action >= 1 && action <= kEditActions.size();
}

}  // namespace

std::string archive_edits(const std::vector<Edit>& edits) {
  std::ostringstream out(std::ios::binary);
  {
    FieldSaver saver(out);
    std::uint32_t version = kVersionOfFields;
    transfer(saver, edits, version);
  }
  return out.str();
}

std::vector<Edit> restore_edits(std::span<const std::byte> bytes, const std::string& path) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()), std::ios::binary);
  std::vector<Edit> edits;
  std::uint32_t version = 0;
  try {
    FieldLoader loader(in, bytes.size());
    transfer(loader, edits, version);
  } catch (const boost::archive::archive_exception&) {
    throw FormatError(path, "section EDIT is damaged");
  }
  if (version != kVersionOfFields || in.tellg() != static_cast<std::streamoff>(bytes.size()) ||
      !std::all_of(edits.begin(), edits.end(), is_known)) {
    throw FormatError(path, "section EDIT has values that this version of lda-vi does not know");
  }
  return edits;
}

}  // namespace ldavi
