# SPDX-License-Identifier: Apache-2.0

# ldavi_floor(<name> [PROGRAM <program>] [ON <floor>...] SOURCES <file>... [HEADERS <file>...] [LINK <library>...])
#
# Declares the floor of src/<name> and include/ldavi/<name>. One declaration drives the link graph, the installed headers and
# the test floors/<name>, which fails when a file includes what is not below it.
#   ON       the floors right below; what these stand on may be used too
#   SOURCES  relative to src/<name>
#   HEADERS  the public ones, relative to include/ldavi/<name>; they are installed, and each must compile alone
#   LINK     the third-party libraries that this floor owns
#   PROGRAM  the floor is a program: main.cpp and the floor's objects make <program>, and nothing goes into the library
#
# A floor is an object library ldavi_<name>, so that its tests link to it and to what is below it and to nothing else.
function(ldavi_floor name)
  cmake_parse_arguments(PARSE_ARGV 1 F "" "PROGRAM" "ON;SOURCES;HEADERS;LINK")
  if(F_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ldavi_floor(${name}): unknown arguments: ${F_UNPARSED_ARGUMENTS}")
  endif()

  set(floors ${name})  # this one and all below
  foreach(lower IN LISTS F_ON)
    get_property(below GLOBAL PROPERTY LDAVI_FLOORS_OF_${lower})
    if(NOT below)
      message(FATAL_ERROR "ldavi_floor(${name}): there is no floor '${lower}' below it")
    endif()
    list(APPEND floors ${below})
  endforeach()
  list(REMOVE_DUPLICATES floors)
  set_property(GLOBAL PROPERTY LDAVI_FLOORS_OF_${name} ${floors})

  add_library(ldavi_${name} OBJECT ${F_SOURCES})
  target_compile_features(ldavi_${name} PUBLIC cxx_std_20)
  target_include_directories(ldavi_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_compile_options(ldavi_${name} PRIVATE ${LDAVI_HARDENING})
  target_link_libraries(ldavi_${name} PRIVATE ${F_LINK})

  if(F_PROGRAM)
    add_executable(${F_PROGRAM} main.cpp)
    target_include_directories(${F_PROGRAM} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_compile_options(${F_PROGRAM} PRIVATE ${LDAVI_HARDENING})
    target_link_libraries(${F_PROGRAM} PRIVATE ldavi_${name} ldavi)
    if(LDAVI_HARDENED)
      target_link_options(${F_PROGRAM} PRIVATE -pie LINKER:-z,relro,-z,now,-z,noexecstack)
    endif()
    install(TARGETS ${F_PROGRAM})
  else()
    list(TRANSFORM F_HEADERS PREPEND ${PROJECT_SOURCE_DIR}/include/ldavi/${name}/)
    target_sources(ldavi
      PRIVATE $<TARGET_OBJECTS:ldavi_${name}>
      PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${F_HEADERS})
    target_compile_features(ldavi PUBLIC cxx_std_20)
    target_link_libraries(ldavi PRIVATE ${F_LINK})
  endif()

  if(LDAVI_DEVELOPER_MODE)
    list(JOIN floors "|" allowed)
    add_test(NAME floors/${name}
      COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR} -D FLOOR=${name} -D "ALLOWED=${allowed}"
        -P ${PROJECT_SOURCE_DIR}/tools/cmake/check_floor.cmake)
    set_tests_properties(floors/${name} PROPERTIES LABELS checks)
  endif()
endfunction()
