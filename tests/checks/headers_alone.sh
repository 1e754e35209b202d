#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A project of one floor, built with the project's own ldavi_floor.
. "$(dirname "$0")/plant.sh"
run_check() {
  cmake -S "$tree" -B "$tree/build" -G Ninja -D CMAKE_VERIFY_INTERFACE_HEADER_SETS=ON &&
    cmake --build "$tree/build" --target all_verify_interface_header_sets
}

put CMakeLists.txt "cmake_minimum_required(VERSION 3.25)\nproject(planted CXX)\ninclude($root/tools/cmake/LdaviFloor.cmake)\n\
add_library(ldavi STATIC)\nadd_subdirectory(src/base)"
put src/base/CMakeLists.txt 'ldavi_floor(base SOURCES a.cpp HEADERS a.hpp)'
put src/base/a.cpp ''
accepts include/ldavi/base/a.hpp '#include <vector>\ninline std::vector<int> a;'
refuses include/ldavi/base/a.hpp 'inline std::vector<int> a;'
exit $failed
