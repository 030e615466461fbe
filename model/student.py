"""The tagger that ships: convolutions over word vectors, parts of words and what the lexicon says. Learns from annotation and teacher.

  python3 model/student.py TEXTS.ndjson TEXTS.bin DEV.ndjson DEV.bin WORDS.npz OUT.pt [--teacher LABELS.npy] [--epochs 8] ...

LABELS.npy holds the teacher's log probabilities of the tokens it has read ([tokens, LABELS], zero rows elsewhere; model/teacher.py).
The arithmetic of use is integer (core/src/encoder); rounding of the word vectors to four bits is part of the training.
"""
import argparse
import random
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from texts import ALL, CAPITALS, GROUPS, LABELS, Texts, batches, decode, score

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
        self.head = nn.Linear(o.width, LABELS)
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
        return self.head(F.relu(h)).float()


def inputs(tokens, words, buckets, train=None):
    """Of a [n] array of tokens: word rows, part rows [n, 18], flags [n, 10 + 3 * GROUPS]."""
    n = len(tokens)
    rows = words.rows(tokens["word"])
    size = 1 << buckets
    none = size + SHAPES + CAPITALS
    parts = np.full((n, 18), none, np.int64)
    sub = tokens["subwords"].astype(np.int64)
    parts[:, :16] = np.where(sub > 0, sub & (size - 1), none)
    parts[:, 16] = np.where(tokens["shape"] > 0, size + (tokens["shape"] & (SHAPES - 1)).astype(np.int64), none)
    parts[:, 17] = size + SHAPES + tokens["capitals"].astype(np.int64)
    sets = [(tokens[field][:, None] >> np.arange(GROUPS, dtype=np.uint32)) & 1 for field in ("begins", "inside", "alone")]
    traits = (tokens["traits"][:, None] >> np.arange(8, dtype=np.uint8)) & 1
    flags = np.concatenate([tokens["first"][:, None], tokens["headline"][:, None], traits] + sets, 1).astype(np.float32)
    if train is not None:  # forget words and the lexicon now and then, so that neither is all there is to go by
        rows = np.where(train.random(n) < 0.08, 0, rows)
        flags[train.random(n) < 0.08, 10:] = 0
    return rows, parts, flags


def padded(texts, words, batch, buckets, train=None):
    lengths = [b - a for a, b in batch]
    order = np.concatenate([np.arange(a, b) for a, b in batch])
    length = max(lengths)
    where = np.concatenate([np.arange(n) + i * length for i, n in enumerate(lengths)])
    rows, parts, flags = inputs(texts.tokens[order], words, buckets, train)
    total = len(batch) * length

    def spread(values, fill):
        out = np.full((total, *values.shape[1:]), fill, values.dtype)
        out[where] = values
        return torch.from_numpy(out.reshape(len(batch), length, *values.shape[1:]))
    none = (1 << buckets) + SHAPES + CAPITALS
    mask = spread(np.ones(len(order), bool), False)
    return (spread(rows, 0), spread(parts, none), spread(flags, 0), mask), order, torch.from_numpy(where)


def make_batches(parts, budget, shuffle):
    return batches(parts, lambda part: part[1] - part[0], budget, shuffle, 8000)


@torch.inference_mode()
def evaluate(model, dev, words):
    model.eval()
    logs = np.zeros((len(dev.tokens), LABELS), np.float32)
    for batch in make_batches(list(zip(dev.starts.tolist(), dev.ends.tolist())), 8000, False):
        x, order, where = padded(dev, words, batch, model.options.buckets)
        logs[order] = torch.log_softmax(model(*x).flatten(0, 1)[where], 1).numpy()
    labels = np.zeros(len(dev.tokens), np.int64)
    for a, b in zip(dev.starts, dev.ends):
        labels[a:b] = decode(logs[a:b])
    return score(dev, labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("texts", "features", "dev", "dev_features", "words", "out"):
        parser.add_argument(name)
    parser.add_argument("--teacher")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--word", type=int, default=48)
    parser.add_argument("--part", type=int, default=80)
    parser.add_argument("--buckets", type=int, default=13)
    parser.add_argument("--width", type=int, default=160)
    parser.add_argument("--dilations", type=lambda s: [int(d) for d in s.split(",")], default=[1, 2, 4, 1, 2, 1])
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--budget", type=int, default=8000)
    parser.add_argument("--gold", type=float, default=0.5, help="weight of the annotation beside the teacher")
    parser.add_argument("--mix", type=lambda s: {k: int(v) for k, v in (pair.split("=") for pair in s.split(","))}, help="times that the annotated sentences of a source are read",
                        default={})
    parser.add_argument("--start", help="a student to go on from")
    parser.add_argument("--limit", type=int, help="sentences, for a quick look")
    options = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    generator = np.random.default_rng(1)
    torch.set_num_threads(2)

    texts, dev = Texts(options.texts, options.features), Texts(options.dev, options.dev_features)
    words = Words(options.words, texts)
    print(f"{len(words.hashes)} words, {(words.counts >= 5).sum()} with vectors of their own", flush=True)
    teacher = np.load(options.teacher, mmap_mode="r") if options.teacher else None
    taught = teacher[:, 0] != 0 if teacher is not None else np.zeros(len(texts.tokens), bool)
    parts = [(a, b) for a, b, source in zip(texts.starts.tolist(), texts.ends.tolist(), texts.sources.tolist())
             if taught[a] or (texts.allowed[a:b] != ALL).any() for _ in range(options.mix.get(source, 1))]
    parts = [(a + i, min(a + i + 200, b)) for a, b in parts for i in range(0, b - a, 200)]
    random.shuffle(parts)
    parts = parts[:options.limit]
    print(f"{len(parts)} sentences, {sum(b - a for a, b in parts)} tokens", flush=True)
    model = Student(words.vectors, words.counts, options)
    print(f"{sum(p.numel() for n, p in model.named_parameters() if n.split('.')[0] in ('input', 'blocks', 'head'))} MAC a token", flush=True)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True)["model"])
    plain = [p for n, p in model.named_parameters() if not n.startswith("delta")]
    optimiser = torch.optim.AdamW([{"params": plain, "weight_decay": 0.01}, {"params": model.delta.parameters(), "weight_decay": 0.05}], lr=options.rate, fused=True)
    steps = len(make_batches(parts, options.budget, False)) * options.epochs
    warm = min(200, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(i / warm, 1) * (0.5 + 0.5 * np.cos(np.pi * min(1, i / steps))) + 0.005)
    step, began, seen, means = 0, time.time(), 0, [1.0, 1.0]
    for epoch in range(options.epochs):
        for batch in make_batches(parts, options.budget, True):
            if step >= steps * 0.6 and step % 50 == 0 or step == int(steps * 0.6):
                with torch.no_grad():  # four bits: steps that lose little of the spread of each column
                    sample = torch.from_numpy(np.flatnonzero(words.counts >= 3)[:60000] + 1)
                    model.word_step.copy_(model.word_vectors(sample).std(0) * 2.6 / 7.5)
            model.train()
            x, order, where = padded(texts, words, batch, options.buckets, generator)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(*x)
            logits = logits.flatten(0, 1)[where]
            logs = torch.log_softmax(logits, 1)
            allowed = torch.from_numpy(texts.allowed[order].astype(np.int64))
            loss = 0
            said = torch.from_numpy(taught[order])
            if said.any():
                target = torch.from_numpy(np.asarray(teacher[order], np.float32)).exp()
                soft = -(target * logs).sum(1)[said].mean()
                loss = loss + soft
                means[0] += 0.01 * (float(soft) - means[0])
            speaks = allowed != ALL
            if speaks.any():
                sets = (allowed[:, None] >> torch.arange(LABELS)) & 1 == 1
                gold = -torch.logsumexp(logs.masked_fill(~sets, -1e9), 1)[speaks].sum() / len(order)
                loss = loss + (options.gold if teacher is not None else 1.0) * gold
                means[1] += 0.01 * (float(gold) - means[1])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, foreach=True)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            seen += len(order)
            if step % 100 == 0:
                print(f"epoch {epoch} step {step}/{steps} teacher {means[0]:.4f} gold {means[1]:.4f} {seen / (time.time() - began):.0f} tokens/s, {time.time() - began:.0f} s", flush=True)
        torch.save({"model": model.state_dict(), "options": vars(options)}, options.out)
        print("dev", evaluate(model, dev, words), flush=True)


if __name__ == "__main__":
    main()
