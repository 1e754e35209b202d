#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The polynomial coefficients of src/math/special.cpp, made from the definitions by interpolation in Chebyshev nodes, at 60 digits.

Needs mpmath:  pip install mpmath
Run:           python3 tools/math/special_function_coefficients.py      (prints the C++ arrays, lowest power first, and their errors)
"""
from mpmath import chebyfit, digamma, euler, floor, log, loggamma, mp, mpf, nstr, pi, psi, sqrt

mp.dps = 60
HALF = mpf(1) / 2
ROOM = mpf(10) ** -20  # nearer to a removable singularity than this its limit is taken


def log_gamma_near_2(u):
    return loggamma(2 + u) / u if abs(u) > ROOM else 1 - euler


def digamma_near_2(u):
    return digamma(2 + u)


def trigamma_near_2(u):
    return psi(1, 2 + u)


# What is left of each function after the leading terms of Stirling's series, in z = 1/x^2 for x >= 2.5.
def beyond(z):
    return 1 / sqrt(max(z, ROOM))


def log_gamma_tail(z):
    x = beyond(z)
    return x * (loggamma(x) - (x - HALF) * (log(x) - 1) - (log(2 * pi) - 1) / 2)


def digamma_tail(z):
    x = beyond(z)
    return x * x * (log(x) - 1 / (2 * x) - digamma(x))


def trigamma_tail(z):
    x = beyond(z)
    return x ** 3 * (psi(1, x) - 1 / x - 1 / (2 * x * x))


def show(name, function, low, high, count):
    coefficients, error = chebyfit(function, [low, high], count, error=True)
    print(f"// Largest error {nstr(error, 2)}.")
    print(f"constexpr std::array<double, {count}> {name} = {{")
    for c in reversed(coefficients):
        print(f"    {float(c)!r},")
    print("};")


def show_log2():
    # The high part has 42 bits, so that a product with an exponent (11 bits) is exact.
    high = floor(log(2) * 2 ** 42) / 2 ** 42
    print(f"constexpr double kLog2High = {float(high).hex()};")
    print(f"constexpr double kLog2Low = {float(log(2) - high).hex()};")
    print(f"constexpr double kInverseLog2 = {float(1 / log(2)).hex()};")
    print(f"constexpr double kStirlingConstant = {float((log(2 * pi) - 1) / 2)!r};  // (log(2 pi) - 1) / 2")


show_log2()
show("kLogGammaNear2", log_gamma_near_2, -HALF, HALF, 17)
show("kDigammaNear2", digamma_near_2, -HALF, HALF, 18)
show("kTrigammaNear2", trigamma_near_2, -HALF, HALF, 19)
show("kLogGammaTail", log_gamma_tail, mpf(0), mpf("0.16"), 12)
show("kDigammaTail", digamma_tail, mpf(0), mpf("0.16"), 13)
show("kTrigammaTail", trigamma_tail, mpf(0), mpf("0.16"), 15)
