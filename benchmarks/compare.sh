#!/bin/sh
# usage: compare.sh PEERS PEER WORKLOAD [TIMES]
# Runs BP and a peer in turn, five times without TIMES, and prints the median of each and the ratio of the medians:
# above 1, BP is faster. PEERS is a folder in which PEER/run.sh WORKLOAD prints the line that peer.sh prints.
# All lines go to target/compare.jsonl. The environment is peer.sh's.
set -u
[ $# -ge 3 ] || { sed -n 2,5p "$0" >&2; exit 2; }
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
peers=$1 peer=$2 workload=$3 times=${4:-5}
mkdir -p "$here/target"
lines=$(mktemp) || exit 1
trap 'rm -f "$lines"' EXIT

i=0
while [ "$i" -lt "$times" ]; do
    sh "$here/peer.sh" "$workload" 2>/dev/null | grep '^{' >>"$lines"
    sh "$peers/$peer/run.sh" "$workload" 2>/dev/null | grep '^{' >>"$lines"
    i=$((i + 1))
done
cat "$lines" >>"$here/target/compare.jsonl"

# median PEER-IS-BP KEY
median() {
    if [ "$1" = bp ]; then grep '"peer": "bp"' "$lines"; else grep -v '"peer": "bp"' "$lines"; fi |
        sed -n "s/.*\"$2\": \([0-9.][0-9.]*\).*/\1/p" | sort -g |
        awk '{ v[NR] = $1 } END { if (NR) print v[int((NR + 1) / 2)]; else print "-" }'
}

for key in us_per_step p50_us p99_us startup_s rss_mb; do
    ours=$(median bp $key) theirs=$(median peer $key)
    [ "$ours" = - ] && [ "$theirs" = - ] && continue
    echo "$workload $key $ours $peer $theirs" |
        awk '{ r = $3 > 0 && $5 > 0 ? sprintf("%.2f", $5 / $3) : "-"; printf "%-12s %-12s bp %-12s %s %-12s ratio %s\n", $1, $2, $3, $4, $5, r }'
done
