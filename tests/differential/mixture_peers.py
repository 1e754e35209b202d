# SPDX-License-Identifier: Apache-2.0
"""mixture_peers.py MIXTURE_RUN: mixtures of Gaussians beside those of scikit-learn, from the same responsibilities.

scikit-learn's own bound leaves out constants and terms, so the exact one (Bishop 2006, 10.70) is calculated here, with SciPy, for the parameters of both. Prints the
times. Needs scikit-learn: of this Python, of PEERS_PYTHON, or as tools/bench/peers has fetched it. Without it says so and is skipped.
"""
import os
import subprocess
import sys
import tempfile
import time
import unittest
import warnings

sys.dont_write_bytecode = True

import peer_python

try:
    import numpy as np
    from scipy.special import digamma, gammaln, logsumexp
    from sklearn.cluster import KMeans
    from sklearn.mixture import BayesianGaussianMixture
except ImportError as error:
    peer_python.start_again(error, "scikit-learn")

RUN = sys.argv.pop(1)


def log_b(log_det_inverse, nu, dimension):
    """log B(W, nu), Bishop B.79."""
    gammas = sum(gammaln((nu - i) / 2) for i in range(dimension))
    return nu / 2 * log_det_inverse - nu * dimension / 2 * np.log(2) - dimension * (dimension - 1) / 4 * np.log(np.pi) - gammas


class Exact:
    """The exact bound of components (alpha, beta, nu, mean, W^-1) of all num components; those that are not given have the prior."""

    def __init__(self, points, num, nu=None):
        self.points, self.num = points, num
        self.dimension = points.shape[1]
        self.alpha = 1 / num
        self.prior = (1.0, nu or self.dimension, points.mean(axis=0), np.cov(points.T).reshape(self.dimension, -1))

    def bound(self, components):
        size = self.dimension
        beta0, nu0, mean0, inverse0 = self.prior
        total = sum(c[0] for c in components) + (self.num - len(components)) * self.alpha
        bound = gammaln(self.num * self.alpha) - gammaln(total)
        logs = []
        for alpha, beta, nu, mean, inverse in components:
            log_det = np.linalg.slogdet(inverse)[1]
            scale = np.linalg.inv(inverse)
            log_lambda = sum(digamma((nu - i) / 2) for i in range(size)) + size * np.log(2) - log_det
            log_pi = digamma(alpha) - digamma(total)
            difference = self.points - mean
            squares = np.einsum("ni,ij,nj->n", difference, scale, difference)
            logs.append(log_pi + 0.5 * (log_lambda - size * np.log(2 * np.pi) - size / beta - nu * squares))
            bound -= gammaln(self.alpha) - gammaln(alpha) + (alpha - self.alpha) * log_pi
            off = mean - mean0
            bound -= 0.5 * (size * (beta0 / beta - 1 - np.log(beta0 / beta)) + beta0 * nu * off @ scale @ off)
            bound -= log_b(log_det, nu, size) - log_b(np.linalg.slogdet(inverse0)[1], nu0, size)
            bound -= 0.5 * ((nu - nu0) * log_lambda + nu * (np.trace(inverse0 @ scale) - size))
        return bound + logsumexp(np.array(logs), axis=0).sum()


def clusters(num_points, dimension, num_clusters, spread, seed):
    """Overlapping ones, so that not every start ends alike."""
    random = np.random.default_rng(seed)
    parts = []
    for _ in range(num_clusters):
        shape = np.eye(dimension) + 0.3 * random.normal(size=(dimension, dimension))
        parts.append(random.normal(size=(num_points // num_clusters, dimension)) @ shape + spread * random.normal(size=dimension))
    return random.permutation(np.concatenate(parts))


def k_means(points, num, seed):
    labels = KMeans(num, n_init=1, max_iter=5, random_state=seed).fit_predict(points)
    return np.eye(num)[labels]


def of_sklearn(points, responsibilities, tolerance, passes):
    class Started(BayesianGaussianMixture):
        def _initialize_parameters(self, points, *rest, **named):
            self._initialize(points, responsibilities)

    mixture = Started(n_components=responsibilities.shape[1], weight_concentration_prior_type="dirichlet_distribution",
                      reg_covar=0, tol=tolerance, max_iter=passes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it has not converged is what is asked for
        begin = time.perf_counter()
        mixture.fit(points)
        seconds = time.perf_counter() - begin
    components = [(a, b, nu, m, c * nu) for a, b, nu, m, c in zip(mixture.weight_concentration_, mixture.mean_precision_,
                  mixture.degrees_of_freedom_, mixture.means_, mixture.covariances_)]
    return components, mixture.n_iter_, seconds


def of_ldavi(points, responsibilities, tolerance, passes, threads=0):
    size, num = points.shape[1], responsibilities.shape[1]
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{folder}/{name}" for name in ("points", "responsibilities", "out")]
        points.tofile(names[0])
        responsibilities.tofile(names[1])
        out = subprocess.run([RUN, *names, "full", str(size), str(num), "0", repr(tolerance), str(passes), str(threads)],
                             check=True, capture_output=True, text=True).stdout.split()
        rows = np.fromfile(names[2]).reshape(-1, 3 + size + size * size)
    components = [(*row[:3], row[3:3 + size], row[3 + size:].reshape(size, size)) for row in rows]
    return components, float(out[1]), int(out[2]), float(out[4])


class MixturePeers(unittest.TestCase):
    def test_bound_is_exact(self):
        for seed in range(3):
            points = clusters(2000, 3, 4, 2, seed)
            components, bound, _, _ = of_ldavi(points, k_means(points, 6, seed), 1e-6, 1000)
            exact = Exact(points, 6).bound(components)
            self.assertAlmostEqual(bound / exact, 1, delta=1e-11)

    def test_updates_are_the_same(self):
        """After so few passes that nothing was merged or removed."""
        points = clusters(3000, 4, 4, 2, 7)
        start = k_means(points, 5, 7)
        ours, _, _, _ = of_ldavi(points, start, 0.0, 4)
        theirs, _, _ = of_sklearn(points, start, 0.0, 3)  # it updates once more at its start
        theirs.sort(key=lambda c: -c[0])
        for a, b in zip(ours, theirs, strict=True):
            for mine, other in zip(a, b):
                np.testing.assert_allclose(mine, other, rtol=1e-7, atol=1e-9)

    def test_bound_is_as_good_or_better(self):
        better = 0
        for seed in range(12):
            dimension = 2 + seed % 4
            points = clusters(1500, dimension, 5, 1.0 + 0.25 * (seed // 4), seed)
            start = k_means(points, 10, seed)
            exact = Exact(points, 10)
            theirs = exact.bound(of_sklearn(points, start, 1e-3, 500)[0])
            ours = exact.bound(of_ldavi(points, start, 1e-3 / len(points), 500)[0])
            print(f"seed {seed}: scikit-learn {theirs:.2f}, lda-vi {ours:.2f}")
            self.assertGreaterEqual(ours, theirs - 1e-2, seed)
            better += ours > theirs + 1
        print(f"bound: better by more than 1 nat in {better} of 12")

    def test_times(self):
        """Of as many passes, 100,000 x 10: on one thread at least five times as fast (docs/benchmarks/log.md has 9.9 and 13.2)."""
        points = clusters(100_000, 10, 8, 2, 1)
        for num in (10, 20):
            start = k_means(points, num, 1)
            _, their_passes, theirs = of_sklearn(points, start, 0.0, 10)
            for threads in (1, 0):
                _, _, our_passes, ours = of_ldavi(points, start, 0.0, 10, threads)
                self.assertGreaterEqual(their_passes, our_passes)
                ratio = theirs / their_passes / (ours / our_passes)
                print(f"100,000 x 10, {num} components: scikit-learn {theirs / their_passes:.4f} s a pass, lda-vi on "
                      f"{threads or os.cpu_count()} threads {ours / our_passes:.4f}, ratio {ratio:.1f}")
                if threads == 1:
                    self.assertGreaterEqual(ratio, 5, f"{num} components")


if __name__ == "__main__":
    unittest.main(verbosity=2)
