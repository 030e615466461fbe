"""Attachment scores of a parser on running text, its tokens and sentences its own:

  python3 model/tree_scores.py TREES.ndjson ANALYSES.ndjson

TREES.ndjson comes from model/treebank.py; ANALYSES.ndjson has for each of its lines {"document": {"words": [[begin, end, UPOS, XPOS, head,
relation]]}} with offsets in bytes (`entente batch --syntax --offsets utf8`). A word counts where its span, its head's span and, for LAS, its relation without
the subtype are right (CoNLL 2018, Zeman et al.); figures are shares of the treebank's words.
"""
import json
import sys


def arcs(words, tag):
    spans = [tuple(word[:2]) for word in words]
    return {spans[i]: (word[tag].split("/")[0], spans[word[-2]], word[-1].split(":")[0]) for i, word in enumerate(words)}


total, found, tags, heads, relations = 0, 0, 0, 0, 0
for gold, analysis in zip(open(sys.argv[1], encoding="utf-8"), open(sys.argv[2], encoding="utf-8")):
    words = json.loads(gold)["words"]
    gold, own = arcs(words, 2), arcs(json.loads(analysis)["document"]["words"] or [], 2)
    total += sum(begin < end for begin, end, *_ in words)
    for span, (tag, head, relation) in gold.items():
        if span not in own:
            continue
        found += 1
        tags += own[span][0] == tag
        heads += own[span][1] == head
        relations += own[span][1:] == (head, relation)
print({name: round(100 * count / total, 1) for name, count in (("words", found), ("UPOS", tags), ("UAS", heads), ("LAS", relations))})
