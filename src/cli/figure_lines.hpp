// SPDX-License-Identifier: Apache-2.0
// Lines of a report for a person: a name, a figure, a few words on what it means.
#pragma once

#include <string>
#include <vector>

namespace ldavi::cli {

/// "name            value\n"; a line that goes on with the one before has no name.
void add_figure(std::string& text, std::string name, const std::string& value);

/// "12.3 %"
std::string percent_text(double share);

/// "0.205 (topic 17: -0.101, topic 3: 0.612)": the mean, the lowest and the highest topic where they differ. Topics without a value are NaN;
/// the mean is a number.
std::string figure_text(double mean, const std::vector<double>& topics, int digits);

}  // namespace ldavi::cli
