// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/selection_plot.hpp"

#include <algorithm>
#include <string_view>

#include "base/is_number.hpp"
#include "base/number_format.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

// Of the picture, in its own units.
constexpr double kWidth = 640.0;
constexpr double kLeft = 70.0;
constexpr double kRight = 20.0;
constexpr double kPanelHeight = 190.0;
constexpr double kPanelGap = 60.0;
constexpr double kTop = 40.0;
constexpr double kHeight = kTop + 2 * kPanelHeight + kPanelGap + 50.0;
constexpr int kTicks = 4;

std::string place(double value) { return fixed_text(value, 1); }

void text(std::string& svg, double x, double y, std::string_view anchor, std::string_view content, std::string_view more = "") {
  svg += "<text x=\"" + place(x) + "\" y=\"" + place(y) + "\" text-anchor=\"";
  svg.append(anchor).append("\"").append(more).append(">").append(content).append("</text>\n");
}

void line(std::string& svg, double x1, double y1, double x2, double y2, std::string_view color) {
  svg += "<line x1=\"" + place(x1) + "\" y1=\"" + place(y1) + "\" x2=\"" + place(x2) + "\" y2=\"" + place(y2) + "\" stroke=\"";
  svg.append(color).append("\"/>\n");
}

/// Numbers of topics along the width, each doubling as wide.
class Across {
 public:
  explicit Across(std::span<const Candidate> candidates)
      : least_(log(candidates.front().num_topics)), range_(log(candidates.back().num_topics) - least_) {}

  double operator()(int num_topics) const {
    constexpr double kInner = kWidth - kLeft - kRight - 40.0;
    return kLeft + 20.0 + (range_ > 0.0 ? (log(num_topics) - least_) / range_ : 0.5) * kInner;
  }

 private:
  double least_;
  double range_;
};

/// A figure of the candidates in a part of the picture that begins at `top`.
class Panel {
 public:
  Panel(double top, double least, double most) : top_(top), least_(least), range_(most > least ? most - least : 1.0) {}

  double operator()(double value) const { return top_ + kPanelHeight * (0.95 - 0.9 * (value - least_) / range_); }

  void frame(std::string& svg, std::string_view title, int digits) const {
    text(svg, kLeft, top_ - 10.0, "start", title, " font-weight=\"bold\"");
    for (int i = 0; i <= kTicks; ++i) {
      const double value = least_ + range_ * i / kTicks;
      line(svg, kLeft, (*this)(value), kWidth - kRight, (*this)(value), "#e2e2e2");
      text(svg, kLeft - 8.0, (*this)(value) + 4.0, "end", fixed_text(value, digits));
    }
  }

 private:
  double top_;
  double least_;
  double range_;
};

void curve(std::string& svg, const std::vector<std::pair<double, double>>& points, std::string_view color) {
  if (points.empty()) return;
  svg += "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"";
  svg.append(color).append("\" points=\"");
  for (const auto& [x, y] : points) svg += (x == points.front().first ? "" : " ") + place(x) + "," + place(y);
  svg += "\"/>\n";
  for (const auto& [x, y] : points) {
    svg += "<circle r=\"4\" cx=\"" + place(x) + "\" cy=\"" + place(y) + "\" fill=\"";
    svg.append(color).append("\"/>\n");
  }
}

void draw_perplexity(std::string& svg, std::span<const Candidate> candidates, const Across& across) {
  constexpr std::string_view kColor = "#1f6fb2";
  double least = candidates.front().evaluation.interval.low;
  double most = candidates.front().evaluation.interval.high;
  for (const Candidate& candidate : candidates) {
    least = std::min(least, candidate.evaluation.interval.low);
    most = std::max(most, candidate.evaluation.interval.high);
  }
  const Panel panel(kTop, least, most);
  panel.frame(svg, "Perplexity of held-out words, with 95 % intervals (lower is better)", 0);
  std::vector<std::pair<double, double>> points;
  for (const Candidate& candidate : candidates) {
    const double x = across(candidate.num_topics);
    points.emplace_back(x, panel(candidate.evaluation.completion.perplexity()));
    line(svg, x, panel(candidate.evaluation.interval.low), x, panel(candidate.evaluation.interval.high), kColor);
  }
  curve(svg, points, kColor);
}

void draw_coherence(std::string& svg, std::span<const Candidate> candidates, const Across& across) {
  std::vector<double> values;
  for (const Candidate& candidate : candidates) {
    if (is_number(candidate.evaluation.npmi.mean)) values.push_back(candidate.evaluation.npmi.mean);
  }
  if (values.empty()) return;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const Panel panel(kTop + kPanelHeight + kPanelGap, *least, *most);
  panel.frame(svg, "Coherence of the topics' top words, NPMI (higher is better)", 3);
  std::vector<std::pair<double, double>> points;
  for (const Candidate& candidate : candidates) {
    const double value = candidate.evaluation.npmi.mean;
    if (is_number(value)) points.emplace_back(across(candidate.num_topics), panel(value));
  }
  curve(svg, points, "#3d8b3d");
}

}  // namespace

std::string selection_svg(std::span<const Candidate> candidates, std::size_t recommended) {
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + place(kWidth) + " " + place(kHeight) +
                    "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
  const Across across(candidates);
  const double bottom = kTop + 2 * kPanelHeight + kPanelGap;
  const double chosen = across(candidates[recommended].num_topics);
  svg += "<rect x=\"" + place(chosen - 16.0) + "\" y=\"" + place(kTop) + "\" width=\"32.0\" height=\"" + place(bottom - kTop) +
         "\" fill=\"#f4ecd8\"/>\n";
  draw_perplexity(svg, candidates, across);
  draw_coherence(svg, candidates, across);
  for (const Candidate& candidate : candidates)
    text(svg, across(candidate.num_topics), bottom + 16.0, "middle", std::to_string(candidate.num_topics));
  text(svg, kWidth / 2.0, bottom + 38.0, "middle",
       "Number of topics; " + std::to_string(candidates[recommended].num_topics) + " recommended");
  return svg + "</svg>\n";
}

}  // namespace ldavi
