#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run_once.sh CMAKE BUILD-FOLDER PROGRAM: builds the benchmarks and runs each for as short as it goes.
set -eu
"$1" --build "$2" --target ldavi_bench
out=$("$3" --benchmark_min_time=0 2>&1) || { echo "$out"; exit 1; }
for name in exp_digamma_row log_gamma_row mean_field_document/100 mixture_document/100 gather_rows/100 sweep_active/100 add_changes/100 infer_one_by_one; do
  echo "$out" | grep -q "$name" || { echo "no benchmark $name in:"; echo "$out"; exit 1; }
done
! echo "$out" | grep -i error
