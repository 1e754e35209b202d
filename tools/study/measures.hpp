// SPDX-License-Identifier: Apache-2.0
// What the parts of the study measure with.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ldavi::study {

/// Of this process, in seconds.
double processor_seconds();

/// What a method says of K shares: means, deviations, and the middle 95 % of each.
struct Shares {
  std::vector<double> mean;
  std::vector<double> deviation;
  std::vector<double> low;
  std::vector<double> high;
};

/// Of draws, a row each, row-major.
Shares shares_of(std::span<const double> draws, std::size_t num_topics);

/// Adds up, over documents, how far what a method says is from draws of the posterior.
class Agreement {
 public:
  /// Deviations and intervals count where the posterior's mean share is .05 or more.
  void add(const Shares& found, const Shares& posterior, std::span<const double> draws);
  void add_seconds(double seconds) { seconds_ += seconds; }

  /// Prints tokens, method, mean distance of means, mean ratio of deviations, mean posterior mass inside the intervals,
  /// processor time a document.
  void print(const std::string& tokens, const std::string& method) const;
  static void print_columns();

 private:
  double documents_ = 0.0;
  double shares_ = 0.0;
  double distance_ = 0.0;
  double ratio_ = 0.0;
  double inside_ = 0.0;
  double seconds_ = 0.0;
};

/// Prints one line of a Markdown table.
void print_row(const std::vector<std::string>& cells);
void print_header(const std::vector<std::string>& cells);
std::string fixed(double value, int digits);
/// "12 µs", "3.4 ms", "56 s".
std::string duration(double seconds);

}  // namespace ldavi::study
