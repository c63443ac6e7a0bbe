#!/usr/bin/env bash
# Builds this project as its author would, with the artifacts of BP installed beforehand, and verifies the jar. Needs Maven on
# JDK 25. The repository is a copy in target, made of links, so that the one of the user stays as it is. Arguments go to Maven
# (-o to stay off the network).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
sources=../..
repository=$PWD/target/repository

mkdir -p target
rm -rf "$repository"
if [ -d "$HOME/.m2/repository" ]; then
    cp -al "$HOME/.m2/repository" "$repository"
fi
mvn -q "$@" -f "$sources/pom.xml" install -Prelease -DskipTests -Dspotless.check.skip -Dzip.skip \
    -Dmaven.repo.local="$repository"
mvn -q "$@" verify -Dmaven.repo.local="$repository"
"$sources/bp" plugins verify target/bp-plugin-acme-1.0.jar
