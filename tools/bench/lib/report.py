# SPDX-License-Identifier: Apache-2.0
"""Tables of the points that were measured. A point is a dict: corpus, program, length, unit, seconds, processor_seconds, peak_mb,
perplexity, npmi, alpha ("own", or the best symmetric value)."""
import csv

COLUMNS = ("corpus", "program", "length", "unit", "seconds", "processor_seconds", "peak_mb", "perplexity", "npmi", "alpha")


def markdown(head, rows):
    """A table whose columns line up; the first is text, the others are numbers."""
    cells = [head, *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]

    def line(row):
        return "| " + " | ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths))) + " |"

    rule = "|" + "|".join("-" * (w + 2) if i == 0 else "-" * (w + 1) + ":" for i, w in enumerate(widths)) + "|"
    return "\n".join([line(cells[0]), rule, *map(line, cells[1:])])


def by_program(points):
    """The points of one corpus by program, as they were first named, each sorted by length."""
    found = {}
    for point in points:
        found.setdefault(point["program"], []).append(point)
    return {program: sorted(curve, key=lambda point: point["length"]) for program, curve in found.items()}


def all_points(points):
    rows = [(program, f"{p['length']} {p['unit']}", f"{p['seconds']:.2f}", f"{p['processor_seconds']:.2f}", f"{p['peak_mb']:.0f}",
             f"{p['perplexity']:,.1f}", p["alpha"], f"{p['npmi']:.3f}") for program, curve in by_program(points).items() for p in curve]
    return markdown(["program", "length", "seconds", "CPU s", "MB", "perplexity", "alpha", "NPMI"], rows)


def is_ours(program):
    return program.startswith("lda-vi")


def to_reach(points):
    """For each peer its best perplexity, and what lda-vi took to be as good: the quickest measured run of its engines that is."""
    curves = by_program(points)
    names = [name for name in curves if is_ours(name)]
    ours = sorted((point for name in names for point in curves.pop(name)), key=lambda point: point["processor_seconds"])
    rows = []
    for program, curve in curves.items():
        best = min(curve, key=lambda point: point["perplexity"])
        row = [program, f"{best['perplexity']:,.1f}", f"{best['length']} {best['unit']}", f"{best['seconds']:.2f}",
               f"{best['processor_seconds']:.2f}"]
        as_good = next((point for point in ours if point["perplexity"] <= best["perplexity"]), None)
        if as_good:
            row += [f"{as_good['program'].removeprefix('lda-vi').lstrip('-') or 'cvb0'}, {as_good['length']} {as_good['unit']}", f"{as_good['seconds']:.2f}", f"{as_good['processor_seconds']:.2f}",
                    *(f"{best[what] / max(as_good[what], .01):.1f}" for what in ("seconds", "processor_seconds"))]
        else:
            row += ["not reached", "-", "-", "-", "-"]
        rows.append(row)
    return markdown(["peer", "its best", "at", "s", "CPU s", "lda-vi as good at", "s", "CPU s", "ratio s", "ratio CPU"], rows)


def text(results):
    """All tables, with what was run and what was left out."""
    parts = []
    for corpus, size in results["corpora"].items():
        points = [point for point in results["points"] if point["corpus"] == corpus]
        if not points:
            continue
        parts.append(f"{corpus}, K = {results['topics']}, threads {results['threads']}, seed {results['seed']}: "
                     f"{size['training_documents']:,} training documents, {size['training_tokens']:,} tokens, {size['terms']:,} terms")
        parts.append(all_points(points))
        if any(not is_ours(point["program"]) for point in points):
            parts.append(to_reach(points))
    parts.append("\n".join(f"{name} {about['version']}: {about['setting']}" for name, about in results["programs"].items()))
    parts += [f"LEFT OUT {name}: {reason}" for name, reason in results["left_out"].items()]
    return "\n\n".join(parts) + "\n"


def write_csv(points, path):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(points)
