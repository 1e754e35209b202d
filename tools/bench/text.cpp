// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "ldavi/base/random.hpp"
#include "ldavi/text/analyzer.hpp"
#include "text/ascii_segmenter.hpp"

namespace ldavi::bench {
namespace {

/// Ten megabytes in documents of about a thousand letters: words of one to twelve, with a full stop now and then. Or the lines of the file that
/// LDAVI_BENCH_TEXT names.
const std::vector<std::string>& some_documents() {
  static const std::vector<std::string> documents = [] {
    std::vector<std::string> made;
    if (const char* const path = std::getenv("LDAVI_BENCH_TEXT")) {
      std::ifstream file(path, std::ios::binary);
      for (std::string line; std::getline(file, line);) made.push_back(line);
      return made;
    }
    RandomStream random(1, RandomPurpose::kSample, 0);
    for (int d = 0; d < 10'000; ++d) {
      std::string& text = made.emplace_back();
      while (text.size() < 1'000) {
        for (std::uint32_t letters = 1 + random.below(12); letters > 0; --letters)
          text += static_cast<char>('a' + random.below(26));
        text += random.below(12) == 0 ? ". " : " ";
      }
    }
    return made;
  }();
  return documents;
}

template <class Read>
void read_documents(benchmark::State& state, const Read& read) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const std::string& text : some_documents()) {
      read(text);
      bytes += text.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void segment_ascii_text(benchmark::State& state) {
  std::vector<Segment> segments;
  read_documents(state, [&](const std::string& text) {
    segment_ascii(text, segments);
    benchmark::DoNotOptimize(segments.data());
  });
}

void analyze_text(benchmark::State& state) {
  Analyzer analyzer(text_rules({}));
  Tokens tokens;
  read_documents(state, [&](const std::string& text) {
    analyzer.analyze(text, tokens);
    benchmark::DoNotOptimize(tokens.words.data());
  });
}

BENCHMARK(segment_ascii_text)->Unit(benchmark::kMillisecond);
BENCHMARK(analyze_text)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ldavi::bench
