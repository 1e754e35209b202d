# SPDX-License-Identifier: Apache-2.0
"""One matrix of counts for every program: reading it, holding documents out, writing what each program reads."""
import collections
import gzip
import pathlib
import re

HOLDOUT = 10  # as `lda-vi train --holdout 10`: of the documents with a token, 0, 10, 20 … are for testing


class Corpus:
    """A UCI file, and beside it the training documents alone, which is all that the other programs get to see."""

    def __init__(self, docword, folder):
        self.docword = pathlib.Path(docword)
        self.name = re.sub(r"^docword\.|\.txt$", "", self.docword.name.removesuffix(".gz"))
        self.training = folder / f"{self.name}.training.txt"
        self.sentences = folder / f"{self.name}.mallet.txt"
        self.num_terms, documents = read_uci(self.docword)
        kept = [document for number, document in enumerate(documents) if number % HOLDOUT != 0]
        self.size = {
            "documents": len(documents), "terms": self.num_terms, "training_documents": len(kept),
            "training_cells": sum(map(len, kept)), "training_tokens": sum(count for cells in kept for _, count in cells)}
        write_uci(self.training, self.num_terms, kept)
        write_sentences(self.sentences, kept)


def read_uci(path):
    """The number of terms, and the documents with a token, each as [(term from 0, count), …]."""
    documents = collections.defaultdict(list)
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="ascii") as file:
        _, num_terms, _ = (int(next(file)) for _ in range(3))
        for line in file:
            if line.strip():
                document, term, count = map(int, line.split())
                if count:
                    documents[document].append((term - 1, count))
    return num_terms, [documents[number] for number in sorted(documents)]


def write_uci(path, num_terms, documents):
    with open(path, "w", encoding="ascii") as file:
        file.write(f"{len(documents)}\n{num_terms}\n{sum(map(len, documents))}\n")
        for number, cells in enumerate(documents, 1):
            file.writelines(f"{number} {term + 1} {count}\n" for term, count in cells)


def write_sentences(path, documents):
    """For MALLET: a line a document, each token by the number of its term."""
    with open(path, "w", encoding="ascii") as file:
        for number, cells in enumerate(documents):
            file.write(f"{number} x " + " ".join(f"w{term}" for term, count in cells for _ in range(count)) + "\n")


def count_texts(source, stop_words, docword):
    """Counts a folder of texts into `docword`, a UCI file, with the vocabulary beside it: runs of two letters or more, lower case,
    without stop words, in two documents or more and in half of them at most."""
    stop = {line.strip() for line in stop_words.read_text("utf-8").splitlines() if line and not line.startswith("#")}
    texts = [path.read_text("utf-8").lower() for path in sorted(source.rglob("*.txt"))]
    bags = [collections.Counter(word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in stop) for text in texts]
    seen_in = collections.Counter(word for bag in bags for word in bag)
    vocabulary = sorted(word for word, number in seen_in.items() if 2 <= number <= len(bags) / 2)
    number_of = {word: number for number, word in enumerate(vocabulary)}
    cells = [sorted((number_of[word], count) for word, count in bag.items() if word in number_of) for bag in bags]
    write_uci(docword, len(vocabulary), cells)
    vocabulary_file = docword.with_name(docword.name.replace("docword.", "vocab.", 1))
    vocabulary_file.write_text("".join(word + "\n" for word in vocabulary), "utf-8")
