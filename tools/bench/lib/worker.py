# SPDX-License-Identifier: Apache-2.0
"""Trains one of the Python peers, in the virtual environment of tools/bench/peers:
worker.py PEER TRAINING-DOCWORD TOPICS LENGTH SEED THREADS FOLDER
writes FOLDER/topics.npy and, where the peer learns it, FOLDER/alpha.txt. The lines "training" and "trained" enclose what is timed."""
import contextlib
import re
import sys
import tempfile

import numpy as np
import scipy.sparse


def read(path):
    with open(path, encoding="ascii") as file:
        documents, terms, _ = (int(next(file)) for _ in range(3))
        cells = np.loadtxt(file, dtype=np.int64, ndmin=2)
    return scipy.sparse.csr_matrix((cells[:, 2], (cells[:, 0] - 1, cells[:, 1] - 1)), shape=(documents, terms))


def say(message):
    print(message, file=sys.stderr, flush=True)


@contextlib.contextmanager
def timed():
    say("training")
    yield
    say("trained")


def gensim(counts, k, length, seed, _threads):
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel
    documents = list(Sparse2Corpus(counts, documents_columns=False))
    names = {term: str(term) for term in range(counts.shape[1])}
    with timed():
        model = LdaModel(documents, num_topics=k, id2word=names, passes=length, random_state=seed, alpha="auto", eta="auto",
                         iterations=400, chunksize=256, decay=0.7, offset=10, eval_every=None)
    return model.get_topics(), model.alpha


def sklearn(counts, k, length, seed, threads, **setting):
    from sklearn.decomposition import LatentDirichletAllocation
    model = LatentDirichletAllocation(k, max_iter=length, random_state=seed, n_jobs=threads, **setting)
    with timed():
        model.fit(counts)
    return model.components_, None


def sklearn_batch(*job):
    return sklearn(*job, learning_method="batch")


def sklearn_online(*job):
    return sklearn(*job, learning_method="online", batch_size=256, doc_topic_prior=0.1, topic_word_prior=0.01)


def tomotopy(counts, k, length, seed, threads):
    import tomotopy as tp
    model = tp.LDAModel(k=k, seed=seed)
    for row in range(counts.shape[0]):
        cells = slice(counts.indptr[row], counts.indptr[row + 1])
        model.add_doc(np.repeat(counts.indices[cells], counts.data[cells]).astype(str).tolist())
    with timed():
        model.train(length, workers=threads)
    known = np.array(model.used_vocabs, dtype=int)
    learned = np.array([model.get_topic_word_dist(topic) for topic in range(k)])
    # A term that no training document has weighs what a term weighs that a topic does not have.
    topics = np.repeat(learned.min(axis=1, keepdims=True), counts.shape[1], axis=1)
    topics[:, known] = learned
    return topics, model.alpha


def vw(counts, k, length, _seed, _threads):
    """It numbers its topics anew each time, and has no seed of them."""
    from vowpalwabbit import Workspace
    bits = max(1, int(counts.shape[1] - 1).bit_length())
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/documents", "w", encoding="ascii") as file:
            for row in range(counts.shape[0]):
                cells = slice(counts.indptr[row], counts.indptr[row + 1])
                pairs = zip(counts.indices[cells], counts.data[cells])
                file.write("| " + " ".join(f"{term}:{count}" for term, count in pairs) + "\n")
        with timed():
            Workspace(f"--lda {k} --lda_alpha 0.1 --lda_rho 0.01 --lda_D {counts.shape[0]} --minibatch 256 --power_t 0.7 --initial_t 10 "
                      f"--noconstant -b {bits} --quiet --cache_file {folder}/cache -k --readable_model {folder}/topics",
                      data=f"{folder}/documents", passes=length).finish()
        weights = np.zeros((counts.shape[1], k), dtype=np.float32)
        with open(f"{folder}/topics", encoding="ascii") as file:
            for line in file:
                if re.match(r"\d+ [\d.]+ ", line):
                    term, *values = line.split()
                    if int(term) < counts.shape[1]:
                        weights[int(term)] = values[:k]
    return weights.T, None


def main():
    peer, docword, k, length, seed, threads, folder = sys.argv[1:]
    train = {"gensim": gensim, "sklearn-batch": sklearn_batch, "sklearn-online": sklearn_online, "tomotopy": tomotopy, "vw": vw}[peer]
    topics, alpha = train(read(docword), int(k), int(length), int(seed), int(threads))
    np.save(f"{folder}/topics.npy", np.asarray(topics, dtype=np.float32))
    if alpha is not None:
        np.savetxt(f"{folder}/alpha.txt", alpha)


main()
