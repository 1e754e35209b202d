#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() { "$root/tools/checks/unfinished" "$tree"; }

# The words are in two parts, so that this file may pass.
refuses src/base/a.cpp '// TO''DO(me): the rest'
refuses docs/a.md 'FIX''ME later'
accepts src/base/a.cpp 'kTO''DOS'
accepts corpora/a.txt 'TO''DO'
exit $failed
