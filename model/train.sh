#!/bin/sh
# All steps of model/README.md: model/train.sh DATA_DIR ENCODER_DIR WINK_EMBEDDINGS.json OUT_DIR
set -eu
data=$1 encoder=$2 embeddings=$3 out=$4
here=$(dirname "$0")
python=${PYTHON:-$here/../build/venv/bin/python}
tool=$here/../build/native/bin/token_features
lexicon=$here/../build/assets/lexicon.bin
cmake --build "$here/../build/native" --target token_features
mkdir -p "$out"

node "$here/prepare.mjs" "$data" "$out/texts.ndjson"
node "$here/prepare.mjs" --dev "$data" "$out/dev.ndjson"
for name in texts dev; do "$tool" "$lexicon" < "$out/$name.ndjson" > "$out/$name.bin"; done
"$python" "$here/words.py" "$embeddings" "$tool" "$lexicon" "$out/words.npz"
texts="$out/texts.ndjson $out/texts.bin" dev="$out/dev.ndjson $out/dev.bin"
# shellcheck disable=SC2086 # two words each, on purpose
{
  "$python" "$here/teacher.py" train "$encoder" $texts $dev "$out/teacher.pt"
  "$python" "$here/teacher.py" label "$encoder" "$out/teacher.pt" $texts "$out/labels.npy"
  "$python" "$here/student.py" $texts $dev "$out/words.npz" "$out/student.pt" --teacher "$out/labels.npy"
  "$python" "$here/export.py" "$out/student.pt" $texts $dev "$out/words.npz" "$here/weights/tagger.bin"
}
