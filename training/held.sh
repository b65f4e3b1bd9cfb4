#!/bin/sh
# One run of training without the third of MEANTIME's documents that is kept apart, and the reader's figures on that third:
#
#   held.sh [DATA]      DATA: the folder of the data sets, default ../shared/data beside the repository
#
# The weights that ship have seen that third (MODEL_CARD.md), so it takes others to say how the reader does on it. This is
# run 1 of run.sh, shorter: English web text with its names and judgements of factuality, MEANTIME but for that third,
# MegaVeridicality, Ross and Pavlick; 4 epochs (ten minutes on two cores that do nothing else). Its weights stay in
# build/held. Needs what run.sh makes first: .venv, build/lexicon.tsv, build/kinds.txt.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
DATA=$(cd "${1:-$HERE/../../shared/data}" && pwd)
cd "$HERE"
PY=.venv/bin/python
[ -f build/held/data.pkl ] || $PY prepare.py --data "$DATA" --out build/held
$PY train.py --prepared build/held --out build/held/run --bf16 --epochs 4 --encoder-lr 1.5e-4 \
    --head-lr 1e-3 --seed 7 --leave-out gum_train,wikigold,politics,re3d,examples
LAST=$(ls build/held/run/epoch*.pt | sort | tail -n 1)
$PY export.py --checkpoint "$LAST" --out build/held/weights
$PY card.py --checkpoint "$LAST" --out build/held/weights
$PY ../benchmarks/factuality.py --shared "$DATA/.." --set meantime --weights build/held/weights
