# SPDX-License-Identifier: Apache-2.0
"""export_peers.py PROGRAM: what `lda-vi export` writes, read by the programs that it is for: NumPy, SciPy, gensim, pyLDAvis, pandas.

Figures are compared with those of other exports, or worked out again here. The blocks of Python in docs/how-to/export-*.md are run as they stand. Needs these
packages: of this Python, of PEERS_PYTHON, or of the one that tools/bench/peers has made, where they were added. Without them it says so and is skipped.
"""
import contextlib
import csv
import gzip
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import peer_python

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]

try:
    import gensim
    import numpy
    import pandas
    import pyLDAvis
    import scipy.io
    import scipy.spatial.distance
except ImportError as error:
    peer_python.start_again(error, "gensim, NumPy, pandas, pyLDAvis and SciPy")

PROGRAM = ""
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")


def blocks_of(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


class Exports(unittest.TestCase):
    """A model of the bundled corpus, and what it says of itself in JSON."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.corpus = str(ROOT / "corpora" / "everyday")
        cls.dated = str(ROOT / "corpora" / "everyday.jsonl")
        cls.models = {}
        for engine, topics in ("cvb0", 8), ("vb", 8), ("cvb0", 1), ("cvb0", 2):
            model = cls.path / f"{engine}-{topics}.ldavi"
            cls.run_program("train", cls.corpus, "-k", topics, "--engine", engine, "-q", "-o", model)
            cls.models[engine, topics] = model
        cls.model = cls.models["cvb0", 8]
        cls.json = json.loads(cls.run_program("export", cls.model, "--format", "json"))
        cls.phi = numpy.array([topic["probabilities"] for topic in cls.json["topics"]])
        cls.rows = [json.loads(line) for line in cls.run_program("export", cls.model, cls.corpus, "--what", "mixtures", "--format", "jsonl").splitlines()]
        cls.theta = numpy.array([row["mixture"] for row in cls.rows])

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @staticmethod
    def run_program(*arguments):
        return subprocess.run([PROGRAM, *map(str, arguments)], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8").stdout

    def export(self, name, *arguments, model=None):
        path = self.path / name
        self.run_program("export", model or self.model, *arguments, "-o", path, "--force")
        return path

    def lines(self, name):
        return (self.path / name).read_text(encoding="utf-8").splitlines()

    def test_numpy_reads_npz_without_pickle(self):
        with numpy.load(self.export("t.npz", "--format", "npz"), allow_pickle=False) as arrays:
            self.assertEqual(sorted(arrays), ["alpha", "names", "prevalence", "probabilities", "terms"])
            numpy.testing.assert_array_equal(arrays["probabilities"], self.phi.astype("f4"))
            self.assertEqual(arrays["terms"].tolist(), self.json["terms"])
            self.assertEqual(arrays["names"].tolist(), [topic["name"] for topic in self.json["topics"]])
            numpy.testing.assert_array_equal(arrays["prevalence"], [topic["prevalence"] for topic in self.json["topics"]])

    def test_numpy_reads_npy(self):
        numpy.testing.assert_array_equal(numpy.load(self.export("t.npy", "--format", "npy")), self.phi.astype("f4"))
        self.assertEqual(self.lines("t.terms.txt"), self.json["terms"])
        mixtures = self.export("d.npy", self.corpus, "--what", "mixtures", "--format", "npy")
        numpy.testing.assert_array_equal(numpy.load(mixtures), self.theta.astype("f4"))
        self.assertEqual(self.lines("d.ids.txt"), [row["id"] for row in self.rows])

    def test_scipy_reads_matrix_market(self):
        matrix = scipy.io.mmread(self.export("t.mtx", "--format", "mtx"))
        numpy.testing.assert_array_equal(matrix.toarray().astype("f4"), self.phi.astype("f4"))
        self.assertEqual(self.lines("t.terms.txt"), self.json["terms"])
        matrix = scipy.io.mmread(self.export("d.mtx", self.corpus, "--what", "mixtures", "--format", "mtx"))
        numpy.testing.assert_array_equal(matrix.toarray().astype("f4"), self.theta.astype("f4"))
        self.assertEqual(self.lines("d.ids.txt"), [row["id"] for row in self.rows])

    def test_pandas_reads_tables(self):
        for form, separator in ("csv", ","), ("tsv", "\t"):
            table = pandas.read_csv(self.export("t." + form, "--format", form), sep=separator, keep_default_na=False)
            self.assertEqual(table["term"].tolist(), self.json["terms"])
            numpy.testing.assert_allclose(table[[f"topic_{k}" for k in range(8)]].to_numpy().T, self.phi, rtol=1e-6)

    def test_prevalence_is_the_mean_of_mixtures(self):
        table = pandas.read_csv(self.export("labels.csv", self.corpus, "--what", "labels", "--format", "csv"))
        labels = numpy.array([row["id"].split("/")[0] for row in self.rows])
        self.assertEqual(sorted(set(table["label"])), sorted(set(labels)))
        for label, rows in table.groupby("label"):
            numpy.testing.assert_allclose(rows["prevalence"], self.theta[labels == label].mean(axis=0), rtol=1e-6)
            self.assertTrue((rows["documents"] == (labels == label).sum()).all())
            self.assertTrue(((rows["low"] <= rows["prevalence"]) & (rows["prevalence"] <= rows["high"])).all())

    def test_periods_are_those_of_pandas(self):
        with open(self.dated, encoding="utf-8") as file:
            dates = pandas.Series(pandas.to_datetime([json.loads(line)["date"] for line in file]))
        names = {"year": dates.dt.strftime("%Y"), "month": dates.dt.strftime("%Y-%m"), "day": dates.dt.strftime("%Y-%m-%d"),
                 "week": dates.dt.strftime("%G-W%V"), "quarter": dates.dt.year.astype(str) + "-Q" + dates.dt.quarter.astype(str)}
        for period, of_documents in names.items():
            table = pandas.read_csv(self.export("time.csv", self.dated, "--what", "time", "--period", period, "--format", "csv"), dtype={"period": str})
            counted = table[table["topic"] == 0].set_index("period")["documents"]
            self.assertEqual(counted.to_dict(), of_documents.value_counts().to_dict())
            self.assertEqual(list(counted.index), sorted(counted.index))

    def gensim_model(self, model):
        folder = self.export("gensim", "--format", "gensim", model=model)
        words = gensim.corpora.Dictionary.load_from_text(str(folder / "dictionary.txt"))
        weights = numpy.load(folder / "lambda.npy")
        made = gensim.models.LdaModel(id2word=words, num_topics=len(weights), alpha=numpy.load(folder / "alpha.npy"), eta=float(numpy.load(folder / "eta.npy")))
        made.state.sstats[:] = weights - made.eta
        made.sync_state()
        return made

    def test_gensim_has_the_same_topics_and_mixtures(self):
        model = self.models["vb", 8]
        made = self.gensim_model(model)
        phi = numpy.array([topic["probabilities"] for topic in json.loads(self.run_program("export", model, "--format", "json"))["topics"]])
        numpy.testing.assert_allclose(made.get_topics(), phi, rtol=1e-4, atol=1e-9)
        theta = [json.loads(line)["mixture"] for line in self.run_program("export", model, self.corpus, "--what", "mixtures", "--format", "jsonl").splitlines()]
        # Words of the documents, by way of the state for MALLET.
        self.export("state", self.corpus, "--format", "mallet", model=model)
        bags = [[] for _ in theta]
        with gzip.open(self.path / "state.state.gz", "rt", encoding="utf-8") as state:
            for line in state:
                if not line.startswith("#"):
                    bags[int(line.split(" ")[0])].append(line.split(" ")[4])
        made.minimum_phi_value = 0
        made.iterations, made.gamma_threshold = 1000, 1e-6
        for words, mixture in zip(bags, theta, strict=True):
            theirs = dict(made.get_document_topics(made.id2word.doc2bow(words), minimum_probability=0))
            difference = numpy.abs(numpy.array([theirs.get(k, 0) for k in range(8)]) - mixture).sum()
            self.assertLess(difference, 0.3)
        print("largest difference of the last mixture:", float(difference))

    def test_gensim_takes_one_and_two_topics(self):
        for topics in 1, 2:
            self.assertEqual(self.gensim_model(self.models["cvb0", topics]).get_topics().shape, (topics, len(self.json["terms"])))

    def prepared(self):
        lengths = [0] * len(self.rows)
        self.export("m", self.corpus, "--format", "mallet")
        with gzip.open(self.path / "m.state.gz", "rt", encoding="utf-8") as state:
            for line in state:
                if not line.startswith("#"):
                    lengths[int(line.split(" ")[0])] += 1
        self.lengths = numpy.array(lengths)
        return pyLDAvis.prepare(self.phi / self.phi.sum(axis=1, keepdims=True), self.theta / self.theta.sum(axis=1, keepdims=True), lengths,
                                self.json["terms"], self.phi.sum(axis=0), sort_topics=False, n_jobs=1)

    def test_ldavis_says_what_pyldavis_prepares(self):
        ours = json.loads(self.export("v.json", self.corpus, "--format", "ldavis").read_text(encoding="utf-8"))
        theirs = self.prepared().to_dict()
        self.assertEqual(set(ours), set(theirs))
        for table in "mdsDat", "tinfo", "token.table", "plot.opts":
            self.assertEqual(set(ours[table]), set(theirs[table]), table)
        for figure in "R", "lambda.step", "topic.order", "plot.opts":
            self.assertEqual(ours[figure], theirs[figure])
        numpy.testing.assert_allclose(ours["mdsDat"]["Freq"], theirs["mdsDat"]["Freq"], rtol=1e-4)
        self.assertEqual(ours["mdsDat"]["topics"], theirs["mdsDat"]["topics"])
        mine, others = (pandas.DataFrame(table["tinfo"]).set_index(["Category", "Term"]) for table in (ours, theirs))
        common = mine.index.intersection(others.index)
        topics = [entry for entry in common if entry[0] != "Default"]
        self.assertGreater(len(topics), 0.99 * (others.index.get_level_values(0) != "Default").sum())
        self.assertGreater(len(topics), 0.99 * (mine.index.get_level_values(0) != "Default").sum())
        self.assertGreater(len(common) - len(topics), 15)
        for column, tolerance in ("Freq", 1e-3), ("Total", 1e-3), ("logprob", 2e-4), ("loglift", 2e-4):
            numpy.testing.assert_allclose(mine.loc[topics, column], others.loc[topics, column], rtol=tolerance, atol=tolerance)

    def test_saliency_is_by_bayes_rule(self):
        ours = json.loads(self.export("v.json", self.corpus, "--format", "ldavis").read_text(encoding="utf-8"))
        self.prepared()
        share = (self.theta * self.lengths[:, None]).sum(axis=0) / self.lengths.sum()
        joint = self.phi * share[:, None]
        given = joint / joint.sum(axis=0)
        saliency = joint.sum(axis=0) * (given * numpy.log(given / share[:, None])).sum(axis=0)
        best = [self.json["terms"][i] for i in numpy.argsort(-saliency, kind="stable")[:30]]
        self.assertEqual(ours["tinfo"]["Term"][:30], best)

    def test_the_map_is_classical_scaling_of_the_root_of_the_divergence(self):
        ours = json.loads(self.export("v.json", "--format", "ldavis").read_text(encoding="utf-8"))["mdsDat"]
        counts = self.phi - self.phi.min(axis=1, keepdims=True)  # what is above the prior, which all topics have of some word
        nats = scipy.spatial.distance.pdist(counts / counts.sum(axis=1, keepdims=True), "jensenshannon")
        distances = scipy.spatial.distance.squareform(nats) / numpy.sqrt(numpy.log(2))
        centre = numpy.eye(8) - 1 / 8
        values, vectors = numpy.linalg.eigh(-0.5 * centre @ distances**2 @ centre)
        expected = vectors[:, ::-1][:, :2] * numpy.sqrt(values[::-1][:2])
        for axis, theirs in zip(("x", "y"), expected.T):
            mine = numpy.array(ours[axis])
            self.assertLess(min(numpy.abs(mine - theirs).max(), numpy.abs(mine + theirs).max()), 0.01)

    def test_ldavis_takes_one_and_two_topics(self):
        for topics in 1, 2:
            page = json.loads(self.export("v.json", "--format", "ldavis", model=self.models["cvb0", topics]).read_text(encoding="utf-8"))
            self.assertEqual(page["mdsDat"]["topics"], list(range(1, topics + 1)))
            self.assertAlmostEqual(sum(page["mdsDat"]["Freq"]), 100)

    def shown(self, page):
        """The page of pyLDAvis with that JSON in it, once a browser has run it, topic 1 chosen. Nothing is fetched."""
        scripts = pathlib.Path(pyLDAvis.__file__).parent / "js"
        html = "<!DOCTYPE html><meta charset='utf-8'><div id='topics'></div><pre id='errors'></pre>"
        html += "<script>onerror = message => { document.getElementById('errors').textContent += message; }</script>"
        for script in "d3.v5.min.js", "ldavis.v3.0.0.js":
            html += f"<script>{(scripts / script).read_text(encoding='utf-8')}</script>"
        file = self.path / "page.html"
        file.write_text(html + f"<script>new LDAvis('#topics', {page.read_text(encoding='utf-8')})</script>", encoding="utf-8")
        return subprocess.run([BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.path / 'browser'}", "--virtual-time-budget=5000",
                               "--dump-dom", f"{file.as_uri()}#topic=1&lambda=0.6&term="], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              encoding="utf-8", timeout=120).stdout

    @unittest.skipUnless(BROWSER, "there is no chromium")
    def test_the_page_of_pyldavis_shows_topics(self):
        for topics in 1, 2, 8:
            dom = self.shown(self.export("v.json", "--format", "ldavis", model=self.models["cvb0", topics]))
            self.assertIn('<pre id="errors"></pre>', dom)
            self.assertEqual(dom.count('class="dot"'), topics)
            self.assertIn("Most Relevant Terms for Topic 1 (", dom)

    @unittest.skipUnless(BROWSER, "there is no chromium")
    def test_terms_do_not_leave_the_script(self):
        (self.path / "vocab.evil.txt").write_text("</script><b>bold</b>\nbread\nbutter\n", encoding="utf-8")
        (self.path / "docword.evil.txt").write_text("3\n3\n6\n1 1 5\n1 2 1\n2 1 4\n2 2 2\n3 2 3\n3 3 3\n", encoding="utf-8")
        model = self.path / "evil.ldavi"
        self.run_program("train", self.path / "docword.evil.txt", "-k", 2, "-q", "-o", model)
        dom = self.shown(self.export("v.json", "--format", "ldavis", model=model))
        self.assertIn('<pre id="errors"></pre>', dom)
        self.assertIn("&lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;</text>", dom)

    def test_gamma_of_lda_c_gives_mixtures(self):
        self.export("c", self.corpus, "--format", "lda-c")
        gamma = numpy.loadtxt(self.path / "c.gamma")
        numpy.testing.assert_allclose(gamma / gamma.sum(axis=1, keepdims=True), self.theta, rtol=1e-5)
        numpy.testing.assert_allclose(numpy.exp(numpy.loadtxt(self.path / "c.beta")), self.phi, rtol=1e-5)

    def test_files_of_mallet_agree(self):
        self.export("m", self.corpus, "--format", "mallet")
        with open(self.path / "m.word-weights.txt", encoding="utf-8") as file:
            weights = pandas.DataFrame(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), columns=["topic", "term", "weight"])
        table = weights.astype({"topic": int, "weight": float}).pivot(index="topic", columns="term", values="weight")[self.json["terms"]].to_numpy()
        numpy.testing.assert_allclose(table / table.sum(axis=1, keepdims=True), self.phi, rtol=1e-5)
        documents = [line.split("\t") for line in self.lines("m.doc-topics.txt")]
        self.assertEqual([row[1] for row in documents], [row["id"] for row in self.rows])
        numpy.testing.assert_allclose(numpy.array([row[2:] for row in documents], float), self.theta, rtol=1e-6)

    def test_the_how_to_pages_work(self):
        bin_folder = self.path / "bin"
        bin_folder.mkdir()
        (bin_folder / "lda-vi").symlink_to(PROGRAM)
        ran = 0
        for page in sorted((ROOT / "docs" / "how-to").glob("export-*.md")):
            work = self.path / page.stem
            work.mkdir()
            (work / "corpora").symlink_to(ROOT / "corpora")
            for commands in blocks_of(page, "sh"):
                subprocess.run(["sh", "-eu"], input=commands, cwd=work, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, encoding="utf-8",
                               env={**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"})
            for code in blocks_of(page, "python"):
                with contextlib.chdir(work), contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(code, str(page), "exec"), {})
                ran += 1
        self.assertGreaterEqual(ran, 5)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
