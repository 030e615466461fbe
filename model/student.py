"""The network that ships: convolutions over word vectors, parts of words and what the lexicon says. Learns from annotation and teacher.

  python3 model/student.py WORK_DIR WORDS.npz OUT.pt [--device cuda] [--epochs 8] ...

WORK_DIR holds texts.ndjson, texts.bin, dev.ndjson, dev.bin and labels.npz, what the teacher says of the texts (model/teacher.py). The
arithmetic of use is integer (core/src/encoder); rounding of the word vectors to four bits is part of the training.
"""
import argparse
import random

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from corpus import Corpus, evaluate, fit, reduced
from texts import ALL, CAPITALS, GROUPS, LABELS, Texts
from trees import TreeHead, Trees

SHAPES = 512


def rounded(x, step, most):
    """Rounds to multiples of `step`, at most `most` of them; the gradient passes."""
    return x + ((x / step).round().clamp(-most - 1, most) * step - x).detach()


class Words:
    """Rows of words: 0 is unknown, then those with a vector, then frequent ones without."""

    def __init__(self, path, texts, own=20):
        glove = np.load(path)
        known = glove["hashes"]
        hashes, counts = np.unique(texts.tokens["word"], return_counts=True)
        extra = hashes[(counts >= own) & ~np.isin(hashes, known)]
        self.hashes = np.concatenate([known, extra])
        self.vectors = np.concatenate([glove["vectors"], np.zeros((len(extra), glove["vectors"].shape[1]), np.float16)])
        self.order = np.argsort(self.hashes, kind="stable")
        self.sorted = self.hashes[self.order]
        seen = dict(zip(hashes.tolist(), counts.tolist()))
        self.counts = np.array([seen.get(int(h), 0) for h in self.hashes])

    def rows(self, hashes):
        at = np.searchsorted(self.sorted, hashes).clip(max=len(self.sorted) - 1)
        return np.where(self.sorted[at] == hashes, self.order[at] + 1, 0)


class Student(nn.Module):
    def __init__(self, vectors, counts, options):
        super().__init__()
        o = options
        self.options = o
        glove = torch.from_numpy(np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors.astype(np.float32)]))
        self.register_buffer("glove", glove, persistent=False)
        self.project = nn.Linear(vectors.shape[1], o.word, bias=False)
        nn.init.normal_(self.project.weight, std=0.3)
        # Words seen often enough in training have a vector of their own on top of what GloVe says.
        own = np.concatenate([[1], counts >= 5])
        self.register_buffer("own", torch.from_numpy(np.where(own, np.cumsum(own), 0)), persistent=False)
        self.delta = nn.Embedding(int(own.sum()) + 1, o.word, padding_idx=0)
        nn.init.zeros_(self.delta.weight)
        self.buckets = 1 << o.buckets
        self.parts = nn.EmbeddingBag(self.buckets + SHAPES + CAPITALS + 1, o.part, mode="sum", padding_idx=self.buckets + SHAPES + CAPITALS)
        nn.init.normal_(self.parts.weight, std=0.1)
        with torch.no_grad():
            self.parts.weight[-1].zero_()
        self.flags = nn.Parameter(torch.randn(2 + 8 + 3 * GROUPS, o.part) * 0.1)
        self.input = nn.Linear(o.word + o.part, o.width)
        self.blocks = nn.ModuleList(nn.Linear(3 * o.width, o.width) for _ in o.dilations)
        for block in self.blocks:
            nn.init.normal_(block.weight, std=(2 / (3 * o.width)) ** 0.5 / len(o.dilations) ** 0.5)
            nn.init.zeros_(block.bias)
        self.labels = nn.Linear(o.width, LABELS)
        self.trees = TreeHead(o.width, o.arc, o.relation)
        self.register_buffer("word_step", torch.full((o.word,), 0.0))  # 0: not rounded yet

    def word_vectors(self, rows):
        return self.project(self.glove[rows]) + self.delta(self.own[rows])

    def forward(self, words, parts, flags, mask):
        o = self.options
        x = self.word_vectors(words)
        if self.word_step[0] > 0:
            x = rounded(x, self.word_step, 7)
        bag = self.parts(parts.flatten(0, 1)).view(*parts.shape[:2], -1) + flags @ self.flags
        x = torch.cat([x, bag], -1)
        x = F.dropout(x, o.dropout, self.training)
        h = self.input(x)
        keep = mask.unsqueeze(-1).to(h.dtype)
        for block, d in zip(self.blocks, o.dilations):
            a = F.relu(h) * keep
            a = F.dropout(a, o.dropout, self.training)
            padded = F.pad(a, (0, 0, d, d))
            h = h + block(torch.cat([padded[:, :-2 * d], a, padded[:, 2 * d:]], -1))
        h = F.relu(h)
        return self.labels(h).float(), self.trees(h, mask)


class Inputs:
    """What the network sees of the tokens of a corpus."""

    def __init__(self, corpus, words, buckets):
        self.corpus = corpus
        tokens = corpus.texts.tokens
        size = 1 << buckets
        none = size + SHAPES + CAPITALS
        sub = tokens["subwords"].astype(np.int16).view(np.uint16).astype(np.int32)
        parts = np.empty((len(tokens), 18), np.int16)
        parts[:, :16] = np.where(sub > 0, sub & (size - 1), none)
        parts[:, 16] = np.where(tokens["shape"] > 0, size + (tokens["shape"] & (SHAPES - 1)).astype(np.int32), none)
        parts[:, 17] = size + SHAPES + tokens["capitals"].astype(np.int32)
        self.parts = torch.from_numpy(parts).to(corpus.device)
        self.rows = torch.from_numpy(words.rows(tokens["word"]).astype(np.int32)).to(corpus.device)

    def __call__(self, at, forget=0.0):
        """Word rows, part rows [.., 18] and flags [.., 10 + 3 * GROUPS] of tokens. With `forget` words and the lexicon are left out now and
        then, so that neither is all there is to go by."""
        groups, traits, edges = self.corpus.lexicon(at)
        rows = self.rows[at].long()
        if forget:
            rows = torch.where(torch.rand(at.shape, device=at.device) < forget, 0, rows)
            groups = groups * (torch.rand(at.shape, device=at.device) >= forget)[..., None]
        return rows, self.parts[at].long(), torch.cat([edges, traits, groups], -1)


class Reader:
    def __init__(self, model, corpus, words):
        self.model, self.corpus = model, corpus
        self.inputs = Inputs(corpus, words, model.options.buckets)

    def __call__(self, batch, forget=0.0):
        at, mask = self.corpus.place(batch)
        with torch.autocast(self.corpus.device.type, dtype=torch.bfloat16, enabled=reduced(self.corpus.device)):
            return self.model(*self.inputs(at, forget), mask)

    def loss(self, batch):
        o = self.model.options
        at, mask = self.corpus.place(batch)
        logits, tree = self(batch, 0.08)
        return self.corpus.loss(logits, self.model.trees, tree, at, mask, o.gold, o.trees)


def size(part):
    return part[1] - part[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("work", "words", "out"):
        parser.add_argument(name)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--epochs", type=int, default=13)
    parser.add_argument("--word", type=int, default=48)
    parser.add_argument("--part", type=int, default=80)
    parser.add_argument("--buckets", type=int, default=13)
    parser.add_argument("--width", type=int, default=176)
    parser.add_argument("--dilations", type=lambda s: [int(d) for d in s.split(",")], default=[1, 2, 4, 1, 2, 1])
    parser.add_argument("--arc", type=int, default=96)
    parser.add_argument("--relation", type=int, default=96)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--budget", type=int, default=12_000)
    parser.add_argument("--gold", type=float, default=0.5, help="weight of the annotation beside the teacher")
    parser.add_argument("--trees", type=float, default=0.05, help="weight of the trees beside the names")
    parser.add_argument("--limit", type=int, help="sentences, for a quick look")
    options = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    device = torch.device(options.device)
    texts, dev = (Texts(f"{options.work}/{name}.ndjson", f"{options.work}/{name}.bin") for name in ("texts", "dev"))
    corpus, dev_corpus = (Corpus(t, Trees(t), device) for t in (texts, dev))
    words = Words(options.words, texts)
    taught = corpus.load_labels(f"{options.work}/labels.npz")
    parts = [(a + i, min(a + i + 200, b)) for a, b in zip(texts.starts[taught].tolist(), texts.ends[taught].tolist()) for i in range(0, b - a, 200)]
    random.shuffle(parts)
    parts = parts[:options.limit]
    model = Student(words.vectors, words.counts, options).to(device)
    print(f"{len(words.hashes)} words, {(words.counts >= 5).sum()} with vectors of their own; {len(parts)} sentences, {sum(b - a for a, b in parts)} tokens; "
          f"{sum(p.numel() for n, p in model.named_parameters() if n.split('.')[0] in ('input', 'blocks', 'labels', 'trees'))} MAC a token", flush=True)
    reader, dev_reader = Reader(model, corpus, words), Reader(model, dev_corpus, words)
    plain = [p for n, p in model.named_parameters() if not n.startswith("delta")]
    sample = torch.from_numpy(np.flatnonzero(words.counts >= 3)[:60000] + 1).to(device)
    calls = 0

    def run(batch, progress):
        nonlocal calls
        if progress >= 0.6 and calls % 50 == 0:
            with torch.no_grad():  # four bits: steps that lose little of the spread of each column
                model.word_step.copy_(model.word_vectors(sample).std(0) * 2.6 / 7.5)
        calls += progress >= 0.6
        return reader.loss(batch)
    fit(model, [{"params": plain, "lr": options.rate, "weight_decay": 0.01}, {"params": model.delta.parameters(), "lr": options.rate, "weight_decay": 0.05}],
        parts, size, run, options.epochs, options.budget)
    torch.save({"model": {n: v.half() if v.dtype == torch.float32 else v for n, v in model.state_dict().items()}, "options": vars(options)}, options.out)
    dev_parts = list(zip(dev.starts.tolist(), dev.ends.tolist()))
    print("dev", evaluate(model, dev_corpus, dev_parts, size, dev_reader), flush=True)


if __name__ == "__main__":
    main()
