"""Writes a trained student as the weights file of the core (sections in core/src/encoder/encoder_model.h, tagger/tagger_model.h and
syntax/syntax_model.h).

  python3 model/export.py STUDENT.pt WORK_DIR WORDS.npz OUT.bin [--keep 100000]

Prints F1 on the development sets by the same integer arithmetic as the core's.
"""
import argparse
import struct
import zlib
from types import SimpleNamespace

import numpy as np
import torch

from corpus import Corpus
from student import SHAPES, Inputs, Student, Words
from texts import CAPITALS, LABELS, Texts, decode, score
from trees import RELATIONS, TAGS, Trees

UNIT = 256  # activations are multiples of 1/256, scores of 1/256 natural-log units
WORD_UNIT = 32  # a step of a word vector, in units of the input


class Dense:
    """y = saturate(round(float(bias + w a) * scale)), a and y int16, w int8."""

    def __init__(self, weight, bias, taps, dilation, gain, bias_unit, step=None):
        """`step`: of the rows of weights that were rounded before."""
        step = np.abs(weight).max(1) / 127 if step is None else step
        step = np.where(step == 0, 1, step)
        self.weight = np.rint(weight / step[:, None]).clip(-128, 127).astype(np.int8)
        self.bias = np.rint(bias * bias_unit / step).clip(-2**30, 2**30).astype(np.int32)
        self.scale = (step * gain).astype(np.float32)
        self.taps, self.dilation = taps, dilation
        assert (np.abs(self.bias.astype(np.int64)) + 32768 * np.abs(self.weight.astype(np.int64)).sum(1) < 2**31).all()

    def __call__(self, x):
        """x [sentences, tokens, in] integers."""
        if self.taps == 3:
            d = self.dilation
            p = np.pad(x, ((0, 0), (d, d), (0, 0)))
            x = np.concatenate([p[:, :-2 * d], x, p[:, 2 * d:]], -1)
        acc = (x.astype(np.float64) @ self.weight.astype(np.float64).T).astype(np.int64) + self.bias
        return np.rint(acc.astype(np.float32) * self.scale).clip(-32768, 32767).astype(np.int32)

    def bytes(self):
        out, size = self.weight.shape
        return (struct.pack("<HHBB", size // self.taps, out, self.taps, self.dilation) + self.scale.tobytes() + self.bias.tobytes() + self.weight.tobytes())


def scores_layer(weight, bias):
    """A layer whose outputs are scores, padded to whole lanes."""
    pad = -len(weight) % 8
    return Dense(np.concatenate([weight, np.zeros((pad, weight.shape[1]))]), np.concatenate([bias, np.zeros(pad)]), 1, 1, 1, UNIT)


class Integers:
    """The student in integers."""

    def __init__(self, model, words, keep):
        o = model.options
        self.buckets, self.words = o.buckets, words
        with torch.inference_mode():
            vectors = np.concatenate([model.word_vectors(torch.arange(i, min(i + 8192, len(words.hashes) + 1))).numpy()
                                      for i in range(0, len(words.hashes) + 1, 8192)])
        step = model.word_step.numpy()
        if step[0] == 0:
            step = vectors[1:][words.counts >= 3].std(0) * 2.6 / 7.5
        self.vectors = np.rint(vectors / step).clip(-8, 7).astype(np.int8)
        seen = words.counts >= 5
        rank = np.where(seen, -1, np.arange(len(words.hashes)))  # GloVe's order is that of frequency
        self.kept = np.sort(np.argsort(rank, kind="stable")[:keep])
        lost = np.ones(len(words.hashes), bool)
        lost[self.kept] = False
        self.vectors[1:][lost] = self.vectors[0]
        parts = np.concatenate([model.parts.weight.detach().numpy()[:-1], model.flags.detach().numpy()])
        unit = max(np.quantile(np.abs(parts), 0.9995) / 127, 1e-6)
        self.parts = np.rint(parts / unit).clip(-127, 127).astype(np.int8)
        numpy = lambda layer: (layer.weight.detach().numpy().astype(np.float64), layer.bias.detach().numpy().astype(np.float64))
        weight, bias = numpy(model.input)
        weight = weight * np.concatenate([step / WORD_UNIT, np.full(o.part, unit)])
        self.layers = [Dense(weight, bias, 1, 1, UNIT, 1)]
        self.layers += [Dense(*numpy(block), 3, d, 1, UNIT) for block, d in zip(model.blocks, o.dilations)]
        self.head = scores_layer(*numpy(model.labels))
        t = model.trees
        vectors = lambda layer, bias=True: Dense(layer.weight.detach().numpy().astype(np.float64), layer.bias.detach().numpy() if bias else np.zeros(layer.out_features), 1, 1, 1, UNIT)
        self.trees = [scores_layer(*numpy(t.tag)), vectors(t.dependent), vectors(t.turn), vectors(t.head), vectors(t.below), vectors(t.above, False), scores_layer(*numpy(t.relation))]
        self.distance = np.rint(t.distance.detach().numpy() * UNIT).clip(-32768, 32767).astype("<i2")

    def scores(self, rows, parts, flags):
        """Of one sentence."""
        size = (1 << self.buckets) + SHAPES + CAPITALS
        table = np.concatenate([self.parts[:size], np.zeros((1, self.parts.shape[1]), np.int8)]).astype(np.int32)
        bag = table[parts].sum(1) + flags.astype(np.int32) @ self.parts[size:].astype(np.int32)
        h = self.layers[0](np.concatenate([self.vectors[rows].astype(np.int32) * WORD_UNIT, bag], 1)[None])
        for layer in self.layers[1:]:
            h = (h + layer(h.clip(0))).clip(-32768, 32767)
        self.most = max(getattr(self, "most", 0), int(np.abs(h).max()))
        return self.head(h.clip(0))[0, :, :LABELS]

    def sections(self):
        order = self.kept[np.argsort(self.words.hashes[self.kept], kind="stable")]
        hashes = self.words.hashes[order].astype(np.int64)
        nibbles = np.concatenate([self.vectors[:1], self.vectors[order + 1]]).astype(np.uint8) & 15
        packed = nibbles[:, 0::2] | nibbles[:, 1::2] << 4
        yield b"WORD", struct.pack("<H", nibbles.shape[1]) + varints([len(hashes)]) + varints(np.diff(hashes, prepend=0)) + packed.T.tobytes()
        yield b"PART", struct.pack("<HB", self.parts.shape[1], self.buckets) + self.parts.T.tobytes()
        yield b"ENCD", struct.pack("<H", len(self.layers)) + b"".join(layer.bytes() for layer in self.layers)
        yield b"TAGH", self.head.bytes()
        yield b"SYNT", struct.pack("<BB", len(TAGS), len(RELATIONS)) + b"".join(layer.bytes() for layer in self.trees) + self.distance.tobytes()


def varints(values):
    out = bytearray()
    for value in values:
        value = int(value)
        while value >= 128:
            out.append(value & 127 | 128)
            value >>= 7
        out.append(value)
    return bytes(out)


def asset(kind, version, sections):
    """core/src/asset/asset.h"""
    sections = list(sections)
    at = 24 + 12 * len(sections)
    table, body = b"", b""
    for tag, content in sections:
        pad = -at % 16
        body += b"\0" * pad + content
        table += tag + struct.pack("<II", at + pad, len(content))
        at += pad + len(content)
    body += b"\0" * (-at % 16)
    rest = struct.pack("<II", version, len(sections)) + table + body
    return b"ENTENTE\0" + kind + struct.pack("<I", zlib.crc32(rest)) + rest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("student", "work", "words", "out"):
        parser.add_argument(name)
    parser.add_argument("--keep", type=int, default=100_000, help="words with a vector")
    parser.add_argument("--quick", action="store_true", help="no F1")
    args = parser.parse_args()
    saved = torch.load(args.student, weights_only=True, map_location="cpu")
    words = Words(args.words, Texts(f"{args.work}/texts.ndjson", f"{args.work}/texts.bin"))
    model = Student(words.vectors, words.counts, SimpleNamespace(**saved["options"]))
    model.load_state_dict({name: value.float() if value.is_floating_point() else value for name, value in saved["model"].items()})
    integers = Integers(model.eval(), words, args.keep)
    with open(args.out, "wb") as file:
        sections = list(integers.sections())
        file.write(asset(b"MODL", 2, sections))
    print({tag.decode(): (len(content), len(zlib.compress(content, 9))) for tag, content in sections})
    if args.quick:
        return
    dev = Texts(f"{args.work}/dev.ndjson", f"{args.work}/dev.bin")
    rows, parts, flags = (x.numpy() for x in Inputs(Corpus(dev, Trees(dev), torch.device("cpu")), words, saved["options"]["buckets"])(torch.arange(len(dev.tokens))))
    labels = np.zeros(len(dev.tokens), np.int64)
    for a, b in zip(dev.starts, dev.ends):
        labels[a:b] = decode(integers.scores(rows[a:b], parts[a:b], flags[a:b]) / UNIT)
    print("dev", score(dev, labels), "largest activation", integers.most / UNIT)


if __name__ == "__main__":
    main()
