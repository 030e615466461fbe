"""Texts and what annotation and teacher say of their tokens, as tensors on one device; losses over batches of them."""
import random
import time

import numpy as np
import torch

from texts import ALL, GROUPS, LABELS, batches, decode, score
from trees import tree_loss, tree_scores


def reduced(device):
    """Whether bfloat16 is quicker than float there: on a GPU, and on a CPU with tiles for it (AMX)."""
    return device.type != "cpu" or "amx_bf16" in open("/proc/cpuinfo").read()


class Corpus:
    def __init__(self, texts, trees, device):
        self.texts, self.trees, self.device = texts, trees, device
        put = lambda values, kind: torch.from_numpy(np.ascontiguousarray(values).astype(kind)).to(device)
        tokens = texts.tokens
        self.capitals = put(tokens["capitals"], np.int64)
        self.sets = torch.stack([put(tokens[field], np.int32) for field in ("begins", "inside", "alone")], 1)
        self.traits = put(tokens["traits"], np.int32)
        self.edges = torch.stack([put(tokens[field], np.float32) for field in ("first", "headline")], 1)
        self.allowed = put(texts.allowed, np.int32)
        self.tag, self.head, self.relation = put(trees.tag, np.int16), put(trees.head, np.int64), put(trees.relation, np.int16)
        self.weight = torch.ones(len(tokens), device=device)
        self.said = None  # the teacher's probabilities of labels; all 0 where it has not read

    def load_labels(self, path):
        """What the teacher has said (model/teacher.py) -> the sentences that it has read."""
        labels = np.load(path)
        put = lambda name, kind: torch.from_numpy(labels[name]).to(self.device, kind)
        self.said = put("names", torch.float16) / 255
        self.tag, self.relation, self.weight = put("tag", torch.int16), put("relation", torch.int16), put("weight", torch.float32) / 255
        head = put("head", torch.int64)
        self.head = torch.where(head == -32768, -1, head + torch.arange(len(head), device=self.device))
        return np.flatnonzero(labels["names"][self.texts.starts].any(1))

    def lexicon(self, at):
        """[.., 3 * GROUPS] begins, inside, alone; [.., 8] traits; [.., 2] first, headline."""
        groups = (self.sets[at][..., None] >> torch.arange(GROUPS, dtype=torch.int32, device=self.device)) & 1
        traits = (self.traits[at][..., None] >> torch.arange(8, dtype=torch.int32, device=self.device)) & 1
        return groups.flatten(-2).float(), traits.float(), self.edges[at]

    def place(self, batch):
        """(first token, end) windows -> token indices [windows, tokens], mask."""
        bounds = torch.tensor(batch, device=self.device)
        at = bounds[:, :1] + torch.arange(int((bounds[:, 1] - bounds[:, 0]).max()), device=self.device)
        mask = at < bounds[:, 1:]
        return torch.where(mask, at, bounds[:, :1]), mask

    def loss(self, logits, tree_head, tree_output, at, mask, gold, trees):
        """Names: what the teacher says and, weighing `gold`, the annotation's allowed labels; trees, weighing `trees`."""
        logs, allowed = torch.log_softmax(logits[mask], 1), self.allowed[at][mask]
        loss = logits.sum() * 0
        if self.said is not None:
            said = self.said[at][mask]
            loss = loss - (said.float() * logs).sum() / (said.sum(1) > 0).sum().clamp(min=1)
        speaks = allowed != ALL
        if gold and speaks.any():
            sets = (allowed[:, None] >> torch.arange(LABELS, dtype=torch.int32, device=self.device)) & 1 == 1
            loss = loss - gold * torch.logsumexp(logs.masked_fill(~sets, -1e9), 1)[speaks].sum() / len(allowed)
        return loss + trees * tree_loss(tree_head, tree_output, mask, at, self.tag[at], self.head[at], self.relation[at], self.weight[at])


def annotated(texts):
    """Sentences of whose names the annotation says something; of the nameless of gmb and of Few-NERD's a part is enough."""
    share = {"fewnerd_inter_PARTIAL": 0.5, "gmb_silver": 0.33}
    out = []
    for i, source in enumerate(texts.sources):
        allowed = texts.allowed[texts.starts[i]:texts.ends[i]]
        if source == "trees" or (allowed == ALL).all():
            continue
        nameless = source == "fewnerd_inter_PARTIAL" or (allowed & 1).all()
        if not nameless or random.random() < share.get(str(source), 1):
            out.append(i)
    return out


def fit(model, groups, parts, size, run, epochs, budget, report=200):
    """Trains on windows: run(batch) -> loss. `groups`: parameter groups of the optimiser with the highest rate of each."""
    parameters = [p for group in groups for p in group["params"]]
    optimiser = torch.optim.AdamW(groups, fused=True)
    steps = len(batches(parts, size, budget, False, len(parts))) * epochs
    warm = max(1, min(200, steps // 10))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min((i + 1) / warm, 1) * (0.5 + 0.5 * np.cos(np.pi * min(1, i / steps))) + 0.005)
    step, began, mean, seen = 0, time.time(), None, 0
    for epoch in range(epochs):
        for batch in batches(parts, size, budget, True, 8000):
            model.train()
            loss = run(batch, step / steps)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0, foreach=True)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            seen += sum(b - a for a, b in batch)
            if step % 10 == 0:
                mean = float(loss) if mean is None else 0.9 * mean + 0.1 * float(loss)
            if step % report == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {mean:.4f} {seen / (time.time() - began):.0f} tokens/s, {time.time() - began:.0f} s", flush=True)


@torch.inference_mode()
def read(model, corpus, parts, size, run, budget, into):
    """run(batch) -> label scores, tree output of a batch of windows; into(tokens, log probabilities of
    labels, tags, heads, relations, sureness)."""
    model.eval()
    for batch in batches(parts, size, budget, False, len(parts)):
        at, mask = corpus.place(batch)
        logits, (tags, arcs, state) = run(batch)
        arcs = torch.softmax(arcs, 2)
        sure, places = arcs.max(2)
        relations = torch.softmax(model.trees.relations(state, places), 2)
        best = relations.max(2)
        into(at[mask], torch.log_softmax(logits, 2)[mask], tags.argmax(2)[mask], (places + at[:, :1])[mask], best.indices[mask], (sure * best.values)[mask])


def evaluate(model, corpus, parts, size, run, budget=16000):
    texts = corpus.texts
    logs = np.zeros((len(texts.tokens), LABELS), np.float32)
    found = np.zeros((3, len(texts.tokens)), np.int64)

    def into(at, scores, *tree):
        at = at.cpu().numpy()
        logs[at] = scores.float().cpu().numpy()
        for row, values in zip(found, tree):
            row[at] = values.cpu().numpy()
    read(model, corpus, parts, size, run, budget, into)
    labels = np.zeros(len(texts.tokens), np.int64)
    for a, b in zip(texts.starts, texts.ends):
        labels[a:b] = decode(logs[a:b])
    return {**score(texts, labels), **tree_scores(corpus.trees, *found)}
