"""Runs the programs in the given folders one after the other, as they are: one start of PyTorch for all of them."""
import contextlib
import io
import json
import os
import runpy
import sys
import traceback

import torch

torch.set_num_threads(1)
# For data that would have to be downloaded.
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "standins"))
for folder in sys.argv[1:]:
    os.chdir(folder)
    output = io.StringIO()
    error = ""
    try:
        with contextlib.redirect_stdout(output):
            runpy.run_path("program.py", run_name="__main__")
    except Exception:
        error = traceback.format_exc()
    print(json.dumps({"folder": folder, "output": output.getvalue(), "error": error}), flush=True)
