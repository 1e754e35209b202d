#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run_once.sh CMAKE BUILD-FOLDER PROGRAM CORPUS: builds the study and runs all of it, small; every figure must be a number.
set -eu
"$1" --build "$2" --target monte_carlo_study
out=$("$3" quick "$4") || { echo "$out"; exit 1; }
for row in 'mean field (`vb`)' '`fit`, any covariance' 'the truth again' '| `scvb0` |' '| `ctm`, ' 'states of the last half'; do
  echo "$out" | grep -qF "$row" || { echo "no row $row in:"; echo "$out"; exit 1; }
done
! echo "$out" | grep -i -w -e nan -e inf
