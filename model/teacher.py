"""Fine-tunes a pretrained encoder as the teacher, and lets it label text for the student.

  python3 model/teacher.py train ENCODER_DIR TEXTS.ndjson TEXTS.bin DEV.ndjson DEV.bin OUT.pt [--epochs 1]
  python3 model/teacher.py label ENCODER_DIR OUT.pt TEXTS.ndjson TEXTS.bin LABELS.npy [--tokens N]

ENCODER_DIR holds a BERT or MPNet model as Hugging Face lays it out (config.json, model.safetensors, vocab.txt), uncased: what capitals
and the lexicon say is added to the word pieces' vectors. The loss is the probability of the labels that the annotation allows.
"""
import argparse
import random
import sys
import time

import numpy as np
import torch
from tokenizers import BertWordPieceTokenizer
from torch import nn
from transformers import AutoModel

from texts import ALL, CAPITALS, GROUPS, LABELS, Texts, batches, decode, score

LIMIT = 160  # word pieces of a sentence that are read at once


def lexicon_bits(tokens):
    """[n, 3 * GROUPS + 8 + 2] of 0 and 1."""
    sets = [(tokens[field][:, None] >> np.arange(GROUPS, dtype=np.uint32)) & 1 for field in ("begins", "inside", "alone")]
    traits = (tokens["traits"][:, None] >> np.arange(8, dtype=np.uint8)) & 1
    return np.concatenate(sets + [traits, tokens["first"][:, None], tokens["headline"][:, None]], 1).astype(np.float32)


class Teacher(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.capitals = nn.Embedding(CAPITALS, width)
        self.lexicon = nn.Linear(3 * GROUPS + 10, width, bias=False)
        nn.init.normal_(self.capitals.weight, std=0.01)
        nn.init.normal_(self.lexicon.weight, std=0.01)
        self.head = nn.Linear(width, LABELS)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False

    def forward(self, pieces, mask, capitals, bits, heads):
        vectors = self.encoder.embeddings.word_embeddings(pieces) + self.capitals(capitals) + self.lexicon(bits)
        hidden = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        return self.head(hidden.flatten(0, 1)[heads]).float()


class Pieces:
    """Word pieces of all tokens: `first[i] : first[i + 1]` in `ids`."""

    def __init__(self, encoder, texts):
        wordpiece = BertWordPieceTokenizer(f"{encoder}/vocab.txt", lowercase=True)
        words = texts.words()
        unique = list(set(words))
        unknown = wordpiece.token_to_id("[UNK]")
        known = {w: (e.ids or [unknown])[:12] for w, e in zip(unique, wordpiece.encode_batch(unique, add_special_tokens=False))}
        parts = [known[w] for w in words]
        sizes = np.fromiter((len(p) for p in parts), np.int32, len(parts))
        self.ids = np.fromiter((i for p in parts for i in p), np.int32, int(sizes.sum()))
        self.first = np.concatenate([[0], np.cumsum(sizes)])
        marks = ("<s>", "</s>") if wordpiece.token_to_id("<s>") is not None else ("[CLS]", "[SEP]")
        self.edges = tuple(wordpiece.token_to_id(mark) for mark in marks)


def windows(texts, pieces, which):
    """Pieces of sentences, at most LIMIT word pieces long."""
    out = []
    for s in which:
        start, end = int(texts.starts[s]), int(texts.ends[s])
        while start < end:
            stop = int(np.searchsorted(pieces.first, pieces.first[start] + LIMIT, "right")) - 1
            stop = min(max(stop, start + 1), end)
            out.append((start, stop))
            start = stop
    return out


def make_batches(pieces, parts, budget, shuffle):
    return batches(parts, lambda part: int(pieces.first[part[1]] - pieces.first[part[0]]) + 2, budget, shuffle, 4000 if shuffle else len(parts))


def tensors(texts, pieces, batch):
    length = max(int(pieces.first[b] - pieces.first[a]) for a, b in batch) + 2
    ids = np.ones((len(batch), length), np.int64)
    mask = np.zeros((len(batch), length), np.int64)
    token = np.full((len(batch), length), -1, np.int64)
    heads, order = [], []
    for row, (a, b) in enumerate(batch):
        first, last = int(pieces.first[a]), int(pieces.first[b])
        n = last - first
        ids[row, 0], ids[row, n + 1] = pieces.edges
        ids[row, 1:n + 1] = pieces.ids[first:last]
        mask[row, :n + 2] = 1
        starts = pieces.first[a:b] - first + 1
        token[row, 1:n + 1] = np.repeat(np.arange(a, b), np.diff(pieces.first[a:b + 1]))
        heads.append(starts + row * length)
        order.append(np.arange(a, b))
    order = np.concatenate(order)
    flat = token.reshape(-1)
    real = flat >= 0
    capitals = np.zeros(flat.shape, np.int64)
    capitals[real] = texts.tokens["capitals"][flat[real]]
    bits = np.zeros((len(flat), 3 * GROUPS + 10), np.float32)
    bits[real] = lexicon_bits(texts.tokens[flat[real]])
    shape = ids.shape
    return (torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(capitals.reshape(shape)),
            torch.from_numpy(bits.reshape(*shape, -1)), torch.from_numpy(np.concatenate(heads))), order


def partial_loss(logits, allowed):
    """-log of the probability of the allowed labels, over the tokens whose annotation says something."""
    sets = (allowed[:, None] >> torch.arange(LABELS)) & 1 == 1
    kept = logits.masked_fill(~sets, -1e9)
    loss = torch.logsumexp(logits, 1) - torch.logsumexp(kept, 1)
    return loss[allowed != ALL].mean() if (allowed != ALL).any() else logits.sum() * 0


@torch.inference_mode()
def predict(model, texts, pieces, parts, into):
    model.eval()
    done = 0
    began = time.time()
    for i, batch in enumerate(make_batches(pieces, parts, 6000, False)):
        inputs, order = tensors(texts, pieces, batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*inputs)
        into[order] = torch.log_softmax(logits, 1).numpy()
        done += len(order)
        if i % 200 == 0:
            print(f"labelled {done} tokens, {done / (time.time() - began):.0f}/s", flush=True)


def evaluate(model, dev, pieces):
    logs = np.zeros((len(dev.tokens), LABELS), np.float32)
    predict(model, dev, pieces, windows(dev, pieces, range(len(dev.ends))), logs)
    labels = np.zeros(len(dev.tokens), np.int64)
    for a, b in zip(dev.starts, dev.ends):
        labels[a:b] = decode(logs[a:b])
    return score(dev, labels)


def train(args):
    texts, dev = Texts(args.texts, args.features), Texts(args.dev, args.dev_features)
    pieces, dev_pieces = Pieces(args.encoder, texts), Pieces(args.encoder, dev)
    few = np.array([s == "gmb_silver" for s in dev.sources])
    keep = [i for i in range(len(dev.ends)) if not few[i] or i % 4 == 0]
    dev.starts, dev.ends, dev.sources = dev.starts[keep], dev.ends[keep], dev.sources[keep]
    which = [i for i, s in enumerate(texts.sources) if not s.startswith("raw/")]
    # Sentences of which the annotation says nothing (Few-NERD without a name) teach nothing.
    which = [i for i in which if (texts.allowed[texts.starts[i]:texts.ends[i]] != ALL).any()]
    # A third of gmb's nameless sentences and half of Few-NERD's are enough.
    nameless = lambda i: texts.sources[i] == "gmb_silver" and (texts.allowed[texts.starts[i]:texts.ends[i]] & 1).all()
    share = lambda i: 0.5 if texts.sources[i] == "fewnerd_inter_PARTIAL" else 0.33 if nameless(i) else 1
    which = [i for i in which if random.random() < share(i)]
    parts = windows(texts, pieces, which)
    total = sum(pieces.first[b] - pieces.first[a] for a, b in parts)
    print(f"{len(which)} sentences, {sum(b - a for a, b in parts)} tokens, {total} word pieces", flush=True)
    model = Teacher(args.encoder)
    new = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    old = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": old, "lr": args.rate}, {"params": new, "lr": args.rate * 20}], weight_decay=0.01, fused=True)
    steps = len(make_batches(pieces, parts, args.budget, False)) * args.epochs
    warm = min(100, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(i / warm, max(0.02, (steps * 1.01 - i) / (steps - warm))))
    step, began, mean, seen = 0, time.time(), 0.7, 0
    for epoch in range(args.epochs):
        for batch in make_batches(pieces, parts, args.budget, True):
            model.train()
            inputs, order = tensors(texts, pieces, batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(*inputs)
            loss = partial_loss(logits, torch.from_numpy(texts.allowed[order].astype(np.int64)))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(old + new, 1.0, foreach=True)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            seen += inputs[0].numel()
            mean += 0.02 * (float(loss) - mean)
            if step % 10 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {mean:.4f} {seen / (time.time() - began):.0f} pieces/s, {time.time() - began:.0f} s", flush=True)
            if step % args.every == 0:
                print("dev", evaluate(model, dev, dev_pieces), flush=True)
                torch.save(model.state_dict(), args.out)
    torch.save(model.state_dict(), args.out)
    print("dev", evaluate(model, dev, dev_pieces), flush=True)


def label(args):
    texts = Texts(args.texts, args.features)
    pieces = Pieces(args.encoder, texts)
    model = Teacher(args.encoder)
    model.load_state_dict(torch.load(args.weights, weights_only=True))
    order = list(range(len(texts.ends)))
    raw = [i for i in order if texts.sources[i].startswith("raw/")]
    gold = [i for i in order if not texts.sources[i].startswith("raw/")]
    random.shuffle(raw)
    chosen, tokens = [], 0
    for i in gold + raw:
        if tokens > args.tokens:
            break
        chosen.append(i)
        tokens += int(texts.ends[i] - texts.starts[i])
    out = np.lib.format.open_memmap(args.labels, mode="w+", dtype=np.float16, shape=(len(texts.tokens), LABELS))
    parts = windows(texts, pieces, chosen)
    logs = np.zeros((len(texts.tokens), LABELS), np.float16)
    predict(model, texts, pieces, parts, logs)
    out[:] = logs
    out.flush()


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    for name in ("encoder", "texts", "features", "dev", "dev_features", "out"):
        command.add_argument(name)
    command.add_argument("--epochs", type=int, default=1)
    command.add_argument("--rate", type=float, default=5e-5)
    command.add_argument("--budget", type=int, default=4000)
    command.add_argument("--every", type=int, default=150)
    command.set_defaults(run=train)
    command = commands.add_parser("label")
    for name in ("encoder", "weights", "texts", "features", "labels"):
        command.add_argument(name)
    command.add_argument("--tokens", type=int, default=4_600_000)
    command.set_defaults(run=label)
    args = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(2)
    args.run(args)


if __name__ == "__main__":
    sys.exit(main())
