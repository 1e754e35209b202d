// SPDX-License-Identifier: Apache-2.0
#include "measures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "support/matching.hpp"

namespace ldavi::study {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Shares shares_of(std::span<const double> draws, std::size_t num_topics) {
  const std::size_t count = draws.size() / num_topics;
  const auto tail = static_cast<std::size_t>(0.025 * static_cast<double>(count));
  Shares shares;
  std::vector<double> values(count);
  for (std::size_t k = 0; k < num_topics; ++k) {
    for (std::size_t i = 0; i < count; ++i) values[i] = draws[i * num_topics + k];
    std::sort(values.begin(), values.end());
    double mean = 0.0;
    for (const double value : values) mean += value / static_cast<double>(count);
    double variance = 0.0;
    for (const double value : values) variance += (value - mean) * (value - mean) / static_cast<double>(count - 1);
    shares.mean.push_back(mean);
    shares.deviation.push_back(std::sqrt(variance));
    shares.low.push_back(values[tail]);
    shares.high.push_back(values[count - 1 - tail]);
  }
  return shares;
}

void Agreement::add(const Shares& found, const Shares& posterior, std::span<const double> draws) {
  const std::size_t num_topics = found.mean.size();
  documents_ += 1.0;
  distance_ += total_variation(found.mean, posterior.mean);
  for (std::size_t k = 0; k < num_topics; ++k) {
    if (posterior.mean[k] < 0.05) continue;
    shares_ += 1.0;
    ratio_ += found.deviation[k] / posterior.deviation[k];
    double inside = 0.0;
    for (std::size_t i = k; i < draws.size(); i += num_topics)
      inside += found.low[k] <= draws[i] && draws[i] <= found.high[k] ? 1.0 : 0.0;
    inside_ += inside * static_cast<double>(num_topics) / static_cast<double>(draws.size());
  }
}

void Agreement::print(const std::string& tokens, const std::string& method) const {
  print_row({tokens, method, fixed(distance_ / documents_, 3), fixed(ratio_ / shares_, 2),
             fixed(100.0 * inside_ / shares_, 0) + " %", duration(seconds_ / documents_)});
}

void Agreement::print_columns() {
  print_header({"tokens", "method", "mean, from the posterior's", "deviation, over the posterior's",
                "posterior inside the 95 % interval", "processor time a document"});
}

void print_row(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) std::printf("| %s ", cell.c_str());
  std::puts("|");
  std::fflush(stdout);
}

void print_header(const std::vector<std::string>& cells) {
  std::puts("");
  print_row(cells);
  for (std::size_t i = 0; i < cells.size(); ++i) std::printf(i == 0 ? "|---" : "|---:");
  std::puts("|");
}

std::string fixed(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string duration(double seconds) {
  if (seconds < 1e-3) return fixed(seconds * 1e6, 0) + " µs";
  if (seconds < 1.0) return fixed(seconds * 1e3, seconds < 0.01 ? 1 : 0) + " ms";
  return fixed(seconds, seconds < 10.0 ? 1 : 0) + " s";
}

}  // namespace ldavi::study
