"""Trains the coreference ranker: coreference.py TRAIN.bin DEV.bin OUT.txt

Reads what core/tools/coreference_features.cc writes. A decision's candidates are scored by the sum of their features' weights; the loss
is the log-likelihood of the right candidate (Denis and Baldridge 2008), AdaGrad, L2. The weights are written per mille, as the core reads them.
"""
import sys

import numpy

EPOCHS, RATE, L2, SEED = 12, 0.1, 1e-4, 7
NEW_COST = 0.5  # weight of decisions that open an entity


def read(path):
    """Texts, each a list of (features of the candidates [n, f] padded with 0, the right one)."""
    data = open(path, "rb").read()
    at, texts = 0, []
    while at < len(data):
        (decisions,) = numpy.frombuffer(data, "<u4", 1, at)
        at += 4
        text = []
        for _ in range(decisions):
            size, right = numpy.frombuffer(data, "<u4", 2, at)
            at += 8
            rows = []
            for _ in range(size):
                (count,) = numpy.frombuffer(data, "<u4", 1, at)
                rows.append(numpy.frombuffer(data, "<u2", count, at + 4))
                at += 4 + 2 * int(count)
            width = max(map(len, rows))
            table = numpy.zeros((size, width), dtype=numpy.int32)
            for i, row in enumerate(rows):
                table[i, : len(row)] = row
            text.append((table, int(right)))
        texts.append(text)
    return texts


def batch(texts):
    decisions = [d for text in texts for d in text]
    width = max(table.shape[1] for table, _ in decisions)
    tables = [numpy.pad(table, ((0, 0), (0, width - table.shape[1]))) for table, _ in decisions]
    starts = numpy.cumsum([0] + [len(table) for table in tables])
    right = starts[:-1] + numpy.array([r for _, r in decisions])
    return numpy.concatenate(tables), starts, right


def probabilities(weights, features, starts):
    scores = weights[features].sum(1)
    owner = numpy.repeat(numpy.arange(len(starts) - 1), numpy.diff(starts))
    scores -= numpy.maximum.reduceat(scores, starts[:-1])[owner]
    chances = numpy.exp(scores)
    return chances / numpy.add.reduceat(chances, starts[:-1])[owner], owner


def accuracy(weights, data):
    features, starts, right = data
    chances, _ = probabilities(weights, features, starts)
    loss = -numpy.log(chances[right] + 1e-9).mean()
    best = numpy.array([a + chances[a:b].argmax() for a, b in zip(starts[:-1], starts[1:])])
    new = right == starts[:-1]
    hits = best == right
    return f"loss {loss:.4f} right {hits.mean():.4f} links {hits[~new].mean():.4f} new {hits[new].mean():.4f}"


def main(train_path, dev_path, out_path):
    train, dev = read(train_path), read(dev_path)
    size = 1 + max(int(table.max()) for texts in (train, dev) for text in texts for table, _ in text)
    batches = [batch([text]) for text in train if text]
    dev_data = batch(dev)
    weights, squares = numpy.zeros(size), numpy.full(size, 1e-6)
    average = numpy.zeros(size)
    random = numpy.random.default_rng(SEED)
    steps = 0
    for epoch in range(EPOCHS):
        for i in random.permutation(len(batches)):
            features, starts, right = batches[i]
            chances, owner = probabilities(weights, features, starts)
            cost = chances
            cost[right] -= 1
            cost *= numpy.where(right == starts[:-1], NEW_COST, 1.0)[owner]
            gradient = numpy.bincount(features.ravel(), numpy.repeat(cost, features.shape[1]), size) + L2 * len(starts) * weights
            gradient[0] = 0
            squares += gradient**2
            weights -= RATE * gradient / numpy.sqrt(squares)
            if epoch >= EPOCHS // 2:
                average += weights
                steps += 1
        print(epoch, accuracy(weights, dev_data), flush=True)
    weights = average / steps
    print("average", accuracy(weights, dev_data), "train", accuracy(weights, batch(train)))
    numbers = numpy.rint(weights * 1000).astype(int)
    with open(out_path, "w") as out:
        out.write("# Weights of the coreference ranker, per mille, in the order of features.cc; AxN: N times A. Written by model/coreference.py.\n")
        words, at = [], 0
        while at < size:
            run = 1
            while at + run < size and numbers[at + run] == numbers[at]:
                run += 1
            words.append(str(numbers[at]) if run == 1 else f"{numbers[at]}x{run}")
            at += run
        for i in range(0, len(words), 24):
            out.write(" ".join(words[i : i + 24]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
