"""Texts with their token features (core/tools/token_features.cc) and the labels that their annotation allows."""
import json
import random

import numpy as np

CLASSES = ["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK"]  # core/src/tagger/labels.h
LABELS = 1 + 2 * len(CLASSES)  # O, then B and I of each class
ALL = (1 << LABELS) - 1
CAPITALS = 7
GROUPS = 23
STATE, SUBDIVISION, CITY, PHYSICAL = 1, 2, 4, 8  # of the lexicon groups

TOKEN = np.dtype([("begin", "<u4"), ("end", "<u4"), ("word", "<u4"), ("shape", "<u4"), ("begins", "<u4"), ("inside", "<u4"), ("alone", "<u4"),
                  ("capitals", "u1"), ("traits", "u1"), ("first", "u1"), ("headline", "u1"), ("subwords", "<u2", 16)])


def begin(name):
    return 1 + 2 * CLASSES.index(name)


def allowed_set(classes, inside):
    labels = 0
    for name in classes:
        labels |= 1 if name == "O" else 1 << (begin(name) + inside)
    return labels


class Texts:
    """All sentences of a file: `tokens` (TOKEN), `allowed` (sets of labels as bits) and `ends` of the sentences in them."""

    def __init__(self, ndjson, features):
        data = memoryview(open(features, "rb").read())
        at = 0
        tokens, allowed, lengths, sources, lines = [], [], [], [], []
        for number, line in enumerate(open(ndjson, encoding="utf-8")):
            entry = json.loads(line)
            count = int.from_bytes(data[at:at + 4], "little")
            at += 4
            sentences = []
            for _ in range(count):
                size = int.from_bytes(data[at:at + 4], "little")
                at += 4
                sentences.append(np.frombuffer(data, TOKEN, size, at))
                at += size * TOKEN.itemsize
            if not count:
                continue
            lengths += [len(s) for s in sentences]
            sources += [entry["source"]] * count
            lines += [number] * count
            doc = np.concatenate(sentences)
            tokens.append(doc)
            starts = np.cumsum([0] + [len(s) for s in sentences[:-1]])
            allowed.append(self._allowed(entry, doc, starts))
        assert at == len(data), "the features are of other texts"
        self.tokens = np.concatenate(tokens)
        self.allowed = np.concatenate(allowed)
        self.ends = np.cumsum(lengths)
        self.starts = self.ends - lengths
        self.sources = np.array(sources)
        self.lines = np.array(lines)
        self.path = ndjson

    @staticmethod
    def _allowed(entry, doc, starts):
        if entry["hidden"] == "ALL":
            outside = ALL
        else:
            outside = 1
            for name in entry["hidden"]:
                outside |= allowed_set([name], 0) | allowed_set([name], 1)
        allowed = np.full(len(doc), outside, np.uint32)
        for first, last, classes in entry["names"]:
            a = int(np.searchsorted(doc["end"], first, "right"))
            b = int(np.searchsorted(doc["begin"], last, "left"))
            if a >= b:
                continue
            if doc["begin"][a] != first or doc["end"][b - 1] != last:
                allowed[a:b] = ALL  # the annotation cuts through a token: it says nothing usable
                continue
            if "GPE" in classes and len(classes) > 1:
                classes = place_classes(doc[a:b], classes)
            allowed[a] = allowed_set(classes, 0)
            allowed[a + 1:b] = allowed_set(classes, 1)
        opening = 1 | sum(1 << label for label in range(1, LABELS, 2))
        for start in starts:  # a name cut by the sentence split
            if not int(allowed[start]) & opening:
                allowed[start] = int(allowed[start]) >> 1
        return allowed

    def words(self):
        """The tokens' strings, in order."""
        out = []
        raw = None
        current = -1
        reader = enumerate(open(self.path, encoding="utf-8"))
        for start, end, line in zip(self.starts, self.ends, self.lines):
            while current != line:
                current, text = next(reader)
                if current == line:
                    raw = json.loads(text)["text"].encode()
            part = self.tokens[start:end]
            out += [raw[a:b].decode("utf-8", "replace") for a, b in zip(part["begin"].tolist(), part["end"].tolist())]
        return out


def place_classes(name, classes):
    """GPE or LOC where the lexicon is sure of the whole name; corpora merge them."""
    if len(name) == 1:
        groups = int(name["alone"][0])
    else:
        groups = int(name["begins"][0])
        for part in name["inside"][1:]:
            groups &= int(part)
    kinds = groups & (STATE | SUBDIVISION | CITY | PHYSICAL)
    if kinds and not kinds & PHYSICAL:
        return ["GPE"]
    if kinds == PHYSICAL and "LOC" in classes:
        return ["LOC"]
    return classes


def batches(parts, size, budget, shuffle, group):
    """Batches of parts of alike size, so that padded to the largest of them a batch holds at most `budget`."""
    parts = list(parts)
    if shuffle:
        random.shuffle(parts)
    out = []
    for i in range(0, len(parts), group):
        batch = []
        for part in sorted(parts[i:i + group], key=size):
            if batch and (len(batch) + 1) * size(part) > budget:
                out.append(batch)
                batch = []
            batch.append(part)
        out.append(batch)
    if shuffle:
        random.shuffle(out)
    return out


def decode(log_probabilities):
    """The best labelling in which I follows its own class; [tokens, LABELS] -> labels (Viterbi)."""
    best = log_probabilities[0].copy()
    best[2::2] = -1e9
    back = []
    for row in log_probabilities[1:]:
        top = int(best.argmax())
        choice = np.full(LABELS, top)
        score = np.full(LABELS, best[top])
        for label in range(2, LABELS, 2):
            choice[label] = label if best[label] > best[label - 1] else label - 1
            score[label] = best[choice[label]]
        back.append(choice)
        best = score + row
    label = int(best.argmax())
    labels = [label]
    for choice in reversed(back):
        label = int(choice[label])
        labels.append(label)
    return labels[::-1]


def spans(labels):
    out, start = [], None
    for i, label in enumerate(list(labels) + [0]):
        if start is not None and (label == 0 or label % 2 == 1):
            out.append((start, i, (labels[start] - 1) // 2))
            start = None
        if label and label % 2 == 1:
            start = i
    return out


COARSE = {0: "PERSON", 2: "ORG", 3: "LOC", 4: "LOC", 5: "LOC"}


def score(texts, predicted):
    """Exact-span F1 over PERSON, ORG, LOC per source. `predicted`: labels of all tokens. A quick look; eval/run.mjs is the judge."""
    counts = {}
    for start, end, source in zip(texts.starts, texts.ends, texts.sources):
        gold = set()
        i = start
        while i < end:
            allowed = int(texts.allowed[i])
            classes = [c for c in range(len(CLASSES)) if allowed >> (1 + 2 * c) & 1]
            if allowed & 1 or not classes:
                i += 1
                continue
            j = i + 1
            while j < end and not int(texts.allowed[j]) & 1 and int(texts.allowed[j]) == int(texts.allowed[i]) << 1:
                j += 1
            if classes[0] in COARSE:
                gold.add((i - start, j - start, COARSE[classes[0]]))
            i = j
        found = {(a, b, COARSE[c]) for a, b, c in spans(predicted[start:end]) if c in COARSE}
        row = counts.setdefault(source, [0, 0, 0])
        row[0] += len(gold & found)
        row[1] += len(gold)
        row[2] += len(found)
    return {str(source): round(200 * hit / max(1, gold + found), 1) for source, (hit, gold, found) in counts.items()}
