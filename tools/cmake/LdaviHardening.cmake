# SPDX-License-Identifier: Apache-2.0
# Makes of a mistake with memory an end of the program, not a way in: a canary in stack frames, checked lengths of C functions and of
# containers, an address space that nobody can foretell, jumps only to where functions begin, tables of functions that cannot be written.
# Sets LDAVI_HARDENING, the compiler's options, and LDAVI_HARDENED, whether they are in force. Sanitizers have checks of their own.
include(CheckCXXCompilerFlag)

set(LDAVI_HARDENED OFF)
set(LDAVI_HARDENING)
if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize" AND CMAKE_BUILD_TYPE MATCHES "Rel")  # checked lengths need optimisation
  set(LDAVI_HARDENED ON)
  set(LDAVI_HARDENING $<$<NOT:$<BOOL:${CMAKE_POSITION_INDEPENDENT_CODE}>>:-fPIE> -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS)
  foreach(option IN ITEMS -fstack-protector-strong -fstack-clash-protection -fcf-protection)
    string(MAKE_C_IDENTIFIER "LDAVI_HAS${option}" known)
    check_cxx_compiler_flag(${option} ${known})
    if(${known})
      list(APPEND LDAVI_HARDENING ${option})
    endif()
  endforeach()
endif()
