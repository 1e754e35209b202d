#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reference values of the special functions, at 50 digits: tests/data/special_functions.tsv.

Needs mpmath:  pip install mpmath
Run:           python3 tools/math/special_function_tables.py > tests/data/special_functions.tsv      (the same bytes every time)

Columns: function, x, value, rest. x and value are doubles in hexadecimal; the true function of x is value + rest, so that errors far
below a unit in the last place can be measured by doubles alone.
"""
import math
from mpmath import digamma, exp, expm1, log, log1p, loggamma, mp, mpf, psi

mp.dps = 50
GOLDEN = 0.6180339887498949
DIGAMMA_ROOT = 1.4616321449683622


def spread(count, low, high):
    """`count` values between low and high, evenly spread without being regular."""
    return [low + (high - low) * math.fmod(0.5 + i * GOLDEN, 1.0) for i in range(count)]


def binary_spread(count, low, high):
    """The same in the binary logarithm, without a function of libm, whose last bit differs between machines."""
    values = []
    for exponent in spread(count, low, high):
        whole = math.floor(exponent)
        values.append(math.ldexp(1.0 + (exponent - whole), whole))
    return values


def around(*centres, depth=52, step=4):
    """Each centre, and values nearer and nearer to it on both sides, the neighbouring doubles too."""
    values = []
    for c in centres:
        values += [c, math.nextafter(c, -math.inf), math.nextafter(c, math.inf)]
        for bits in range(3, depth, step):
            values += [c * (1 - 1.375 * 2.0 ** -bits), c * (1 + 1.375 * 2.0 ** -bits)]
    return values


def both_signs(values):
    return values + [-v for v in values]


LOG_2 = 0.6931471805599453
HALF_STEPS = [LOG_2 * (k + 0.5) for k in (0, 1, 2, 3, 10, 52, 53, 57, 300, 1021)]
SQRT_2 = 1.4142135623730951

positive = (binary_spread(250, -996, 996) + binary_spread(150, -14, 14) + spread(200, 0.0, 12.0)
            + around(0.5, 1.0, DIGAMMA_ROOT, 1.5, 2.0, 2.5, 3.0, 10.0) + [1e-300, 1e300])

points = {
    "exp": spread(300, -708.39, 709.78) + spread(100, -1.0, 1.0) + both_signs(binary_spread(40, -996, 0)
           + around(*HALF_STEPS, depth=50, step=12)) + [0.0, -708.3964185322641, -708.0, 709.0, 709.782712893384],
    "expm1": spread(150, -45.0, 709.78) + spread(200, -2.0, 2.0) + both_signs(binary_spread(100, -996, 0)
             + around(*HALF_STEPS[:8], 40.0, depth=50, step=12)) + [709.0, 709.782712893384],
    "log": binary_spread(250, -996, 996) + spread(150, 0.5, 2.0) + around(0.5, 1 / SQRT_2, 1.0, SQRT_2, 2.0)
           + binary_spread(20, -1074, -1022) + [2.0 ** -1022, 2.0 ** -1074, (2 - 2.0 ** -52) * 2.0 ** 1023],
    "log1p": binary_spread(100, -996, 996) + spread(200, -1.0, 1.0) + both_signs(binary_spread(100, -66, -1))
             + around(-0.29, 0.41, SQRT_2 - 1, 1 / SQRT_2 - 1, 1.0, 2.0 ** 53)
             + [-1 + 2.0 ** -bits for bits in range(1, 54, 4)],
    "log_gamma": positive,
    "digamma": positive,
    "trigamma": positive,
    "exp_digamma": [x for x in positive if x >= 1 / 690.0] + binary_spread(100, -9.25, -5) + [1 / 690.0],
}

functions = {
    "exp": exp, "expm1": expm1, "log": log, "log1p": log1p, "log_gamma": loggamma, "digamma": digamma,
    "trigamma": lambda x: psi(1, x), "exp_digamma": lambda x: exp(digamma(x)),
}

print("# Made by tools/math/special_function_tables.py; do not edit.")
print("function\tx\tvalue\trest")
for name, function in functions.items():
    for x in sorted(set(points[name])):
        true = function(mpf(x))
        value = float(true)
        if math.isfinite(value):
            rest = float(true - mpf(value))
            print(f"{name}\t{x.hex()}\t{value.hex()}\t{rest if abs(rest) > 1e-300 else 0.0:.5e}")
