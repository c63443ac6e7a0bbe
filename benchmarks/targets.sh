#!/bin/sh
# usage: targets.sh PEERS [TIMES]
# Every workload beside the peer that was the fastest at it, one thread and then two, by compare.sh: about a quarter of an hour
# for five runs of each. PEERS is a folder as compare.sh takes it. A peer that cannot run leaves its column empty.
# WORKLOADS: pairs PEER:WORKLOAD for one thread, in place of all; WORKLOADS2: likewise for two.
set -u
[ $# -ge 1 ] || { sed -n 2,6p "$0" >&2; exit 2; }
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
# Shorter than for a single line: warm here means compiled, which takes two seconds.
export WARMUP_S="${WARMUP_S:-3}" WINDOW_S="${WINDOW_S:-0.3}" LIMIT_S="${LIMIT_S:-5}"
one='encog:W1 encog:W2 torch-foreach:W3 torch-foreach:W4 torch:W5 encog:W6-W2 onnxruntime:W6-W3 onnxruntime:W6-W4
onnxruntime:W6-W4-b1024 numpy:G1-64 numpy:G1-512 numpy:G1-128x784x512'
two='torch-foreach:W3 torch-foreach:W4 torch:W5'

for pair in ${WORKLOADS-$one}; do
    CPU=${CPU:-1} THREADS=1 sh "$here/compare.sh" "$1" "${pair%%:*}" "${pair#*:}" "${2:-5}"
done
echo 'two threads'
# Spinning counts as CPU time: 16 s of it are 8 s, in which the compiler has to share the processors with both threads. After half of
# that steps of W3 still took from 0.6 to 12 ms.
export WARMUP_S="${WARMUP2_S:-16}"
for pair in ${WORKLOADS2-$two}; do
    CPU=0,1 THREADS=2 OMP_WAIT_POLICY=passive sh "$here/compare.sh" "$1" "${pair%%:*}" "${pair#*:}" "${2:-5}"
done
