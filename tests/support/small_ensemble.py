"""A small ensemble on a canal, for tests that run the program as a stranger does."""
import pathlib
import shutil
import sys

AMMONIA = """
[[uncertain]]
name = "ammonia"
kind = "scale"
table = "boundaries"
row = "*"
field = "NH3-N"
distribution = "lognormal"
median = 1
deviation = 0.5
"""
ROUGHNESS = """
[[uncertain]]
name = "roughness"
kind = "scale"
table = "reaches"
row = "*"
field = "manning"
distribution = "uniform"
low = 0.9
high = 1.1
"""


def canal_in(folder, case, members, inputs):
    """A copy of the case in the folder, with so many members of these inputs."""
    canal = pathlib.Path(folder) / "canal"
    shutil.copytree(case, canal)
    (canal / "uncertainty.toml").write_text(f"[sampling]\nmembers = {members}\n{inputs}", encoding="utf-8")
    return canal


class Checks:
    """Collects what is wrong, and ends the program with it."""

    def __init__(self):
        self.failures = []

    def __call__(self, holds, what):
        if not holds:
            self.failures.append(what)
            print("wrong:", what)

    def end(self):
        sys.exit(1 if self.failures else 0)
