#!/bin/sh
# usage: mnist.sh FOLDER [PEER...]
# Times examples/mnist.yaml, 784-512-256-10 for five epochs of MNIST, as a whole process: ./bp train on two processors with two
# threads. FOLDER holds the four gzipped IDX files; where it does not, nothing is run. PEER is a command that does the same with
# another library, given FOLDER as its last argument; it runs in turn with BP, and what it prints is printed.
# TIMES: runs of each (1); CPU: the processors, as taskset takes them (0,1); THREADS: threads (2); BP: the bp to run.
set -u
[ $# -ge 1 ] || { sed -n 2,6p "$0" >&2; exit 2; }
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
folder=$1
shift
for part in train-images-idx3 train-labels-idx1 t10k-images-idx3 t10k-labels-idx1; do
    if [ ! -f "$folder/$part-ubyte.gz" ]; then
        echo "mnist.sh: skipped, there is no $folder/$part-ubyte.gz" >&2
        exit 0
    fi
done
folder=$(CDPATH='' cd "$folder" && pwd)
bp=${BP:-$here/../bp}
cpu=${CPU:-0,1}
export THREADS="${THREADS:-2}"
export OMP_NUM_THREADS="$THREADS" OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"
work=$(mktemp -d "${TMPDIR:-/tmp}/bp-mnist.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

# The build, when a source has changed, is not part of the time.
"$bp" --version >/dev/null || exit 1
i=0
while [ "$i" -lt "${TIMES:-1}" ]; do
    rm -rf "$work/run"
    start=$(date +%s.%N)
    taskset -c "$cpu" "$bp" train "$here/../examples/mnist.yaml" --json --quiet --out "$work/run" --threads "$THREADS" \
        --set "data.train.idx.images=$folder/train-images-idx3-ubyte.gz" \
        --set "data.train.idx.labels=$folder/train-labels-idx1-ubyte.gz" \
        --set "data.test.idx.images=$folder/t10k-images-idx3-ubyte.gz" \
        --set "data.test.idx.labels=$folder/t10k-labels-idx1-ubyte.gz" >"$work/summary.json" || exit 1
    end=$(date +%s.%N)
    accuracy=$(tr -d ' \n\r\t' <"$work/summary.json" | sed -n 's/.*"test":{\([^}]*\)}.*/\1/p' | tr ',' '\n' |
        sed -n 's/^"accuracy"://p')
    echo "$start $end $THREADS $accuracy" |
        awk '{ printf "{\"peer\": \"bp\", \"workload\": \"mnist\", \"threads\": %d, \"total_s\": %.2f, \"test_accuracy\": %s}\n", $3, $2 - $1, $4 }'
    [ $# -eq 0 ] || taskset -c "$cpu" "$@" "$folder"
    i=$((i + 1))
done
