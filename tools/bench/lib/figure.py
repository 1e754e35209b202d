# SPDX-License-Identifier: Apache-2.0
"""Curves of perplexity over the time of training as SVG, a panel a corpus."""
import html
import math

from report import by_program, is_ours

COLOURS = {"lda-vi": "#0b3d91", "mallet": "#d55e00", "tomotopy": "#009e73", "gensim": "#b8860b", "sklearn-batch": "#a0498b",
           "sklearn-online": "#5f6b76", "vw": "#7a4a21", "lda-vi-scvb0": "#2f7ed8", "lda-vi-svi": "#7fb2e5"}
AXES = {"seconds": "seconds of training", "processor_seconds": "processor seconds of training"}
LEFT, RIGHT, TOP, WIDTH, HEIGHT, GAP = 70, 170, 70, 560, 320, 100


def element(name, content="", **attributes):
    written = " ".join(f'{key.rstrip("_").replace("_", "-")}="{html.escape(str(value))}"' for key, value in attributes.items())
    return f"<{name} {written}>{content}</{name}>"


def label(x, y, words, **attributes):
    return element("text", html.escape(words), x=f"{x:.1f}", y=f"{y:.1f}", **attributes)


def line(x1, y1, x2, y2, colour):
    return element("path", d=f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", stroke=colour, fill="none")


def nice_step(span):
    """A step of 1, 2 or 5 times a power of ten that makes four to eight ticks."""
    power = 10 ** math.floor(math.log10(span / 4))
    return max(step * power for step in (1, 2, 5) if step * power <= span / 4)


def spread(places, apart):
    """Places in ascending order, moved so that neighbours keep their distance."""
    placed = []
    for place in places:
        placed.append(max(place, placed[-1] + apart) if placed else place)
    return placed


def panel(title, points, top, time):
    seconds = [max(point[time], .01) for point in points]
    perplexities = [point["perplexity"] for point in points]
    first, last = math.log10(min(seconds)) - .05, math.log10(max(seconds)) + .05
    step = nice_step(max(max(perplexities) - min(perplexities), 1))
    low = math.floor(min(perplexities) / step) * step
    high = max(math.ceil(max(perplexities) / step) * step, low + step)

    def x(value):
        return LEFT + (math.log10(max(value, .01)) - first) / (last - first) * WIDTH

    def y(value):
        return top + (high - value) / (high - low) * HEIGHT

    out = [label(LEFT, top - 14, title, font_weight="bold", font_size=15)]
    for tick in range(round((high - low) / step) + 1):
        value = low + tick * step
        out += [line(LEFT, y(value), LEFT + WIDTH, y(value), "#e3e6ea"),
                label(LEFT - 8, y(value) + 4, f"{value:,.0f}", text_anchor="end")]
    for power in range(math.floor(first), math.ceil(last) + 1):
        for digit in (1, 2, 5):
            if first <= math.log10(digit) + power <= last:
                at = x(digit * 10.0 ** power)
                out += [line(at, top, at, top + HEIGHT, "#e3e6ea"),
                        label(at, top + HEIGHT + 18, f"{digit * 10.0 ** power:g}", text_anchor="middle")]
    out += [element("path", d=f"M{LEFT} {top}V{top + HEIGHT}H{LEFT + WIDTH}", stroke="#4a5056", fill="none"),
            label(LEFT + WIDTH / 2, top + HEIGHT + 40, f"{AXES[time]} (logarithmic)", text_anchor="middle"),
            label(0, 0, "held-out perplexity, lower is better", text_anchor="middle",
                  transform=f"translate(16 {top + HEIGHT / 2:.0f}) rotate(-90)")]

    curves = sorted(by_program(points).items(), key=lambda item: -item[1][-1]["perplexity"])  # the best ends lowest
    places = spread([y(curve[-1]["perplexity"]) for _, curve in curves], 16)
    past = max(0, places[-1] - (top + HEIGHT))  # labels that were pushed below the panel go up again, as a whole
    for (program, curve), place in zip(curves, places):
        colour = COLOURS.get(program, "#333333")
        path = "L".join(f"{x(point[time]):.1f} {y(point['perplexity']):.1f}" for point in curve)
        out.append(element("path", d="M" + path, stroke=colour, fill="none", stroke_width=3.5 if is_ours(program) else 2,
                           stroke_linejoin="round"))
        for point in curve:
            about = f"{program}, {point['length']} {point['unit']}: {point[time]:.1f} s, perplexity {point['perplexity']:,.0f}"
            out.append(element("circle", element("title", html.escape(about)), cx=f"{x(point[time]):.1f}",
                               cy=f"{y(point['perplexity']):.1f}", r=4.5 if is_ours(program) else 3.5, fill=colour))
        end_x, end_y = x(curve[-1][time]) + 6, y(curve[-1]["perplexity"])
        out.append(element("path", d=f"M{end_x:.1f} {end_y:.1f}L{LEFT + WIDTH + 10} {place - past:.1f}", stroke=colour,
                           stroke_dasharray="1 3", fill="none"))
        out.append(label(LEFT + WIDTH + 14, place - past + 4, f"{program} {curve[-1]['perplexity']:,.0f}", fill=colour, font_weight="bold"))
    return out


def svg(results, time="seconds"):
    """`time`: what the horizontal axis shows, a key of AXES."""
    corpora = [name for name in results["corpora"] if any(point["corpus"] == name for point in results["points"])]
    width, height = LEFT + WIDTH + RIGHT, TOP + len(corpora) * (HEIGHT + GAP)
    body = [element("rect", width=width, height=height, fill="white")]
    x = LEFT
    for name in dict.fromkeys(point["program"] for point in results["points"]):
        lengths = sorted({(point["length"], point["unit"]) for point in results["points"] if point["program"] == name})
        body += [element("circle", cx=x + 5, cy=20, r=5, fill=COLOURS.get(name, "#333333")), label(x + 15, 24, name),
                 label(x + 15, 39, f"{lengths[0][0]}–{lengths[-1][0]:,} {lengths[0][1]}", font_size=10, fill="#5f6b76")]
        x += 115
    for number, name in enumerate(corpora):
        points = [point for point in results["points"] if point["corpus"] == name]
        body += panel(f"{name}, {results['topics']} topics", points, TOP + 20 + number * (HEIGHT + GAP), time)
    return element("svg", "\n" + "\n".join(body) + "\n", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", width=width,
                   height=height, font_family="Helvetica, Arial, sans-serif", font_size=12, fill="#22272c") + "\n"
