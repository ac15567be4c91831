import numpy

versions = f"numpy {numpy.__version__}"

N, ITEMS = 1_000_000, 60


def product(folder):
    low, high = numpy.fromfile(f"{folder}/masks.u32", dtype="<u4").reshape(2, N)
    words = numpy.ascontiguousarray(numpy.stack([low, high], axis=1)).view("u1")
    held = numpy.unpackbits(words, axis=1, bitorder="little", count=ITEMS).astype("f4")
    return lambda: (held.T @ held).ravel()


contenders = {"product": product}
