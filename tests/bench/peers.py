# SPDX-License-Identifier: Apache-2.0
"""peers.py PROGRAM: the parts of tools/bench/peers that need no peer."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "bench" / "lib"))
import corpus
import figure
import mallet
import process
import programs
import report

PROGRAM = sys.argv.pop(1)


def a_point(program, length, seconds, perplexity):
    return {"corpus": "c", "program": program, "length": length, "unit": "passes", "seconds": seconds, "processor_seconds": seconds / 2,
            "peak_mb": 10.0, "perplexity": perplexity, "npmi": 0.1, "alpha": "own"}


POINTS = [a_point("lda-vi", 10, .5, 1200.0), a_point("lda-vi", 20, 1.0, 1000.0), a_point("a<b", 5, 3.0, 1100.0), a_point("a<b", 1, 1.0, 1300.0),
          a_point("better", 1, 1.0, 900.0)]
RESULTS = {"topics": 2, "seed": 1, "threads": 1, "points": POINTS, "left_out": {"gone": "no java"},
           "corpora": {"c": {"training_documents": 9, "training_tokens": 99, "terms": 5}},
           "programs": {"lda-vi": {"version": "1", "setting": "defaults"}}}


class Temporary(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)


class Corpus(Temporary):
    def test_holds_out_what_lda_vi_holds_out(self):
        # Document i has 2^i tokens, so that the number of training tokens tells which documents they are in; 3 and 11 are empty.
        docword = self.folder / "docword.powers.txt"
        rows = [(number, 1 + number % 3, 2 ** number) for number in range(24) if number not in (3, 11)]
        docword.write_text(f"24\n3\n{len(rows)}\n" + "".join(f"{d + 1} {w} {n}\n" for d, w, n in rows), "ascii")
        (self.folder / "vocab.powers.txt").write_text("a\nb\nc\n", "ascii")
        model = self.folder / "m.ldavi"
        subprocess.run([PROGRAM, "train", docword, "-k", "2", "--passes", "1", "--holdout", "10", "-q", "-o", model], check=True,
                       stdout=subprocess.DEVNULL)
        theirs = json.loads(subprocess.check_output([PROGRAM, "inspect", model, "--format", "json"]))
        counts = corpus.Corpus(docword, self.folder)
        self.assertEqual(counts.size["training_tokens"], theirs["training_tokens"])
        self.assertEqual(counts.size["training_documents"], theirs["training_documents"])
        self.assertEqual(counts.size["documents"], 22)

        terms, training = corpus.read_uci(counts.training)
        self.assertEqual(terms, 3)
        self.assertEqual(sum(count for cells in training for _, count in cells), theirs["training_tokens"])
        words = counts.sentences.read_text("ascii").split()
        self.assertEqual(sum(word.startswith("w") for word in words), theirs["training_tokens"])

    def test_counts_texts(self):
        texts = self.folder / "texts"
        texts.mkdir()
        for name, text in {"a": "The cat, the CAT and a dog", "b": "cat dog once", "c": "x 12", "d": "élan", "e": "", "f": "élan"}.items():
            (texts / f"{name}.txt").write_text(text, "utf-8")
        (self.folder / "stop.txt").write_text("# words\nthe\nand\n", "utf-8")
        corpus.count_texts(texts, self.folder / "stop.txt", self.folder / "docword.t.txt")
        self.assertEqual((self.folder / "vocab.t.txt").read_text("utf-8"), "cat\ndog\nélan\n")
        self.assertEqual(corpus.read_uci(self.folder / "docword.t.txt"),
                         (3, [[(0, 2), (1, 1)], [(0, 1), (1, 1)], [(2, 1)], [(2, 1)]]))


class Process(Temporary):
    def test_measures_between_two_messages(self):
        child = ("import sys, time\nfor word in 'begin', 'end':\n time.sleep(.3); print(word, file=sys.stderr, flush=True)\n"
                 "time.sleep(.3)")
        found = process.measure([sys.executable, "-c", child], "^begin$", "^end$", {})
        self.assertGreater(found["seconds"], .25)
        self.assertLess(found["processor_seconds"], .25)
        self.assertGreater(found["peak_mb"], 1)

    def test_a_failing_program_is_a_failure(self):
        for child in "raise SystemExit('boom')", "pass":
            with self.assertRaises(process.Failure):
                process.measure([sys.executable, "-c", child], "begin", "end", {})

    def test_lda_vi_says_when_it_trains(self):
        job = programs.Job(None, self.folder, 2, 1, 1, 3)
        ours = programs.LdaVi(PROGRAM)
        job.corpus = corpus_of(self.folder)
        found = process.measure(ours.command(job), ours.begin, ours.end, {})
        self.assertGreater(found["seconds"], 0)


def corpus_of(folder):
    corpus.write_uci(folder / "docword.c.txt", 3, [[(0, 1), (1, 2)], [(1, 1), (2, 5)], [(0, 3)]])
    (folder / "vocab.c.txt").write_text("a\nb\nc\n", "ascii")
    return corpus.Corpus(folder / "docword.c.txt", folder)


class Mallet(Temporary):
    def test_topics_are_what_eval_reads(self):
        counts = corpus_of(self.folder)
        (self.folder / "weights.txt").write_text("0\tw0\t3.5\n0\tw1\t0.5\n1\tw1\t7.5\n1\tw0\t0.5\n", "ascii")  # no document has w2
        (self.folder / "keys.txt").write_text("0\t0.25\ta b \n1\t0.75\tb a \n", "utf-8")
        mallet.convert_topics(self.folder, 2, 3)
        self.assertEqual((self.folder / "alpha.txt").read_text("ascii"), "0.25\n0.75\n")
        tsv = self.folder / "same.tsv"
        tsv.write_text("3.5\t0.5\t0.5\n0.5\t7.5\t0.5\n", "ascii")
        found = [subprocess.check_output([PROGRAM, "eval", counts.docword, "--topics-file", topics, "--alpha", self.folder / "alpha.txt",
                                          "-q"]) for topics in (self.folder / "topics.npy", tsv)]
        self.assertEqual(*(re.sub(rb"\S*(topics\.npy|same\.tsv)", b"", said) for said in found))


class Report(Temporary):
    def test_what_lda_vi_took_to_be_as_good(self):
        rows = {row.split("|")[1].strip(): [cell.strip() for cell in row.split("|")[2:-1]] for row in report.to_reach(POINTS).splitlines()[2:]}
        self.assertEqual(rows["a<b"], ["1,100.0", "5 passes", "3.00", "1.50", "cvb0, 20 passes", "1.00", "0.50", "3.0", "3.0"])
        self.assertEqual(rows["better"][4:], ["not reached", "-", "-", "-", "-"])

    def test_tables_line_up(self):
        for table in report.all_points(POINTS), report.to_reach(POINTS):
            self.assertEqual(len({len(line) for line in table.splitlines()}), 1)

    def test_says_what_is_left_out(self):
        self.assertIn("LEFT OUT gone: no java", report.text(RESULTS))

    def test_csv_has_a_row_a_point(self):
        report.write_csv(POINTS, self.folder / "p.csv")
        self.assertEqual(len((self.folder / "p.csv").read_text("utf-8").splitlines()), 1 + len(POINTS))


class Figure(unittest.TestCase):
    def test_is_well_formed_and_has_every_point(self):
        root = xml.etree.ElementTree.fromstring(figure.svg(RESULTS))
        space = "{http://www.w3.org/2000/svg}"
        titles = [title.text for title in root.iter(f"{space}title")]
        self.assertEqual(len(titles), len(POINTS))
        self.assertIn("a<b, 5 passes: 3.0 s, perplexity 1,100", titles)
        width, height = float(root.get("width")), float(root.get("height"))
        for circle in root.iter(f"{space}circle"):
            self.assertTrue(0 <= float(circle.get("cx")) <= width and 0 <= float(circle.get("cy")) <= height)

    def test_more_time_is_further_right_and_lower_perplexity_lower(self):
        root = xml.etree.ElementTree.fromstring(figure.svg(RESULTS))
        space = "{http://www.w3.org/2000/svg}"
        places = {circle.find(f"{space}title").text.split(":")[0]: (float(circle.get("cx")), float(circle.get("cy")))
                  for circle in root.iter(f"{space}circle") if circle.find(f"{space}title") is not None}
        short, long = places["a<b, 1 passes"], places["a<b, 5 passes"]
        self.assertLess(short[0], long[0])
        self.assertLess(short[1], long[1])

    def test_shows_the_time_that_was_asked_for(self):
        self.assertIn("a&lt;b, 5 passes: 1.5 s", figure.svg(RESULTS, "processor_seconds"))

    def test_one_point_is_a_picture_too(self):
        xml.etree.ElementTree.fromstring(figure.svg(RESULTS | {"points": POINTS[:1]}))

    def test_labels_keep_their_distance(self):
        self.assertEqual(figure.spread([10, 12, 50], 16), [10, 26, 50])


unittest.main()
