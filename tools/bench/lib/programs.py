# SPDX-License-Identifier: Apache-2.0
"""The programs that are compared: how long each is run, how it is called, where its topics are."""
import dataclasses
import re

import mallet
import setup
from process import Failure, run

PASSES = (1, 2, 5, 10, 20)
LENGTHS = {"cvb0": (5, 10, 20, 50, 100), "vb": (10, 20, 40, 80, 200)}  # of our engines; the others: PASSES
SWEEPS = (50, 100, 200, 400, 1000)
NUM_LENGTHS = 5  # of every program


@dataclasses.dataclass
class Job:
    corpus: object
    folder: object
    topics: int
    seed: int
    threads: int
    length: int


class LdaVi:
    unit = "passes"
    begin, end = r"^training \d", r"pass(es)?, [\d.,]+ (s|min|h)"

    def __init__(self, program, engine="cvb0"):
        self.program, self.engine, self.lengths = program, engine, LENGTHS.get(engine, PASSES)
        self.name = "lda-vi" if engine == "cvb0" else f"lda-vi-{engine}"
        self.setting = f"defaults: engine {engine}, alpha and eta learned"
        self.version = run([program, "--version"]).split()[-1]

    def command(self, job):
        return [self.program, "train", job.corpus.docword, "-k", job.topics, "--engine", self.engine, "--passes", job.length, "--seed", job.seed,
                "--threads", job.threads, "--holdout", 10, "-o", job.folder / "model.ldavi", "--force"]

    def scored(self, job):
        return [job.folder / "model.ldavi", job.corpus.docword]


class PythonPeer:
    begin, end = "^training$", "^trained$"

    def __init__(self, name, unit, lengths, setting, learns_alpha):
        self.name, self.unit, self.lengths, self.setting, self.learns_alpha = name, unit, lengths, setting, learns_alpha
        self.python = setup.python_peers()
        if isinstance(self.python, Failure):
            raise self.python
        package = {"sklearn": "scikit-learn", "vw": "vowpalwabbit"}.get(name.split("-", maxsplit=1)[0], name)
        self.version = re.search(rf"^{package}==(.+)$", (setup.HERE / "requirements.txt").read_text("utf-8"), re.MULTILINE)[1]

    def command(self, job):
        return [self.python, setup.HERE / "worker.py", self.name, job.corpus.training, job.topics, job.length, job.seed, job.threads,
                job.folder]

    def scored(self, job):
        alpha = ["--alpha", job.folder / "alpha.txt"] if self.learns_alpha else []
        return [job.corpus.docword, "--topics-file", job.folder / "topics.npy", *alpha]


class Mallet:
    name, unit, lengths = "mallet", "sweeps", SWEEPS
    setting = "--optimize-interval 10, priors learned from a quarter of the sweeps on (1,000: from sweep 200)"
    begin, end = "^Data loaded", "^Total time"

    def __init__(self):
        self.jars = setup.mallet_jars()
        self.version = re.search(r"<artifactId>mallet</artifactId>\s*<version>(.+)</version>",
                                 (setup.HERE / "mallet.pom.xml").read_text("utf-8"))[1]

    def command(self, job):
        documents = job.corpus.sentences.with_suffix(".imported")
        if not documents.exists():
            mallet.import_documents(self.jars, job.corpus.sentences, documents)
        return mallet.train_command(self.jars, documents, job.topics, job.length, job.seed, job.threads, job.folder)

    def scored(self, job):
        mallet.convert_topics(job.folder, job.topics, job.corpus.num_terms)
        return [job.corpus.docword, "--topics-file", job.folder / "topics.npy", "--alpha", job.folder / "alpha.txt"]


PEERS = {
    "mallet": Mallet,
    "tomotopy": lambda: PythonPeer("tomotopy", "sweeps", SWEEPS, "LDAModel with its defaults: alpha learned every 10 sweeps", True),
    "gensim": lambda: PythonPeer(
        "gensim", "passes", PASSES,
        "LdaModel, one thread, alpha and eta auto, chunksize 256, decay 0.7, offset 10, iterations 400", True),
    "sklearn-batch": lambda: PythonPeer("sklearn-batch", "passes", PASSES, "batch, priors 1/K, best symmetric alpha", False),
    "sklearn-online": lambda: PythonPeer(
        "sklearn-online", "passes", PASSES, "online, batch_size 256, priors 0.1 and 0.01, best symmetric alpha", False),
    "vw": lambda: PythonPeer(
        "vw", "passes", PASSES, "--lda_alpha 0.1 --lda_rho 0.01 --minibatch 256 --power_t 0.7 --initial_t 10, best symmetric alpha; reading its "
        "text is within the time", False),
}


def set_up(lda_vi, engines, names):
    """The programs, lda-vi with each of the engines first, and why others are left out: {name: reason}."""
    programs = [LdaVi(lda_vi, engine) for engine in engines]
    left_out = {}
    for name in names:
        try:
            programs.append(PEERS[name]())
        except Failure as failure:
            left_out[name] = str(failure)
    return programs, left_out
