# SPDX-License-Identifier: Apache-2.0
# The library, its headers, its CMake package and its pkg-config file. (A program floor installs its program.)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/ldavi)
install(TARGETS ldavi EXPORT ldaviTargets ARCHIVE FILE_SET HEADERS)
install(EXPORT ldaviTargets NAMESPACE ldavi:: DESTINATION ${package_dir})

configure_package_config_file(tools/cmake/ldaviConfig.cmake.in ldaviConfig.cmake INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(ldaviConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES
    ${CMAKE_CURRENT_BINARY_DIR}/ldaviConfig.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/ldaviConfigVersion.cmake
  DESTINATION ${package_dir})

if(LDAVI_PARALLEL STREQUAL "tbb")
  set(pkgconfig_tbb "tbb ")
endif()
# The prefix relative to the file itself, so that the installed tree may be moved.
file(RELATIVE_PATH pkgconfig_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" pkgconfig_prefix ${pkgconfig_prefix})
configure_file(tools/cmake/ldavi.pc.in ldavi.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ldavi.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
