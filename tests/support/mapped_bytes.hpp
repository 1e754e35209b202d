// SPDX-License-Identifier: Apache-2.0
// A file in memory, and how much of what is mapped is there.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

namespace ldavi {

/// Maps a whole file; it stays mapped as long as `mapping` or a copy of it lives.
struct MappedBytes {
  std::shared_ptr<const void> mapping;
  std::span<const std::byte> bytes;
};

inline MappedBytes map_bytes(const std::string& path) {
  const std::size_t size = std::filesystem::file_size(path);
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  void* const at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (at == MAP_FAILED) throw std::runtime_error("cannot map " + path);
  return {std::shared_ptr<const void>(at, [size](const void* p) { munmap(const_cast<void*>(p), size); }),
          {static_cast<const std::byte*>(at), size}};
}

/// Bytes of files that stand in this process's memory now.
inline std::size_t resident_file_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssFile:")) return 1024 * std::stoul(line.substr(8));
  }
  throw std::runtime_error("/proc/self/status does not tell");
}

}  // namespace ldavi
