"""Documents with coreference as training text: clusters.py GUM.jsonl OUT.ndjson. Each line: {"text", "clusters": [[[begin, end], ..], ..]}, offsets in
bytes of UTF-8; of GUM only the genres whose texts may train."""
import json
import sys

from treebank import GENRES

with open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in open(sys.argv[1], encoding="utf-8"):
        document = json.loads(line)
        if document["genre"] not in GENRES:
            continue
        offsets = [0]
        for character in document["text"]:
            offsets.append(offsets[-1] + len(character.encode("utf-8", "surrogatepass")))
        clusters = [[[offsets[a], offsets[b]] for a, b in cluster] for cluster in document["coref"]]
        out.write(json.dumps({"text": document["text"], "clusters": clusters}) + "\n")
