"""Compiles the programs of a JSON list on standard input and prints what does not compile."""
import json
import sys

for index, source in enumerate(json.load(sys.stdin)):
    try:
        compile(source, f"program {index}", "exec")
    except SyntaxError as error:
        print(f"{error}\n{source}")
