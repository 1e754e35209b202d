# SPDX-License-Identifier: Apache-2.0
"""coherence_peers.py PROGRAM: the coherences of `lda-vi eval` beside those of gensim and tomotopy, for the same topics and sequences of words.

Where the definitions agree the figures do; where not, a formula that is written down here bridges the difference. Needs both (tools/bench/lib/requirements.txt):
of this Python, of PEERS_PYTHON, or as tools/bench/peers has fetched them. Without them it says so and is skipped.
"""
import math
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True

import peer_python

HERE = pathlib.Path(__file__).resolve().parent

try:
    import gensim
    import tomotopy
    import tomotopy.coherence
except ImportError as error:
    peer_python.start_again(error, "gensim and tomotopy")

sys.path.insert(0, str(HERE))
import coherence
from coherence import EPSILON, LONG, SHORT, Counts, World, mean, pairs, windows
from gensim.corpora import Dictionary
from gensim.models.coherencemodel import CoherenceModel


def umass_of_gensim(counts, words):
    """Röder's variant: the same mean, with a tiny number where Mimno has 1."""
    return mean(math.log((counts.share(first, second) + EPSILON) / counts.share(first)) for first, second in pairs(words))


def umass_of_tomotopy(counts, words):
    """The tiny number is added to the quotient."""
    return mean(math.log(counts.share(first, second) / (counts.share(first) + EPSILON) + EPSILON) for first, second in pairs(words))


def windows_of_gensim(texts, size):
    """As the window moves on, gensim takes the word that leaves for absent, also where it stands in the window once more."""
    for words in texts:
        found = set(words[:size])
        yield frozenset(found)
        for begin in range(1, len(words) - size + 1):
            found.discard(words[begin - 1])
            found.add(words[begin + size - 1])
            yield frozenset(found)


def windows_of_tomotopy(texts, size):
    """A word leaves one window early, so that windows are of size - 1 words, without a text's first."""
    for words in texts:
        if len(words) < size:
            yield frozenset(words)
        for begin in range(len(words) - size + 1):
            yield frozenset(words[begin + 1:begin + size])


class Peers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = World(coherence.PROGRAM)
        cls.texts = cls.world.texts
        # tomotopy passes over texts without any of the topics' words, and their windows do not count: so it gets none.
        cls.texts_of_topics = cls.with_a_word_of(cls.world.topics, cls.texts)
        # In texts without a word twice gensim's windows are everybody's.
        cls.texts_of_distinct_words = [list(dict.fromkeys(words)) for words in cls.texts]

    @classmethod
    def tearDownClass(cls):
        cls.world.temporary.cleanup()

    @staticmethod
    def with_a_word_of(topics, texts):
        known = {word for words in topics for word in words}
        return [words for words in texts if known & set(words)]

    def ours(self, texts):
        return self.world.coherence("--reference", self.world.write("reference.txt", texts))

    def gensim(self, measure, texts):
        dictionary = Dictionary(texts)
        model = CoherenceModel(topics=self.world.topics, texts=texts, dictionary=dictionary, coherence=measure, topn=10, processes=1,
                               corpus=[dictionary.doc2bow(words) for words in texts])
        return [float(value) for value in model.get_coherence_per_topic()]

    def tomotopy(self, measure, texts, topics=None, **options):
        topics = topics or self.world.topics
        corpus = tomotopy.utils.Corpus()
        for words in texts:
            corpus.add_doc(words)
        model = tomotopy.coherence.Coherence(corpus, coherence=measure, targets=sorted({word for words in topics for word in words}),
                                             eps=EPSILON, **options)
        return [model.get_score(words=words) for words in topics]

    def expected(self, measure, all_windows):
        counts = Counts(all_windows, self.world.topics)
        return [measure(counts, words) for words in self.world.topics]

    def assert_close(self, some, others, relative=1e-9):
        for topic, (one, other) in enumerate(zip(some, others, strict=True)):
            self.assertAlmostEqual(one, other, delta=relative * max(1, abs(other)), msg=f"topic {topic}")

    def test_gensim_says_the_same_where_no_word_stands_twice(self):
        texts = self.texts_of_distinct_words
        ours = self.ours(texts)
        for measure, name in ("c_uci", "uci"), ("c_npmi", "npmi_window"), ("c_v", "c_v"):
            self.assert_close(ours[name]["topics"], self.gensim(measure, texts))

    def test_gensim_says_nearly_the_same_of_any_text(self):
        ours = self.ours(self.texts)
        for measure, name, formula, size in (("c_uci", "uci", coherence.uci, SHORT), ("c_npmi", "npmi_window", coherence.c_npmi, SHORT),
                                             ("c_v", "c_v", coherence.c_v, LONG)):
            theirs = self.gensim(measure, self.texts)
            self.assert_close(theirs, self.expected(formula, windows_of_gensim(self.texts, size)))
            self.assert_close(ours[name]["topics"], theirs, .1)
            print(f"gensim {measure}: {mean(theirs):.6f}, lda-vi {ours[name]['mean']:.6f}")

    def test_umass_has_another_number_for_pairs_that_are_never_together(self):
        ours = self.ours(self.texts)["umass"]["topics"]
        documents = list(map(frozenset, self.texts))
        self.assert_close(ours, self.expected(coherence.umass, documents))
        self.assert_close(self.gensim("u_mass", self.texts), self.expected(umass_of_gensim, documents))
        self.assert_close(self.tomotopy("u_mass", self.texts), self.expected(umass_of_tomotopy, documents))

    def test_tomotopy_says_the_same_with_windows_of_one_word_more(self):
        ours = self.ours(self.texts_of_topics)
        texts = [["_", *words] for words in self.texts_of_topics]
        for measure, name in ("c_uci", "uci"), ("c_npmi", "npmi_window"):
            self.assert_close(ours[name]["topics"], self.tomotopy(measure, texts, window_size=SHORT + 1), 1e-6)

    def test_tomotopy_says_nearly_the_same(self):
        ours = self.ours(self.texts_of_topics)
        for measure, name, formula in ("c_uci", "uci", coherence.uci), ("c_npmi", "npmi_window", coherence.c_npmi):
            theirs = self.tomotopy(measure, self.texts_of_topics)
            self.assert_close(theirs, self.expected(formula, windows_of_tomotopy(self.texts_of_topics, SHORT)), 1e-6)
            print(f"tomotopy {measure}: {mean(theirs):.6f}, lda-vi {ours[name]['mean']:.6f}")

    def test_tomotopy_has_the_words_of_all_topics_in_vectors_of_c_v(self):
        # So it is asked for one topic at a time, of the texts that have a word of that topic: it passes over others.
        for words in self.world.topics:
            texts = self.with_a_word_of([words], self.texts_of_topics)
            ours = coherence.c_v(Counts(windows(texts, LONG), [words]), words)
            theirs, = self.tomotopy("c_v", [["_", *text] for text in texts], [words], window_size=LONG + 1)
            self.assertAlmostEqual(ours, theirs, delta=1e-5)


if __name__ == "__main__":
    coherence.PROGRAM = sys.argv.pop(1)
    unittest.main()
