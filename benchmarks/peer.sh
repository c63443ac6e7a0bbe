#!/bin/sh
# usage: peer.sh W1..W5 | W6-W2 | W6-W3 | W6-W4 | W6-W4-b1024 | G1-N | G1-MxKxN
# Measures one workload and prints a line of JSON.
# CPU: the processors to run on, as taskset takes them (1); THREADS: threads of a step (1); JAVA_OPTS: more options of the JVM;
# WARMUP_S, WINDOW_S, LIMIT_S: seconds of CPU to warm up, of a window, and of all windows; BP_JAVA_HOME: the JDK, as for bp.
set -u
cd "$(dirname "$0")" || exit 1

# shellcheck source=../bp-dist/src/main/launcher/launch.sh
. ../bp-dist/src/main/launcher/launch.sh
bp_needs_javac=yes
bp_find_java || exit 2

lib=target/quick/lib
stamp=target/quick/.built
if [ ! -f $stamp ] || [ -n "$(find ../pom.xml ../bp-*/src/main src pom.xml -newer $stamp -type f | head -n 1)" ]; then
    mkdir -p target/quick
    touch $stamp.new
    # No clean: other builds of the same sources may be in use.
    JAVA_HOME=$bp_java_home mvn -q -B -f ../pom.xml -pl benchmarks -am -Derrorprone.skip -Dspotless.check.skip -DskipTests package >&2 || exit 1
    mv $stamp.new $stamp
fi

export THREADS="${THREADS:-1}"
# shellcheck disable=SC2086 # several options
T0=$(date +%s.%N) exec taskset -c "${CPU:-1}" "$bp_java_home/bin/java" \
    --add-modules jdk.incubator.vector ${JAVA_OPTS:-} -cp "target/quick/classes:$lib/*" dev.bpnet.benchmarks.Peer "$@"
