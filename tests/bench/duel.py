"""Python's side of a duel: load a contender, then take a turn for each line that comes in."""

import importlib.util
import json
import sys
import time

script, name, folder = sys.argv[1:]
try:
    spec = importlib.util.spec_from_file_location("contenders", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
except ImportError as missing:
    print(f"lacks {missing.name}", flush=True)
    sys.exit()

turn = module.contenders[name](folder)
print(module.versions, flush=True)
for _ in sys.stdin:
    started = time.perf_counter()
    answer = turn()
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "answer": [float(value) for value in answer]}), flush=True)
