"""Teaches the encoder of the larger weights by what the teacher has said: a pretrained one, its inner layers made narrower.

  python3 model/accurate.py WORK_DIR ENCODER_DIR [--device cuda]

WORK_DIR holds texts.ndjson, texts.bin, dev.ndjson, dev.bin and labels.npz (model/teacher.py); written is accurate.npz for
model/export_accurate.py.
"""
import argparse
import random
import time

import numpy as np
import torch

from corpus import Corpus, evaluate, fit
from teacher import Reader, groups, thin
from texts import Texts
from transformer import Pieces, keep_pieces, read_pretrained, save
from trees import Trees


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("work", "encoder"):
        parser.add_argument(name)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--layers", type=lambda s: [int(i) for i in s.split(",")], help="those of the encoder that are kept, all without")
    parser.add_argument("--inner", type=int, default=768, help="units of the inner layers that are kept")
    parser.add_argument("--pieces", type=int, default=30_522, help="of the vocabulary, the most frequent")
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
    taught = corpus.load_labels(f"{o.work}/labels.npz")
    model, vocabulary = read_pretrained(o.encoder, 128, 128, o.layers, o.inner)
    vocabulary = keep_pieces(model, vocabulary, np.bincount(Pieces(vocabulary, words).ids, minlength=len(vocabulary)), o.pieces)
    model.to(device)
    reader, dev_reader = Reader(model, corpus, vocabulary, words), Reader(model, dev_corpus, vocabulary, dev_words)
    dev_parts = dev_reader.pieces.windows(dev, range(len(dev.ends)))
    parts = reader.pieces.windows(texts, taught)
    random.shuffle(parts)
    weights = sum(p.numel() for p in model.layers.parameters())
    print(f"{len(vocabulary)} pieces, {len(reader.pieces.ids) / len(words):.3f} a token, {weights} weights in layers, {time.time() - began:.0f} s", flush=True)

    def run(batch, progress):
        model.word_steps = 7 if progress >= 0.5 else 0
        return reader.loss(batch, 0.5, 0.2)
    fit(model, groups(model, 2e-4, True), parts[:o.limit], reader.size, run, o.epochs, 16000)
    save(f"{o.work}/accurate.npz", model, vocabulary)
    print("accurate", evaluate(model, dev_corpus, dev_parts, dev_reader.size, dev_reader), f"{time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
