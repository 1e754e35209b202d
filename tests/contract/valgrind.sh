#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# valgrind.sh LDA-VI CORPORA: about a minute of work under valgrind, which knows of memory that was never written and of what nobody frees.
set -eu
program=$1
corpora=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# clean ARGUMENT...: lda-vi with these arguments does what it should, and valgrind finds nothing.
clean() {
  valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite "$program" "$@" >said 2>&1 || {
    echo "lda-vi $* ends with $?:"
    cat said
    exit 1
  }
  runs=$((runs + 1))
}

runs=0
texts=$corpora/everyday-zh
head -n 60 "$corpora/everyday.jsonl" >english.jsonl
clean convert english.jsonl english.jsonl.zst
clean prepare english.jsonl.zst --memory 1M -o english.ldacorpus
for engine in ctm cvb0 vb svi scvb0; do
  clean train english.ldacorpus --engine $engine -k 3 --passes 2 --checkpoint-every 0s --force -o m.ldavi
done
clean train "$texts" -k 3 --passes 2 --phrases -o z.ldavi
clean train english.jsonl -k 3 --first-look 30 -o s.ldavi
clean edit m.ldavi --name '0=first'
clean infer z.ldavi "$texts" --explain
clean infer m.ldavi english.jsonl --intervals -o x.tsv
clean report m.ldavi english.jsonl -o r.html
clean export m.ldavi english.jsonl --format ldavis -o v.json
clean export m.ldavi --format npz -o m.npz
clean eval m.ldavi english.jsonl
clean compare m.ldavi s.ldavi
clean cluster m.ldavi english.jsonl -o c.tsv
clean inspect "$texts"
clean inspect m.ldavi english.ldacorpus --verify
echo "$runs commands, nothing found"
