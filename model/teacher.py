"""Fine-tunes a pretrained encoder on names and trees and lets it label text.

  python3 model/teacher.py WORK_DIR ENCODER_DIR [--device cuda]

WORK_DIR holds texts.ndjson, texts.bin, dev.ndjson, dev.bin (model/train.sh); written is labels.npz, the teacher's labels for
model/student.py and model/accurate.py.
"""
import argparse
import os
import random
import time

import numpy as np
import torch

from corpus import Corpus, annotated, evaluate, fit, read, reduced
from texts import LABELS, Texts
from transformer import Pieces, read_pretrained
from trees import Trees


class Reader:
    """A transformer over a corpus: windows, batches and what it says of them."""

    def __init__(self, model, corpus, vocabulary, words):
        self.model, self.corpus = model, corpus
        self.pieces = Pieces(vocabulary, words).to(corpus.device)

    def size(self, part):
        return int(self.pieces.first[part[1]] - self.pieces.first[part[0]]) + 2

    def __call__(self, batch):
        corpus, bounds = self.corpus, torch.tensor(batch, device=self.corpus.device)
        at, mask = corpus.place(batch)
        ids, seen, token, low = self.pieces.batch(bounds[:, 0], bounds[:, 1])
        inner = (token >= 0)[..., None]
        token = token.clamp(min=0)
        bits = torch.cat(corpus.lexicon(token), -1) * inner
        capitals = torch.where(inner[..., 0], corpus.capitals[token], 0)
        firsts = torch.where(mask, self.pieces.device_first[at] - low[:, None] + 1, 0)
        with torch.autocast(corpus.device.type, dtype=torch.bfloat16, enabled=reduced(corpus.device)):
            h = self.model(ids, seen, capitals, bits, firsts)
            return self.model.labels(h).float(), self.model.trees(h, mask)

    def loss(self, batch, gold, trees):
        at, mask = self.corpus.place(batch)
        logits, tree = self(batch)
        return self.corpus.loss(logits, self.model.trees, tree, at, mask, gold, trees)


def groups(model, rate, embeddings):
    fresh = ("capitals", "lexicon", "labels", "trees")
    named = list(model.named_parameters())
    model.words.weight.requires_grad = embeddings
    return [{"params": [p for n, p in named if n.split(".")[0] not in fresh and p.requires_grad], "lr": rate, "weight_decay": 0.01},
            {"params": [p for n, p in named if n.split(".")[0] in fresh], "lr": rate * 20, "weight_decay": 0.01}]


def thin(dev):
    """Leaves three of four sentences of the largest development set out."""
    few = [i for i, s in enumerate(dev.sources) if s != "gmb_silver" or i % 4 == 0]
    dev.starts, dev.ends, dev.sources = dev.starts[few], dev.ends[few], dev.sources[few]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("work", "encoder"):
        parser.add_argument(name)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--tokens", type=int, default=8_000_000, help="tokens to label")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--trees", type=int, default=12, help="times that the treebank is read")
    parser.add_argument("--limit", type=int, help="sentences, for a quick look")
    o = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    device = torch.device(o.device)
    began = time.time()
    texts, dev = (Texts(f"{o.work}/{name}.ndjson", f"{o.work}/{name}.bin") for name in ("texts", "dev"))
    corpus, dev_corpus = (Corpus(t, Trees(t), device) for t in (texts, dev))
    words, dev_words = texts.words(), dev.words()
    thin(dev)
    print(f"{len(texts.tokens)} tokens, {time.time() - began:.0f} s", flush=True)

    model, vocabulary = read_pretrained(o.encoder, 256, 128)
    model.to(device)
    reader, dev_reader = Reader(model, corpus, vocabulary, words), Reader(model, dev_corpus, vocabulary, dev_words)
    dev_parts = dev_reader.pieces.windows(dev, range(len(dev.ends)))
    print(f"pieces {time.time() - began:.0f} s", flush=True)
    named = reader.pieces.windows(texts, annotated(texts))
    treebank = reader.pieces.windows(texts, np.flatnonzero(texts.sources == "trees"))
    parts = named + treebank * (o.trees // o.epochs)
    random.shuffle(parts)
    fit(model, groups(model, 5e-5, False), parts[:o.limit], reader.size, lambda batch, _: reader.loss(batch, 1, 0.2), o.epochs, 8000)
    torch.save({"model": model.state_dict(), "config": model.config}, f"{o.work}/teacher.pt")
    print("teacher", evaluate(model, dev_corpus, dev_parts, dev_reader.size, dev_reader), f"{time.time() - began:.0f} s", flush=True)

    corpus.said = torch.zeros(len(texts.tokens), LABELS, dtype=torch.float16, device=device)
    gold = corpus.head >= 0

    def into(at, logs, tags, heads, relations, sure):
        corpus.said[at] = logs.exp().half()
        silver = at[~gold[at]]
        keep = ~gold[at]
        corpus.tag[silver], corpus.head[silver], corpus.relation[silver] = tags[keep].short(), heads[keep], relations[keep].short()
        corpus.weight[silver] = sure[keep].float()
    raw = np.array([s.startswith("raw/") for s in texts.sources])
    order = np.concatenate([np.flatnonzero(~raw), np.random.default_rng(1).permutation(np.flatnonzero(raw))])
    chosen = order[np.cumsum((texts.ends - texts.starts)[order]) <= o.tokens][:o.limit]
    read(model, corpus, reader.pieces.windows(texts, chosen), reader.size, reader, 24000, into)
    print(f"labelled {int((corpus.said.sum(1) > 0).sum())} tokens, {time.time() - began:.0f} s", flush=True)
    tokens = torch.arange(len(texts.tokens), device=device)
    np.savez(f"{o.work}/labels.part.npz", names=(corpus.said * 255).round().byte().cpu().numpy(), tag=corpus.tag.cpu().numpy().astype(np.int8),
             head=torch.where(corpus.head >= 0, corpus.head - tokens, -32768).cpu().numpy().astype(np.int16), relation=corpus.relation.cpu().numpy().astype(np.int8),
             weight=(corpus.weight * 255).round().byte().cpu().numpy())
    os.replace(f"{o.work}/labels.part.npz", f"{o.work}/labels.npz")
    print(f"saved {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
