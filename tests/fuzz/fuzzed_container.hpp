// SPDX-License-Identifier: Apache-2.0
// Saved files as an attacker writes them: any bytes, under hashes that are right.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/container_layout.hpp"
#include "base/content_hash.hpp"
#include "base/output_file.hpp"
#include "fuzz/fuzz_input.hpp"

namespace ldavi {

/// Puts right, as far as they can be found: magic, the size of the file, and the hashes of the sections and of the header.
inline std::string with_right_hashes(std::string_view bytes) {
  std::string repaired(bytes);
  FixedHeader fixed{};
  if (repaired.size() < sizeof(fixed)) return repaired;
  std::memcpy(&fixed, repaired.data(), sizeof(fixed));
  kContainerMagic.copy(fixed.magic.data(), fixed.magic.size());
  fixed.file_size = repaired.size();
  fixed.num_sections %= kMaxSections;
  fixed.header_size = header_size(fixed.num_sections);
  std::memcpy(repaired.data(), &fixed, sizeof(fixed));
  if (repaired.size() < fixed.header_size) return repaired;
  for (std::uint32_t i = 0; i < fixed.num_sections; ++i) {
    char* const at = repaired.data() + sizeof(fixed) + i * sizeof(TableEntry);
    TableEntry entry{};
    std::memcpy(&entry, at, sizeof(entry));
    if (entry.offset > repaired.size() || entry.length > repaired.size() - entry.offset) continue;
    entry.hash = content_hash(repaired.data() + entry.offset, entry.length);
    std::memcpy(at, &entry, sizeof(entry));
  }
  const std::size_t hashed = fixed.header_size - sizeof(std::uint64_t);
  const std::uint64_t hash = content_hash(repaired.data(), hashed);
  std::memcpy(repaired.data() + hashed, &hash, sizeof(hash));
  return repaired;
}

/// Calls body(path) for a file of the bytes, and of the bytes with right hashes; they may be refused by FormatError, which names the file.
template <class Input = FuzzInput, class Body>
void fuzz_container(std::string_view bytes, const Body& body) {
  for (const std::string& file : {std::string(bytes), with_right_hashes(bytes)}) {
    const Input input(file);
    require(
        container_kind(input.path()).has_value() == (file.size() >= sizeof(FixedHeader) && file.starts_with(kContainerMagic)),
        "a saved file is known by its start");
    try {
      body(input.path());
      accepted = true;
    } catch (const FormatError& error) {
      require(error.path() == input.path(), "an error names the file");
    }
  }
}

/// What write(file) writes.
template <class Write>
std::string written_bytes(const Write& write) {
  OutputFile file(FileDescriptor(memfd_create("saved", MFD_CLOEXEC)), "memory");
  write(file);
  file.flush();
  std::string bytes(static_cast<std::size_t>(regular_file_size(file.descriptor(), "memory").value()), '\0');
  for (std::size_t got = 0; got < bytes.size();)
    got += read_some_at(file.descriptor(), "memory", got, bytes.data() + got, bytes.size() - got);
  return bytes;
}

}  // namespace ldavi
