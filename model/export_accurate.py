"""Writes the larger encoder (model/teacher.py) as a weights file of the core (core/src/encoder/transformer_model.h).

  python3 model/export_accurate.py ACCURATE.npz OUT.bin
"""
import json
import struct
import sys

import numpy as np

from export import UNIT, Dense, asset, varints
from texts import GROUPS
from trees import RELATIONS, TAGS

STATE, QUERY, VALUE, CHANGE = 512, 1024, 2048, 256  # steps of the activations, as in transformer_model.h


def main():
    arrays = np.load(sys.argv[1])
    config = json.loads(str(arrays["config"]))
    width = config["width"]
    assert not config["relative"], "the core has no biases of distance"

    def dense(names, gains, unit):
        """Rows of one layer or more, one after the other; `unit`: steps of what goes in, gains: steps out for one step in."""
        step = np.concatenate([arrays[f"{name}.weight/step"][:, 0] for name in names]).astype(np.float64)
        weight = np.concatenate([arrays[f"{name}.weight"] for name in names]).astype(np.float64) * step[:, None]
        bias = np.concatenate([arrays[f"{name}.bias"] if f"{name}.bias" in arrays else np.zeros(len(arrays[f"{name}.weight"])) for name in names]).astype(np.float64)
        gain = np.concatenate([np.full(len(arrays[f"{name}.weight"]), gain) for name, gain in zip(names, gains)])
        pad = -len(weight) % 8
        weight, bias = np.pad(weight, ((0, pad), (0, 0))), np.pad(bias, (0, pad))
        return Dense(weight, bias, 1, 1, np.pad(gain, (0, pad), constant_values=1), unit, np.pad(step, (0, pad), constant_values=1)).bytes()

    def norm(name):
        return (arrays[f"{name}.weight"] * STATE).astype("<f4").tobytes() + (arrays[f"{name}.bias"] * STATE).astype("<f4").tobytes()

    def table(rows):
        step = np.maximum(np.abs(rows).max(1), 1e-9) / 127
        return step.astype("<f4").tobytes() + np.rint(rows / step[:, None]).astype(np.int8).tobytes()

    def floats(name):
        return arrays[name].astype(np.float64) * arrays[f"{name}/step"]

    lexicon = floats("lexicon.weight").T  # groups, traits, edges (corpus.py)
    groups, traits, edges = np.split(lexicon, [3 * GROUPS, 3 * GROUPS + 8])
    nibbles = arrays["words.weight"].astype(np.uint8) & 15
    parts = [struct.pack("<HHHH", width, config["heads"], config["layers"], config["positions"]),
             arrays["words.weight/step"].astype("<f4").tobytes(), (nibbles[:, 0::2] | nibbles[:, 1::2] << 4).tobytes(),
             table(floats("positions.weight")), table(floats("capitals.weight")), table(np.concatenate([edges, traits, groups])), norm("input_norm")]
    for i in range(config["layers"]):
        at = f"layers.{i}."
        parts += [dense([at + "query", at + "key", at + "value"], [QUERY / STATE, QUERY / STATE, VALUE / STATE], STATE),
                  dense([at + "output"], [STATE / VALUE], VALUE), norm(at + "attention_norm"),
                  dense([at + "up"], [1], STATE), dense([at + "down"], [CHANGE / STATE], STATE), norm(at + "norm")]
    vocabulary = [piece.encode() for piece in str(arrays["vocabulary"]).split("\n")]
    pieces = varints([len(vocabulary)]) + b"".join(bytes([len(piece)]) + piece for piece in vocabulary)

    score = lambda name: dense([name], [UNIT / STATE], STATE)
    inner = lambda name: dense([name], [1], UNIT)
    trees = [score("trees.tag"), score("trees.dependent"), inner("trees.turn"), score("trees.head"), score("trees.below"), score("trees.above"), inner("trees.relation")]
    distance = np.rint(floats("trees.distance") * UNIT).clip(-32768, 32767).astype("<i2").tobytes()
    with open(sys.argv[2], "wb") as file:
        file.write(asset(b"MODL", 2, [(b"PIEC", pieces), (b"TRAN", b"".join(parts)), (b"TAGH", score("labels")),
                                      (b"SYNT", struct.pack("<BB", len(TAGS), len(RELATIONS)) + b"".join(trees) + distance)]))


if __name__ == "__main__":
    main()
