"""Universal Dependencies trees over the tokens of texts: what may be predicted, reading them, the scorer of words, and its scores."""
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

# Universal part of speech and Penn tag, together (core/src/syntax/tags.h).
TAGS = """NOUN/NN ADP/IN DET/DT ADJ/JJ PROPN/NNP PUNCT/, PRON/PRP PUNCT/. NOUN/NNS ADV/RB CCONJ/CC VERB/VB NUM/CD VERB/VBN VERB/VBD SCONJ/IN
VERB/VBG AUX/VBZ PART/TO VERB/VBP PRON/PRP$ AUX/VBP AUX/MD INTJ/UH AUX/VBD VERB/VBZ PUNCT/: PART/RB PRON/DT PUNCT/-LRB- PUNCT/-RRB- PRON/WDT
ADV/WRB AUX/VB PUNCT/HYPH PUNCT/'' PUNCT/`` ADP/RP PRON/WP PART/POS ADJ/NNP PROPN/NNPS ADJ/JJR PRON/NN PRON/EX ADV/RBR ADJ/JJS AUX/VBN X/FW
SYM/SYM DET/PDT VERB/NNP ADV/RBS AUX/VBG X/LS SYM/$ DET/WDT ADV/FW PRON/WP$""".split()
# In the order of entente::Relation (core/src/syntax/syntax.h).
RELATIONS = """root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop
csubj csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj
nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum vocative xcomp""".split()
NEAR = 16  # heads at most this far away are told apart by their distance


class Trees:
    """Of each token of `texts` the tag, the head (index of a token, its own for a root) and the relation; -1 where nothing is known."""

    def __init__(self, texts):
        size = len(texts.tokens)
        self.tag = np.full(size, -1, np.int16)
        self.head = np.full(size, -1, np.int64)
        self.relation = np.full(size, -1, np.int16)
        self.words = 0
        sentence = np.repeat(np.arange(len(texts.ends)), texts.ends - texts.starts)
        bounds = np.searchsorted(texts.lines, np.arange(texts.lines[-1] + 2))
        with open(texts.path, encoding="utf-8") as file:
            for line, entry in enumerate(file):
                if '"words"' not in entry or bounds[line] == bounds[line + 1]:
                    continue
                words = json.loads(entry)["words"]
                first, last = texts.starts[bounds[line]], texts.ends[bounds[line + 1] - 1]
                at = {(a, b): first + i for i, (a, b) in enumerate(zip(texts.tokens["begin"][first:last].tolist(), texts.tokens["end"][first:last].tolist()))}
                self.words += sum(a < b for a, b, *_ in words)
                place = [at.get((a, b), -1) for a, b, *_ in words]
                for token, (_, _, tag, head, relation) in zip(place, words):
                    if token < 0:
                        continue
                    self.tag[token] = TAGS.index(tag) if tag in TAGS else -1
                    if place[head] >= 0 and sentence[place[head]] == sentence[token]:
                        self.head[token] = place[head]
                        self.relation[token] = RELATIONS.index(relation if relation in RELATIONS else relation.split(":")[0])


class TreeHead(nn.Module):
    """Scores tags, heads and relations from the vectors of a sentence's tokens: a deep biaffine scorer (Dozat and Manning 2017) to which
    the distance of a head matters too (Shaw et al. 2018)."""

    def __init__(self, width, arc, relation):
        super().__init__()
        self.tag = nn.Linear(width, len(TAGS))
        self.dependent, self.turn, self.head = nn.Linear(width, arc), nn.Linear(arc, arc), nn.Linear(width, arc)
        self.distance = nn.Parameter(torch.randn(2 * NEAR + 1, arc) * 0.05)
        self.below, self.above, self.relation = nn.Linear(width, relation), nn.Linear(width, relation, bias=False), nn.Linear(relation, len(RELATIONS))

    def forward(self, h, mask):
        """h [sentences, tokens, width] -> tags [.., tokens, TAGS], arcs [.., tokens, tokens] and what relations() needs."""
        d = self.turn(F.relu(self.dependent(h)))
        e = F.relu(self.head(h))
        place = torch.arange(h.shape[1], device=h.device)
        offset = (place[None] - place[:, None]).clamp(-NEAR, NEAR) + NEAR
        near = (d @ self.distance.to(d.dtype).T).gather(2, offset.expand(h.shape[0], -1, -1))
        arcs = ((d @ e.transpose(1, 2) + near) / d.shape[-1] ** 0.5).float().masked_fill(~mask[:, None], -1e9)
        return self.tag(h).float(), arcs, (self.below(h), self.above(h))

    def relations(self, state, heads):
        """Scores of the relations to `heads` ([sentences, tokens], places in the sentence)."""
        below, above = state
        return self.relation(F.relu(below + above.gather(1, heads[..., None].expand_as(above))).float())


def tree_loss(head, output, mask, idx, tag, heads, relation, weight):
    """Mean loss over the tokens whose tag, head, relation is known (not negative); `weight` of the latter two, a token each."""
    tags, arcs, state = output
    known = mask & (tag >= 0)
    loss = F.cross_entropy(tags[known], tag[known].long()) if known.any() else tags.sum() * 0
    places = heads - idx[:, :1]
    known = mask & (heads >= 0) & (places >= 0) & (places < mask.shape[1])
    places = torch.where(known, places, 0)
    known &= mask.gather(1, places)  # a sentence that was cut may leave a head outside
    if known.any():
        each = F.cross_entropy(arcs[known], places[known], reduction="none")
        each = each + F.cross_entropy(head.relations(state, places)[known], relation[known].long(), reduction="none")
        loss = loss + (each * weight[known]).sum() / known.sum()
    return loss


def tree_scores(trees, tag, head, relation):
    """Of all words: tags right, unlabelled and labelled attachment, relations without their subtypes (CoNLL 2018)."""
    universal = np.array([RELATIONS.index(name.split(":")[0]) for name in RELATIONS])
    known = trees.head >= 0
    right = known & (trees.head == head)
    labelled = right & (universal[trees.relation] == universal[relation])
    return {name: round(100 * int(count) / max(1, trees.words), 1) for name, count in
            (("tags", ((trees.tag >= 0) & (trees.tag == tag)).sum()), ("UAS", right.sum()), ("LAS", labelled.sum()), ("known", known.sum()))}
