"""A pretrained encoder (BERT or MPNet, uncased) with heads for names and trees: the teacher, and the student of the larger weights.

What capitals and the lexicon say is added to the vectors of the word pieces; a token is spoken for by its first piece.
"""
import json
import math
import unicodedata

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from texts import CAPITALS, GROUPS, LABELS
from trees import TreeHead

LIMIT = 160    # word pieces of a sentence that are read at once
LONGEST = 12   # word pieces of a token
BITS = 3 * GROUPS + 10


def plain(word):
    """Lower case without accents, as uncased vocabularies have it."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def split(word, ids, unknown):
    """Greedy longest pieces of each run of letters and digits (Wu et al. 2016); any other character is a piece of its own."""
    word, out, at = plain(word), [], 0
    while at < len(word):
        end = at + 1
        if word[at].isalnum():
            while end < len(word) and word[end].isalnum():
                end += 1
        begin, pieces = at, []
        while begin < end:
            stop = next((stop for stop in range(end, begin, -1) if ("##" if begin > at else "") + word[begin:stop] in ids), None)
            if stop is None:
                pieces = [unknown]
                break
            pieces.append(ids[("##" if begin > at else "") + word[begin:stop]])
            begin = stop
        out += pieces
        at = end
    return out[:LONGEST] or [unknown]


class Pieces:
    """Word pieces of all tokens of texts: `first[i] : first[i + 1]` in `ids` are those of token i."""

    def __init__(self, vocabulary, words):
        ids = {piece: i for i, piece in enumerate(vocabulary)}
        unknown = ids["[UNK]"]
        known = {word: split(word, ids, unknown) for word in set(words)}
        sizes = np.fromiter((len(known[word]) for word in words), np.int32, len(words))
        self.ids = np.fromiter((i for word in words for i in known[word]), np.int32, int(sizes.sum()))
        self.first = np.concatenate([[0], np.cumsum(sizes)])
        self.edges = (ids["<s>"], ids["</s>"]) if "<s>" in ids else (ids["[CLS]"], ids["[SEP]"])

    def windows(self, texts, which):
        """Sentences as (first token, end), cut where they are longer than LIMIT pieces."""
        out = []
        for s in which:
            start, end = int(texts.starts[s]), int(texts.ends[s])
            while start < end:
                stop = int(np.searchsorted(self.first, self.first[start] + LIMIT, "right")) - 1
                stop = min(max(stop, start + 1), end)
                out.append((start, stop))
                start = stop
        return out

    def to(self, device):
        self.token = torch.from_numpy(np.repeat(np.arange(len(self.first) - 1, dtype=np.int64), np.diff(self.first))).to(device)
        self.device_ids = torch.from_numpy(self.ids.astype(np.int64)).to(device)
        self.device_first = torch.from_numpy(self.first.astype(np.int64)).to(device)
        return self

    def batch(self, starts, ends):
        """Of windows (tensors): piece ids [windows, pieces], their mask, the token of each, the place of each token's first piece."""
        low, high = self.device_first[starts], self.device_first[ends]
        place = torch.arange(int((high - low).max()) + 2, device=starts.device)
        inner = (place >= 1) & (place <= (high - low)[:, None])
        at = torch.where(inner, low[:, None] + place - 1, 0)
        ids = torch.where(inner, self.device_ids[at], self.edges[0])
        ids = torch.where(place == (high - low)[:, None] + 1, self.edges[1], ids)
        return ids, place <= (high - low)[:, None] + 1, torch.where(inner, self.token[at], -1), low


class Layer(nn.Module):
    def __init__(self, width, inner, heads, epsilon):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm, self.norm = nn.LayerNorm(width, eps=epsilon), nn.LayerNorm(width, eps=epsilon)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, bias, dropout):
        shape = (*x.shape[:2], self.heads, -1)
        q, k, v = (layer(x).view(shape).transpose(1, 2) for layer in (self.query, self.key, self.value))
        a = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype)).transpose(1, 2).flatten(2)
        x = self.attention_norm(x + F.dropout(self.output(a), dropout, self.training))
        return self.norm(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Transformer(nn.Module):
    """config: width, inner, heads, layers, epsilon, pieces, positions, relative (MPNet's biases of distance), arc, relation."""

    def __init__(self, config):
        super().__init__()
        self.config = config
        c = config
        self.words = nn.Embedding(c["pieces"], c["width"])
        self.positions = nn.Embedding(c["positions"], c["width"])
        self.input_norm = nn.LayerNorm(c["width"], eps=c["epsilon"])
        self.layers = nn.ModuleList(Layer(c["width"], c["inner"], c["heads"], c["epsilon"]) for _ in range(c["layers"]))
        self.relative = nn.Embedding(32, c["heads"]) if c["relative"] else None
        self.capitals = nn.Embedding(CAPITALS, c["width"])
        self.lexicon = nn.Linear(BITS, c["width"], bias=False)
        nn.init.normal_(self.capitals.weight, std=0.01)
        nn.init.normal_(self.lexicon.weight, std=0.01)
        self.labels = nn.Linear(c["width"], LABELS)
        self.trees = TreeHead(c["width"], c["arc"], c["relation"])
        self.word_steps = 0  # 7: vectors of pieces are rounded to four bits

    def bias(self, mask):
        bias = torch.where(mask, 0.0, -1e9)[:, None, None]
        if self.relative is None:
            return bias
        place = torch.arange(mask.shape[1], device=mask.device)
        distance = place[:, None] - place[None]  # of the query from the key
        near = distance.abs()
        far = 8 + (torch.log(near.clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
        bucket = torch.where(near < 8, near, far.clamp(max=15)) + 16 * (distance < 0)
        return bias + self.relative(bucket).permute(2, 0, 1)[None]

    def piece_vectors(self):
        if not self.word_steps:
            return self.words.weight
        step = self.words.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-6) / (self.word_steps + 0.5)
        return self.words.weight + ((self.words.weight / step).round().clamp(-self.word_steps - 1, self.word_steps) * step - self.words.weight).detach()

    def forward(self, ids, mask, capitals, bits, firsts, dropout=0.1):
        """firsts [sentences, tokens]: places of the tokens' first pieces -> their vectors."""
        x = F.embedding(ids, self.piece_vectors()) + self.positions.weight[:ids.shape[1]] + self.capitals(capitals) + self.lexicon(bits)
        x = F.dropout(self.input_norm(x), dropout, self.training)
        bias = self.bias(mask)
        for layer in self.layers:
            x = layer(x, bias, dropout)
        return x.gather(1, firsts[..., None].expand(-1, -1, x.shape[2]))


def read_pretrained(folder, arc, relation, layers=None, inner=None):
    """A Transformer with the weights of a folder as Hugging Face lays it out, and its vocabulary. `layers`: which of its layers; `inner`: how
    many units of each inner layer, those with the largest weights into and out of them."""
    given = json.load(open(f"{folder}/config.json"))
    mpnet = given["model_type"] == "mpnet"
    layers = layers or list(range(given["num_hidden_layers"]))
    inner = inner or given["intermediate_size"]
    state = {name.removeprefix("mpnet.").removeprefix("bert."): value for name, value in load_file(f"{folder}/model.safetensors").items()}
    vocabulary = open(f"{folder}/vocab.txt", encoding="utf-8").read().split("\n")[:given["vocab_size"]]
    skipped = 2 if mpnet else 0  # its first position is that after the index of padding
    model = Transformer({"width": given["hidden_size"], "inner": inner, "heads": given["num_attention_heads"], "layers": len(layers),
                         "epsilon": given["layer_norm_eps"], "pieces": given["vocab_size"], "positions": LIMIT + LONGEST + 2, "relative": mpnet, "arc": arc, "relation": relation})
    names = ("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o", "attention.LayerNorm") if mpnet else \
        ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "attention.output.LayerNorm")
    names = dict(zip(("query", "key", "value", "output", "attention_norm"), names), up="intermediate.dense", down="output.dense", norm="output.LayerNorm")
    own = {"words.weight": state["embeddings.word_embeddings.weight"], "positions.weight": state["embeddings.position_embeddings.weight"][skipped:skipped + model.config["positions"]],
           "input_norm.weight": state["embeddings.LayerNorm.weight"], "input_norm.bias": state["embeddings.LayerNorm.bias"]}
    if mpnet:
        own["relative.weight"] = state["encoder.relative_attention_bias.weight"]
    else:
        own["words.weight"] = own["words.weight"] + state["embeddings.token_type_embeddings.weight"][0]
    for to, source in enumerate(layers):
        for name, theirs in names.items():
            for part in ("weight", "bias"):
                own[f"layers.{to}.{name}.{part}"] = state[f"encoder.layer.{source}.{theirs}.{part}"]
        up, down = own[f"layers.{to}.up.weight"], own[f"layers.{to}.down.weight"]
        units = (up.norm(dim=1) * down.norm(dim=0)).topk(inner).indices.sort().values
        own[f"layers.{to}.up.weight"], own[f"layers.{to}.down.weight"] = up[units], down[:, units]
        own[f"layers.{to}.up.bias"] = own[f"layers.{to}.up.bias"][units]
    missing = model.load_state_dict(own, strict=False).missing_keys
    assert all(name.split(".")[0] in ("capitals", "lexicon", "labels", "trees") for name in missing), missing
    return model, vocabulary


def keep_pieces(model, vocabulary, counts, most):
    """Cuts a vocabulary to single characters and the pieces seen most often; longer words fall into more pieces."""
    special = {"[UNK]", "[CLS]", "[SEP]"}
    order = sorted(range(len(vocabulary)), key=lambda i: (vocabulary[i] not in special, len(vocabulary[i].removeprefix("##")) > 1 or not vocabulary[i].isascii(), -counts[i], i))
    kept = sorted(order[:most])
    model.words = nn.Embedding.from_pretrained(model.words.weight.detach()[kept].clone(), freeze=False)
    model.config["pieces"] = len(kept)
    return [vocabulary[i] for i in kept]


def save(path, model, vocabulary):
    """Weights in eight bits a row, vectors of pieces in four: what rounding costs was learned in training."""
    arrays = {}
    for name, value in model.state_dict().items():
        value = value.float().cpu().numpy()
        if value.ndim < 2:
            arrays[name] = value
            continue
        most = 7 if name == "words.weight" else 127
        step = np.abs(value).max(1, keepdims=True).clip(1e-9) / (most + 0.5)
        arrays[name], arrays[name + "/step"] = np.rint(value / step).clip(-most - 1, most).astype(np.int8), step.astype(np.float32)
    np.savez_compressed(path, config=json.dumps(model.config), vocabulary="\n".join(vocabulary), **arrays)


def load(path):
    """A Transformer and its vocabulary from what save() wrote."""
    arrays = np.load(path)
    model = Transformer(json.loads(str(arrays["config"])))
    model.load_state_dict({name: torch.from_numpy(arrays[name] * arrays[name + "/step"] if name + "/step" in arrays else arrays[name])
                           for name in model.state_dict()})
    return model, str(arrays["vocabulary"]).split("\n")
