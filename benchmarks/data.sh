#!/bin/sh
# usage: data.sh [MEGABYTES] [TIMES]
# Two figures of data: MB/s at which ./bp train reads and encodes an all-numeric CSV file, the start of the process included, and the
# rows a second it then trains on, with the encoded rows in memory and on the disk in turn. The file, 64 columns of normal numbers and
# a label, is made in a temporary folder and deleted; the network is W3's. 200 MB and 5 runs of each without arguments.
# CPU: the processors, as taskset takes them (0,1); THREADS: threads (1); BP: the bp to run; TMPDIR: where there is room.
set -u
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
megabytes=${1:-200}
bp=${BP:-$here/../bp}
work=$(mktemp -d "${TMPDIR:-/tmp}/bp-data.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

awk -v bytes="${megabytes}000000" 'BEGIN {
    srand(1)
    for (j = 1; j <= 64; j++) line = line "x" j ","
    print line "y"
    for (i = 0; i < 4096; i++) pool[i] = sprintf("%.6f", sqrt(-2 * log(1 - rand())) * cos(6.283185307 * rand()))
    while (written < bytes) {
        line = ""
        sum = 0
        for (j = 1; j <= 64; j++) { x = pool[int(4096 * rand())]; sum += j % 2 ? x : -x; line = line x "," }
        line = line (sum > 0 ? "yes" : "no")
        print line
        written += length(line) + 1
    }
}' >"$work/numbers.csv"
cat >"$work/run.yaml" <<'YAML'
seed: 1
data: {train: numbers.csv, target: y}
network: {layers: [{dense: {units: 256, activation: relu}}, {dense: {units: 128, activation: relu}}]}
training: {epochs: 3, batch_size: 256, optimizer: {adam: {learning_rate: 0.001}}}
YAML

"$bp" --version >/dev/null || exit 1
cd "$work" || exit 1
i=0
while [ "$i" -lt "${2:-5}" ]; do
    for cache in memory disk; do
        rm -rf runs
        start=$(date +%s.%N)
        taskset -c "${CPU:-0,1}" "$bp" train run.yaml --json --quiet --threads "${THREADS:-1}" --set "data.cache=$cache" \
            >summary.json || exit 1
        end=$(date +%s.%N)
        tr -d ' \n\r\t' <summary.json |
            sed -n 's/.*"seconds":\([0-9.]*\),"samples_per_second":\([0-9]*\).*/\1 \2/p' |
            awk -v took="$start $end" -v bytes="$(wc -c <numbers.csv)" -v cache="$cache" '{
                split(took, t, " ")
                printf "{\"cache\": \"%s\", \"mb_per_s\": %.1f, \"rows_per_s\": %d}\n", cache, bytes / 1e6 / (t[2] - t[1] - $1), $2
            }' | tee -a lines
    done
    i=$((i + 1))
done

# median CACHE KEY
median() {
    grep "\"cache\": \"$1\"" lines | sed "s/.*\"$2\": \([0-9.]*\).*/\1/" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
echo "$(median memory mb_per_s) $(median memory rows_per_s) $(median disk rows_per_s)" |
    awk '{ printf "csv %.1f MB/s; from memory %d rows/s, from the disk %d, ratio %.2f\n", $1, $2, $3, $3 / $2 }'
