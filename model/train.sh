#!/bin/sh
# All steps of model/README.md: model/train.sh DATA_DIR ENCODER_DIR SMALL_ENCODER_DIR WINK_EMBEDDINGS.json OUT_DIR
set -eu
data=$1 encoder=$2 small=$3 embeddings=$4 out=$5
here=$(dirname "$0")
python=${PYTHON:-$here/../build/venv/bin/python} device=${DEVICE:-cpu}
tool=$here/../build/native/bin/token_features
lexicon=$here/../build/assets/lexicon.bin
cmake --build "$here/../build/native" --target token_features
mkdir -p "$out"

node "$here/prepare.mjs" "$data" "$out/texts.ndjson"
node "$here/prepare.mjs" --dev "$data" "$out/dev.ndjson"
for name in train dev; do
  case $name in train) into=texts ;; *) into=dev ;; esac
  "$python" "$here/treebank.py" "$data/gum_ud/$name.conllu" "$data/gum/$name.jsonl" "$out/trees.ndjson"
  cat "$out/trees.ndjson" >> "$out/$into.ndjson"
  "$tool" "$lexicon" < "$out/$into.ndjson" > "$out/$into.bin"
done
"$python" "$here/words.py" "$embeddings" "$tool" "$lexicon" "$out/words.npz"
"$python" "$here/teacher.py" "$out" "$encoder" --device "$device"
"$python" "$here/accurate.py" "$out" "$small" --device "$device"
"$python" "$here/export_accurate.py" "$out/accurate.npz" "$here/weights/accurate.bin"
"$python" "$here/student.py" "$out" "$out/words.npz" "$out/student.pt" --device "$device"
"$python" "$here/export.py" "$out/student.pt" "$out" "$out/words.npz" "$here/weights/tagger.bin"

# The coreference ranker, on trees as the parser above draws them.
cmake --build "$here/../build/native" --target assemble_model coreference_features
"$here/../build/native/bin/assemble_model" "$here/weights/tagger.bin" "$here/weights/tagger.calibration.tsv" "$out/model.bin"
for name in train dev; do
  "$python" "$here/clusters.py" "$data/gum/$name.jsonl" "$out/clusters.ndjson"
  "$here/../build/native/bin/coreference_features" "$lexicon" "$out/model.bin" < "$out/clusters.ndjson" > "$out/coreference.$name.bin"
done
"$python" "$here/coreference.py" "$out/coreference.train.bin" "$out/coreference.dev.bin" "$here/../core/data/coreference/weights.txt"
