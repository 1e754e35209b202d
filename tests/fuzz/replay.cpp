// SPDX-License-Identifier: Apache-2.0
// fuzz_NAME [--mutations=N] FILE|FOLDER...
//
// Stands in for libFuzzer where the compiler has none: gives the target the files, and of each the same N mutations (default 100) in
// each run. Where the target finds something, the input is left in the file failed-input. A file whose name begins with good must be accepted.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_input.hpp"
#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"
#include "support/temporary_folder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace ldavi {
namespace {

using namespace std::string_view_literals;

/// Bytes and words that readers have a special case for.
constexpr std::array kTokens{"\n"sv,
                             "\r"sv,
                             "\r\n"sv,
                             "\0"sv,
                             "\t"sv,
                             " "sv,
                             "\""sv,
                             "\"\""sv,
                             ","sv,
                             ":"sv,
                             "#"sv,
                             "%"sv,
                             "-"sv,
                             "."sv,
                             "\\"sv,
                             "{"sv,
                             "}"sv,
                             "[]"sv,
                             "null"sv,
                             "\\ud800"sv,
                             "0"sv,
                             "-1"sv,
                             "1e3"sv,
                             "1.5"sv,
                             "4294967295"sv,
                             "4294967296"sv,
                             "18446744073709551616"sv,
                             "nan"sv,
                             "\xFF"sv,
                             "\xC3"sv,
                             "\xED\xA0\x80"sv,
                             "\xEF\xBB\xBF"sv,
                             "\xFF\xFE"sv,
                             "\xFE\xFF"sv,
                             "\x1F\x8B"sv,
                             "\xE2\x80\x8B"sv,
                             "\xF0\x9F\x98\x80"sv,
                             "http://"sv,
                             "@a.bc"sv,
                             "'"sv,
                             "\xE0\xB8\x81"sv};

const std::string* current_input = nullptr;

void keep_input(int signal) {
  const int fd = open("failed-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd >= 0 && current_input != nullptr) {
    const ssize_t ignored = write(fd, current_input->data(), current_input->size());
    static_cast<void>(ignored);
    constexpr auto kMessage = "the input is in the file failed-input\n"sv;
    static_cast<void>(!write(2, kMessage.data(), kMessage.size()));
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(const std::string& input) {
  current_input = &input;
  // A copy of just this size: AddressSanitizer sees what is read past its end.
  const std::vector<std::uint8_t> copy(input.begin(), input.end());
  LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

class Mutation {
 public:
  Mutation(const std::vector<std::string>& seeds, std::uint64_t seed, std::uint64_t number)
      : seeds_(seeds), random_(seed, kFuzzMutations, number) {}

  std::string of(std::string input) {
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) change(input);
    return input;
  }

 private:
  std::size_t below(std::size_t bound) { return random_.below(static_cast<std::uint32_t>(bound)); }
  std::size_t place(const std::string& input) { return below(input.size() + 1); }

  void change(std::string& input) {
    const std::size_t at = place(input);
    const std::size_t length = 1 + below(below(4) == 0 ? 64 : 4);
    const std::string_view token = kTokens[below(kTokens.size())];
    const std::string& other = seeds_[below(seeds_.size())];
    switch (below(8)) {
      case 0: return static_cast<void>(input.insert(at, token));
      case 1: return static_cast<void>(input.replace(at, length, token));
      case 2: return static_cast<void>(input.erase(at, length));
      case 3: return static_cast<void>(input.insert(at, input.substr(place(input), length)));
      case 4: return static_cast<void>(input.insert(at, other.substr(place(other))));
      case 5: return input.resize(at);
      case 6:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ 1 << below(8));
        return;
      default:
        if (at < input.size()) input[at] = static_cast<char>(below(256));
    }
  }

  const std::vector<std::string>& seeds_;
  RandomStream random_;
};

std::vector<std::string> files_of(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

bool is_good(const std::string& file) { return std::filesystem::path(file).filename().string().starts_with("good"); }

int replay(const std::vector<std::string>& arguments) {
  constexpr std::string_view kOption = "--mutations=";
  std::uint64_t num_mutations = 100;
  std::vector<std::string> files;
  for (const std::string& argument : arguments) {
    if (argument.starts_with(kOption)) {
      num_mutations = std::stoull(argument.substr(kOption.size()));
    } else {
      for (const std::string& file : files_of(argument)) files.push_back(file);
    }
  }
  std::vector<std::string> seeds;
  for (const std::string& file : files) seeds.push_back(bytes_of_file(file));
  if (seeds.empty()) {
    std::fprintf(stderr, "no seeds, expected files or folders of them\n");
    return EXIT_FAILURE;
  }
  run({});
  for (std::size_t s = 0; s < seeds.size(); ++s) {
    accepted = false;
    run(seeds[s]);
    if (!accepted && is_good(files[s])) {
      std::fprintf(stderr, "%s: a good seed is refused\n", files[s].c_str());
      return EXIT_FAILURE;
    }
    for (std::uint64_t i = 0; i < num_mutations; ++i) run(Mutation(seeds, s, i).of(seeds[s]));
  }
  std::printf("%zu seeds, %llu mutations of each\n", seeds.size(), static_cast<unsigned long long>(num_mutations));
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace ldavi

int main(int argc, char** argv) {
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) std::signal(signal, ldavi::keep_input);
  return ldavi::replay({argv + 1, argv + argc});
}
