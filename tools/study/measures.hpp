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

/// A distribution over K shares, or what stands for one: from draws, or from a method that gives a mean, a deviation and the
/// middle 95 % of each.
struct Shares {
  std::vector<double> mean;
  std::vector<double> deviation;
  std::vector<double> low;
  std::vector<double> high;
};

/// Means and deviations of draws, `draws.size() / K` x K, row-major. No interval.
Shares shares_of(std::span<const double> draws, std::size_t num_topics);

/// Half the sum of absolute differences: 0 where equal, 1 where nothing is shared.
double variation(std::span<const double> a, std::span<const double> b);

/// Adds up, over documents, how far a method's shares are from the draws of the posterior.
class Agreement {
 public:
  /// Deviations and intervals count where the posterior's mean share is .05 or more.
  void add(const Shares& found, const Shares& posterior, std::span<const double> draws);
  void add_seconds(double seconds) { seconds_ += seconds; }

  double distance() const { return distance_ / documents_; }
  /// Of deviations, the method's to the posterior's: the mean ratio.
  double width() const { return width_ / shares_; }
  /// Of the posterior, inside the method's intervals.
  double inside() const { return inside_ / shares_; }
  double seconds() const { return seconds_ / documents_; }

 private:
  double documents_ = 0.0;
  double shares_ = 0.0;
  double distance_ = 0.0;
  double width_ = 0.0;
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
