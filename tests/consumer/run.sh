#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh BUILD: installs the build into a prefix of its own, then builds and runs the consumer against that prefix, once by
# find_package and once by pkg-config. CXX and CXXFLAGS are those of the build.
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/moved" >/dev/null
mv "$work/moved" "$work/prefix"  # nothing may depend on where it was installed first

cmake -S "$here" -B "$work/build" -G Ninja -D CMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build "$work/build"
(cd "$work" && build/consumer)

PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name ldavi.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046,SC2086
$CXX $CXXFLAGS -std=c++20 "$here/main.cpp" $(pkg-config --cflags --libs ldavi) -o "$work/consumer"
(cd "$work" && ./consumer)
