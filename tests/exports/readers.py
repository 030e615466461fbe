"""Reads what the tests exported as its users would: spaCy and pybrat. Prints what was found, as JSON.

readers.py FOLDER: text.spacy.json, text.conll, text.ann and text.txt in it.
"""
import json
import pathlib
import sys

import pybrat.parser
import spacy
from spacy.tokens import Doc
from spacy.training.converters import conll_ner_to_docs

folder = pathlib.Path(sys.argv[1])
read = lambda name: (folder / name).read_bytes().decode("utf-8")

nlp = spacy.blank("en")
written = json.loads(read("text.spacy.json"))
doc = Doc(nlp.vocab).from_json(written, validate=True)
again = doc.to_json()
(conll,) = conll_ner_to_docs(read("text.conll"), n_sents=0, no_print=True) or [None]
(example,) = pybrat.parser.BratParser(error="raise").parse(folder)
print(json.dumps({
    "spacy": {
        "text": doc.text == written["text"],
        "ents": [[ent.text, ent.label_] for ent in doc.ents],
        "kb": sorted({span.kb_id_ for span in doc.spans["mentions"]}),
        "sents": len(list(doc.sents)),
        "mentions": [[span.text, span.label_] for span in doc.spans["mentions"]],
        "same_ents": [[ent["start"], ent["end"]] for ent in again["ents"]] == [[ent["start"], ent["end"]] for ent in written["ents"]],
    },
    "conll": [["".join(token.text for token in ent), ent.label_] for ent in conll.ents],
    "brat": {
        "entities": sorted(
            ([" ".join(example.text[span.start:span.end] for span in entity.spans), entity.mention, entity.type] for entity in example.entities),
        ),
        "references": sorted({f"{ref.rid}:{ref.eid}" for entity in example.entities for ref in entity.references}),
        "equal": len(example.relations),
    },
}))
