#!/bin/sh
# Train the reader from the data to the weights: environment, preparation, training, export, figures, model card.
# run.sh [DATA]: the folder of the data sets, default ../shared/data beside the repository.
# Environment: PYTHON (python3), EPOCHS (20), WEIGHTS (src/onrecord/model/weights).
# Two CPU cores take about two hours; a run that was cut off goes on from its last epoch.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
DATA=$(cd "${1:-$HERE/../../shared/data}" && pwd)
cd "$HERE"
EPOCHS=${EPOCHS:-20}
WEIGHTS=${WEIGHTS:-../src/onrecord/model/weights}
export GOMP_SPINCOUNT=30000

if [ ! -x .venv/bin/python ]; then
    "${PYTHON:-python3}" -m venv .venv
    .venv/bin/pip install -r requirements.txt
fi
.venv/bin/pip install -q ..
.venv/bin/python lexicon_examples.py --out build/lexicon.tsv
.venv/bin/python kinds.py --data "$DATA" --out build/kinds.txt
.venv/bin/python prepare.py --data "$DATA" --out build
newest() { ls "$1"/epoch*.pt | sort | tail -n 1; }
.venv/bin/python train.py --prepared build --out build/run --epochs "$EPOCHS" --bf16
.venv/bin/python train.py --prepared build --out build/run2 --start "$(newest build/run)" --epochs 14 --bf16 \
    --encoder-lr 8e-5 --head-lr 5e-4 --seed 11
.venv/bin/python train.py --prepared build --out build/run3 --start "$(newest build/run2)" --epochs 7 --bf16 \
    --encoder-lr 5e-5 --head-lr 4e-4 --seed 12 --leave-out wikigold,politics,re3d
.venv/bin/python train.py --prepared build --out build/run4 --start "$(newest build/run3)" --epochs 20 --bf16 \
    --encoder-lr 1e-4 --head-lr 5e-4 --seed 21 --mask 0.05 --leave-out wikigold,re3d
.venv/bin/python train.py --prepared build --out build/run5 --start "$(newest build/run4)" --epochs 12 --bf16 \
    --head-lr 2e-3 --seed 31 --only event --leave-out wikigold,re3d,rp,mv2,meantime,gum_train,politics
LAST=$(newest build/run5)
.venv/bin/python export.py --checkpoint "$LAST" --out "$WEIGHTS"
.venv/bin/python evaluate.py --prepared build --weights "$WEIGHTS" --single --json build/figures.json
.venv/bin/python card.py --checkpoint "$LAST" --figures build/figures.json --out "$WEIGHTS"
