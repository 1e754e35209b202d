# SPDX-License-Identifier: Apache-2.0
"""What MALLET reads and writes."""
import array

from process import run


def java(jars, tool, *arguments):
    return ["java", "-cp", f"{jars}/*", tool, *arguments]


def import_documents(jars, sentences, target):
    run(java(jars, "cc.mallet.classify.tui.Csv2Vectors", "--input", sentences, "--output", target, "--keep-sequence",
             "--token-regex", r"\S+"))


def train_command(jars, documents, k, length, seed, threads, folder):
    # Its default, learning priors from sweep 200 on, would leave the short runs without.
    burn_in = 200 if length >= 800 else length // 4
    return java(jars, "cc.mallet.topics.tui.TopicTrainer", "--input", documents, "--num-topics", k, "--num-iterations", length,
                "--optimize-interval", 10, "--optimize-burn-in", burn_in, "--random-seed", seed, "--num-threads", threads,
                "--show-topics-interval", 0, "--topic-word-weights-file", f"{folder}/weights.txt",
                "--output-topic-keys", f"{folder}/keys.txt")


def convert_topics(folder, k, num_terms):
    """The weights as topics.npy and the learned prior as alpha.txt."""
    topics = [array.array("f", [0]) * num_terms for _ in range(k)]
    with open(f"{folder}/weights.txt", encoding="ascii") as file:
        for line in file:
            topic, term, weight = line.split("\t")
            topics[int(topic)][int(term[1:])] = float(weight)
    # A term that no training document has weighs what a term weighs that a topic does not have.
    least = min(weight for topic in topics for weight in topic if weight)
    with open(f"{folder}/topics.npy", "wb") as file:
        header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({k}, {num_terms})}}".ljust(117) + "\n"
        file.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode())
        for topic in topics:
            array.array("f", [weight or least for weight in topic]).tofile(file)
    with open(f"{folder}/keys.txt", encoding="utf-8") as keys, open(f"{folder}/alpha.txt", "w", encoding="ascii") as alpha:
        alpha.writelines(line.split("\t")[1] + "\n" for line in keys)
