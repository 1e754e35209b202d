// SPDX-License-Identifier: Apache-2.0
#include <ldavi/base/random.hpp>

// The first known answer of Philox shows that headers and library fit together.
int main() { return ldavi::philox4x32({0, 0, 0, 0}, {0, 0})[0] == 0x6627e8d5 ? 0 : 1; }
