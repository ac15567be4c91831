import numpy
import sklearn
from sklearn.linear_model import LogisticRegression

versions = f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}"

GROUPS, LEVELS = 10, 5


def columns(folder):
    codes = numpy.fromfile(f"{folder}/codes.u8", dtype="u1").reshape(GROUPS, -1)
    y = numpy.fromfile(f"{folder}/y.u8", dtype="u1")
    x = numpy.empty((y.size, GROUPS * (LEVELS - 1)))
    for g in range(GROUPS):
        for level in range(1, LEVELS):
            x[:, g * (LEVELS - 1) + level - 1] = codes[g] == level
    return x, y


def newton(folder):
    x, y = columns(folder)

    def turn():
        found = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-8, max_iter=100).fit(x, y)
        return numpy.r_[found.coef_[0], found.intercept_]

    return turn


contenders = {"newton": newton}
