# SPDX-License-Identifier: Apache-2.0
"""coherence.py PROGRAM: the coherences of `lda-vi eval`, against windows that are counted one by one and formulas that are written down again."""
import itertools
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EPSILON = 1e-12
SHORT, LONG = 10, 110


class World:
    """The texts of the bundled corpus as words that every program cuts alike, and topics that lda-vi learns from them."""

    def __init__(self, program):
        self.program = program
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        lines = (ROOT / "corpora" / "everyday.jsonl").read_text("utf-8").splitlines()
        self.texts = [re.findall("[a-z]{3,}", json.loads(line)["text"].lower()) for line in lines]
        self.input = self.write("texts.txt", self.texts)
        model, self.topics_file = self.folder / "m.ldavi", self.folder / "topics.tsv"
        self.run("train", self.input, "-k", "8", "--passes", "20", "-o", model, "-q")
        self.run("export", model, "--format", "tsv", "-o", self.topics_file)
        listed = json.loads(self.run("topics", model, "-n", "10", "--format", "json"))
        self.topics = [[word["term"] for word in topic["words"]] for topic in listed["topics"]]

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], check=True, stdout=subprocess.PIPE).stdout

    def write(self, name, texts):
        path = self.folder / name
        path.write_text("".join(" ".join(words) + "\n" for words in texts), "ascii")
        return path

    def coherence(self, *arguments):
        """What eval says of the topics; every word of a text counts, known or not."""
        found = self.run("eval", self.input, "--topics-file", self.topics_file, "--alpha", ".1", "--format", "json", *arguments)
        return json.loads(found)["coherence"]


def windows(texts, size):
    for words in texts:
        for begin in range(max(1, len(words) - size + 1) if words else 0):
            yield frozenset(words[begin:begin + size])


class Counts:
    """How many windows hold a word, and how many two."""

    def __init__(self, all_windows, topics):
        self.total, self.counts = 0, {}
        known = {word for words in topics for word in words}
        for window in all_windows:
            self.total += 1
            found = sorted(window & known)
            for key in itertools.chain(found, itertools.combinations(found, 2)):
                self.counts[key] = self.counts.get(key, 0) + 1

    def number(self, first, second=None):
        key = first if second in (None, first) else tuple(sorted((first, second)))
        return self.counts.get(key, 0)

    def share(self, first, second=None):
        return self.number(first, second) / self.total

    def information(self, first, second):
        return math.log((self.share(first, second) + EPSILON) / (self.share(first) * self.share(second)))

    def normalised(self, first, second):
        return self.information(first, second) / -math.log(self.share(first, second) + EPSILON)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def pairs(words):
    """(more probable, less probable)"""
    return itertools.combinations(words, 2)


def are_seen(counts, *words):
    return all(counts.number(word) > 0 for word in words)


def umass(counts, words):
    return mean(math.log((counts.number(first, second) + 1) / counts.number(first)) for first, second in pairs(words)
                if are_seen(counts, first))


def npmi(counts, words):
    return mean(-1.0 if counts.number(*pair) == 0 else
                math.log(counts.share(*pair) / (counts.share(pair[0]) * counts.share(pair[1]))) / -math.log(counts.share(*pair))
                for pair in pairs(words))


def uci(counts, words):
    return mean(counts.information(*pair) for pair in pairs(words) if are_seen(counts, *pair))


def c_npmi(counts, words):
    return mean(counts.normalised(*pair) if are_seen(counts, *pair) else -1.0 for pair in pairs(words))


def c_v(counts, words):
    vectors = [[counts.normalised(word, other) if are_seen(counts, word, other) else 0.0 for other in words] for word in words]
    total = [sum(column) for column in zip(*vectors)]
    length = lambda vector: math.sqrt(sum(value * value for value in vector))
    return mean(sum(map(float.__mul__, vector, total)) / (length(vector) * length(total)) if any(vector) else 0.0 for vector in vectors)


class Coherence(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = World(PROGRAM)

    @classmethod
    def tearDownClass(cls):
        cls.world.temporary.cleanup()

    def check(self, found, texts):
        topics = self.world.topics
        documents = Counts(map(frozenset, texts), topics)
        short, long = (Counts(windows(texts, size), topics) for size in (SHORT, LONG))
        self.assertEqual([found["documents"], found["uci"]["windows"], found["npmi_window"]["windows"], found["c_v"]["windows"]],
                         [documents.total, short.total, short.total, long.total])
        for name, measure, counts in (("umass", umass, documents), ("npmi", npmi, documents), ("uci", uci, short),
                                      ("npmi_window", c_npmi, short), ("c_v", c_v, long)):
            expected = [measure(counts, words) for words in topics]
            for topic, (ours, theirs) in enumerate(zip(found[name]["topics"], expected, strict=True)):
                self.assertAlmostEqual(ours, theirs, delta=1e-9 * max(1, abs(theirs)), msg=f"{name}, topic {topic}")
            self.assertAlmostEqual(found[name]["mean"], mean(expected), delta=1e-9 * max(1, abs(mean(expected))), msg=name)

    def test_in_the_input(self):
        self.check(self.world.coherence(), self.world.texts)

    def test_in_what_is_not_held_out(self):
        texts = [words for number, words in enumerate(self.world.texts) if number % 4 != 0]
        self.check(self.world.coherence("--holdout", "4"), texts)

    def test_in_a_reference(self):
        texts = [words[:number % 40] for number, words in enumerate(self.world.texts)]
        known = {line.split("\t")[0] for line in self.world.topics_file.read_text("utf-8").splitlines()[1:]}
        found = self.world.coherence("--reference", self.world.write("reference.txt", texts), "--holdout", "4")
        texts = [words for words in texts if known & set(words)]
        seen = {word for words in texts for word in words}
        self.assertTrue(any(word not in seen for words in self.world.topics for word in words), "no word is missing there")
        self.check(found, texts)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
