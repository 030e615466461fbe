"""Universal Dependencies trees of a treebank as training text, one document a line.

  python3 model/treebank.py TREES.conllu TEXTS.jsonl OUT.ndjson

TEXTS.jsonl holds the documents themselves ({"id", "genre", "text"}), whose text the words of TREES.conllu follow but for white space. Each
line: {"source": "trees", "text", "names": [], "hidden": "ALL", "words": [[begin, end, tag, head, relation]]}, offsets in bytes of
UTF-8, head the index of a word, its own for a root, and -1 for a word that the text writes otherwise.
"""
import json
import sys

GENRES = ["news", "interview", "academic", "court", "bio", "voyage"]  # those of GUM whose texts may train


def sentences(lines):
    """Lists of (form, tag, head, relation) with heads as indices; a contraction's words are pieces of what is written where they fit."""
    words, contraction = [], None
    for line in lines:
        fields = line.split("\t")
        if len(fields) == 10 and "-" in fields[0]:
            first, last = map(int, fields[0].split("-"))
            contraction = (first, last, fields[1])
        elif len(fields) == 10 and "." not in fields[0]:
            words.append([fields[1], f"{fields[3]}/{fields[4]}", int(fields[6]), fields[7]])
            if contraction and int(fields[0]) == contraction[1]:
                first, last, written = contraction
                if "".join(word[0] for word in words[first - 1:last]) != written:  # "wanna": the whole stands at its first word
                    words[first - 1][0] = written
                    for word in words[first:last]:
                        word[0] = ""
                contraction = None
        elif not line and words:
            yield [(form, tag, head - 1 if head else i, relation) for i, (form, tag, head, relation) in enumerate(words)]
            words = []


def align(text, trees):
    """The words with their places in `text`."""
    at, out = 0, []
    for tree in trees:
        first = len(out)
        for form, tag, head, relation in tree:
            begin = at
            for character in form.replace(" ", ""):
                while at < len(text) and text[at].isspace():
                    at += 1
                if begin < at and text[begin].isspace():
                    begin = at
                if at == len(text) or text[at] != character:
                    return None
                at += 1
            out.append([begin, at, tag, first + head, relation])
    return out


def main(trees, texts, out):
    documents = {line["id"]: line for line in map(json.loads, open(texts, encoding="utf-8"))}
    left_out = 0
    with open(out, "w", encoding="utf-8") as file:
        for document in open(trees, encoding="utf-8").read().split("# newdoc id = ")[1:]:
            name, *lines = document.split("\n")
            if name not in documents or documents[name]["genre"] not in GENRES:
                continue
            text = documents[name]["text"]
            words = align(text, sentences(lines + [""]))
            if not words:
                left_out += 1
                continue
            offsets = [0]
            for character in text:
                offsets.append(offsets[-1] + len(character.encode("utf-8", "surrogatepass")))
            words = [[offsets[a], offsets[b], *rest] for a, b, *rest in words]
            file.write(json.dumps({"source": "trees", "text": text, "names": [], "hidden": "ALL", "words": words}) + "\n")
    print(f"{left_out} documents left out: their text and trees differ", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
