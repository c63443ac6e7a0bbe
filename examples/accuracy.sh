#!/bin/sh
# Trains examples with several seeds and prints, as a Markdown table, what they reach on their test rows beside what
# scikit-learn reaches on the same rows (accuracy.csv).
#
# usage: accuracy.sh [-s SEEDS] [-m MNIST] [-b BP] [EXAMPLE...] [-- OPTION...]
#   -s SEEDS   the seeds, separated by blanks: "0 1 2 3 4"; of MNIST the first three of them
#   -m MNIST   the folder with the four IDX files of MNIST, gzipped; without it MNIST is left out
#   -b BP      the bp to run; without, the one of this source tree or distribution
#   EXAMPLE    examples by name; without, all of them
#   OPTION     goes to every bp train, for example: -- --threads 1
#
# An example "matches" when a row's mean is within the noise of the seeds of scikit-learn's:
#   accuracy, AUC   mean >= theirs - 0.005 - 2 √(s²/n + s'²/n'), below 100 test rows less one row more
#   RMSE            mean <= theirs · 1.02 + 2 √(s²/n + s'²/n')
# and is "better" when it is beyond theirs by that noise. xor has no test rows: it runs with its own seed alone and has to
# learn its truth table. The exit code is 1 when an example is worse, 2 for a mistake in the call.
set -u

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P) || exit 1
known='xor logistic_regression iris wine breast_cancer digits two_spirals titanic concrete energy adult mnist'
seeds='0 1 2 3 4'
mnist=''
bp=''
[ -x "$here/../bp" ] && bp=$here/../bp
[ -n "$bp" ] || bp=$here/../bin/bp

usage() {
    echo "accuracy.sh: $1; see the head of $0" >&2
    exit 2
}

while getopts s:m:b: option; do
    case $option in
        s) seeds=$OPTARG ;;
        m) mnist=$(CDPATH='' cd "$OPTARG" && pwd -P) || usage "there is no folder $OPTARG" ;;
        b) bp=$OPTARG ;;
        *) usage 'unknown option' ;;
    esac
done
shift $((OPTIND - 1))

examples=''
# What remains behind -- goes to bp train; getopts has taken that -- itself where no example stands before it.
while [ $# -gt 0 ]; do
    case $1 in
        --) shift && break ;;
        -*) break ;;
    esac
    case " $known " in
        *" $1 "*) examples="$examples $1" ;;
        *) usage "there is no example '$1'; there are $known" ;;
    esac
    shift
done
if [ -z "$examples" ]; then
    examples=$known
    [ -n "$mnist" ] || examples=${known% mnist}
fi
case " $examples " in
    *' mnist '*) [ -n "$mnist" ] || usage 'mnist needs its files: -m FOLDER' ;;
esac

work=$(mktemp -d "${TMPDIR:-/tmp}/bp-accuracy.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Trains one example with one seed; leaves its summary in $work/summary.json.
train() {
    name=$1
    seed=$2
    shift 2
    [ "$name" != mnist ] || set -- \
        --set "data.train.idx.images=$mnist/train-images-idx3-ubyte.gz" \
        --set "data.train.idx.labels=$mnist/train-labels-idx1-ubyte.gz" \
        --set "data.test.idx.images=$mnist/t10k-images-idx3-ubyte.gz" \
        --set "data.test.idx.labels=$mnist/t10k-labels-idx1-ubyte.gz" "$@"
    [ "$seed" = own ] || set -- --set "seed=$seed" "$@"
    rm -rf "$work/run"
    "$bp" train "$here/$name.yaml" --json --quiet --out "$work/run" "$@" >"$work/summary.json" 2>"$work/log" || {
        echo "accuracy.sh: $name failed with seed $seed:" >&2
        cat "$work/log" >&2
        exit 1
    }
}

# A metric of a part (train, validation, test) in $work/summary.json.
figure() {
    tr -d ' \n\r\t' <"$work/summary.json" | sed -n "s/.*\"$1\":{\([^}]*\)}.*/\1/p" | tr ',' '\n' |
        awk -F '":' -v metric="\"$2" '$1 == metric { print $2 }'
}

# The line of an example and metric: figures of our seeds on the standard input, one to a line.
row() {
    awk -v name="$1" -v metric="$2" -v rows="$3" -v n2="$4" -v mean2="$5" -v s2="$6" -v recipe="$7" '
        function figures(x) { return sprintf(metric ~ /^rmse/ ? "%.3f" : "%.4f", x) }
        { x[NR] = $1; sum += $1 }
        END {
            mean = sum / NR
            for (i = 1; i <= NR; i++) squares += (x[i] - mean) ^ 2
            s = NR > 1 ? sqrt(squares / (NR - 1)) : 0
            noise = 2 * sqrt(s * s / NR + s2 * s2 / n2)
            if (metric ~ /^rmse/) {
                verdict = mean > mean2 * 1.02 + noise ? "worse" : mean < mean2 - noise ? "better" : "matches"
            } else {
                least = mean2 - 0.005 - noise - (rows < 100 ? 1 / rows : 0)
                # The last digits of a mean are not exact.
                verdict = mean < least - 1e-9 ? "worse" : mean > mean2 + noise + 1e-6 ? "better" : "matches"
            }
            theirs = figures(mean2) (n2 > 1 ? " ± " figures(s2) : "") " (" recipe ")"
            printf "| %s | %s | %s | %s ± %s | %s | %s |\n", \
                name, metric, rows, figures(mean), figures(s), theirs, verdict
        }'
}

echo '| example | metric | test rows | BP | scikit-learn | verdict |'
echo '|---|---|---|---|---|---|'
for example in $examples; do
    rm -f "$work"/values.*
    if [ "$example" = xor ]; then
        train xor own "$@"
        accuracy=$(figure train accuracy)
        verdict=$(awk -v a="$accuracy" 'BEGIN { print (a == 1 ? "learnt" : "worse") }')
        echo "| xor | accuracy, truth table | 4 | $accuracy | | $verdict |" | tee -a "$work/table"
        continue
    fi
    runs=0
    for seed in $seeds; do
        [ "$example" != mnist ] || [ "$runs" -lt 3 ] || continue
        runs=$((runs + 1))
        train "$example" "$seed" "$@"
        for metric in accuracy auc rmse 'rmse[Y1]' 'rmse[Y2]'; do
            figure test "$metric" >>"$work/values.$metric"
        done
    done
    grep "^$example," "$here/accuracy.csv" | while IFS=, read -r name metric rows n mean deviation recipe; do
        row "$name" "$metric" "$rows" "$n" "$mean" "$deviation" "$recipe" <"$work/values.$metric"
    done | tee -a "$work/table"
done
! grep -q '| worse |$' "$work/table"
