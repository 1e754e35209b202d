// SPDX-License-Identifier: Apache-2.0
// What cvb0 does in which pass besides sweeping. All of it is a matter of the most passes, at most 500: whoever allows a million wants to
// converge. Where training may make fewer than 9 passes there is no surplus, and where fewer than 5,
// documents keep many topics.
#pragma once

#include <cstddef>
#include <vector>

namespace ldavi {

class Cvb0Schedule {
 public:
  /// The pass in which documents get their first topics; before it topics are found online.
  static constexpr int kFirstOfDocuments = 2;
  /// Past them a schedule does not change.
  static constexpr int kMostPasses = 500;

  /// Surplus topics leave every five passes, from a fifth to three fifths of the passes, about as many each time.
  /// surplus_share: of num_topics, at least 0.
  Cvb0Schedule(std::size_t num_topics, double surplus_share, int max_passes);
  /// The same where training starts with `start` topics, which are there already, and no fewer than `num_topics`.
  static Cvb0Schedule from(std::size_t start, std::size_t num_topics, int max_passes);

  /// The number of topics from this pass on; 0 is the start.
  std::size_t topics_of_pass(int pass) const noexcept;
  /// The number asked for, and that from the last leaving on.
  std::size_t num_topics() const noexcept { return num_topics_; }
  /// All numbers of topics from the start to the end.
  std::vector<std::size_t> numbers_of_topics() const;
  /// Documents have few topics in this pass: from four fifths of the passes on.
  bool narrow(int pass) const noexcept { return pass >= narrow_; }
  /// Documents choose their topics anew, from all of them, in this pass: as often as topics may leave, four times less often after that, and
  /// where they are to have few from now on.
  bool chooses(int pass) const noexcept;

 private:
  Cvb0Schedule(std::size_t num_topics, std::size_t surplus, int max_passes);

  std::size_t num_topics_;
  int first_leaving_;  // in intervals
  int last_leaving_;
  int narrow_;
  std::size_t surplus_;
};

}  // namespace ldavi
