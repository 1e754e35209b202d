// SPDX-License-Identifier: Apache-2.0
// monte_carlo_study known | densities | planted | corpus K INPUT | quick INPUT: prints a part of the study, `quick` all of it, small, for a test.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "study.hpp"

namespace {

constexpr ldavi::study::Sizes kQuick{
    .documents = 4, .draws = 80, .planted_documents = 60, .planted_sweeps = 20, .sweeps = 60, .passes = 4};

bool run(const std::vector<std::string>& given) {
  using namespace ldavi::study;
  if (given == std::vector<std::string>{"known"}) {
    known_topics({});
    known_correlated_topics({});
  } else if (given == std::vector<std::string>{"densities"}) {
    densities({});
  } else if (given == std::vector<std::string>{"planted"}) {
    planted_topics({});
    correlations({});
  } else if (given.size() == 3 && given[0] == "corpus") {
    given_corpus(given[2], std::stoul(given[1]), {});
  } else if (given.size() == 2 && given[0] == "quick") {
    known_topics(kQuick);
    known_correlated_topics(kQuick);
    densities(kQuick);
    planted_topics(kQuick);
    correlations(kQuick);
    given_corpus(given[1], 5, kQuick);
  } else {
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (run({argv + 1, argv + argc})) return 0;
    std::fputs("monte_carlo_study known | densities | planted | corpus K INPUT | quick INPUT\n", stderr);
    return 64;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "monte_carlo_study: %s\n", error.what());
    return 1;
  }
}
