# SPDX-License-Identifier: Apache-2.0
# cmake -D ROOT=<dir> -D FLOOR=<name> -D ALLOWED=<name>|<name>... -P check_floor.cmake
#
# Fails when a file of the floor includes a floor that is not below it, or a third-party library that another floor owns.
# Quotes and angle brackets are read alike: both find a file in src and in include.
cmake_minimum_required(VERSION 3.25)

set(floors base math variational text corpus model inference evaluation exporters cli)
set(owned_by_base "(tbb|oneapi)/|(zlib|zstd|zstd_errors|xxhash)\\.h")
set(owned_by_math "hwy/")
set(owned_by_variational "(unsupported/)?Eigen/|lbfgs\\.h")
set(owned_by_text "unicode/|libstemmer\\.h")
set(owned_by_corpus "simdjson")
set(owned_by_model "boost/(archive|serialization)/")
set(owned_by_cli "boost/program_options")

file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/include/ldavi/${FLOOR}/* ${ROOT}/src/${FLOOR}/*)
list(FILTER files INCLUDE REGEX "\\.(cpp|hpp|h|inl)$")
foreach(file IN LISTS files)
  file(STRINGS ${ROOT}/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[\"<]")
  string(REPLACE "[" "" lines "${lines}")  # an unmatched [ in a trailing comment would join two elements of the list
  foreach(line IN LISTS lines)
    string(REGEX MATCH "[\"<]([^\">]*)[\">]" unused "${line}")
    set(header "${CMAKE_MATCH_1}")
    if(header MATCHES "(^|/)\\.\\./")
      message(SEND_ERROR "${file}: '${header}' hides its floor, write it from the root of src or include")
    elseif(header STREQUAL "ldavi/ldavi.hpp")
      message(SEND_ERROR "${file}: the umbrella header is for users, it includes every floor")
    elseif(header MATCHES "^(ldavi/)?([a-z]+)/" AND CMAKE_MATCH_2 IN_LIST floors AND NOT CMAKE_MATCH_2 MATCHES "^(${ALLOWED})$")
      message(SEND_ERROR "${file}: '${header}' is not below floor '${FLOOR}' (allowed: ${ALLOWED})")
    endif()
    foreach(owner IN LISTS floors)
      if(DEFINED owned_by_${owner} AND NOT owner STREQUAL FLOOR AND header MATCHES "^(${owned_by_${owner}})")
        message(SEND_ERROR "${file}: '${header}' may be included by floor '${owner}' only, not by '${FLOOR}'")
      endif()
    endforeach()
  endforeach()
endforeach()
