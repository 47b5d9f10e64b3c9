"""How well Dragoman reads, measured on annotated texts; every figure can have a floor.

from pathlib import Path
from dragoman.evaluation import check_floors, run

result = run("polnear", Path("../shared/data"), part="dev")
check_floors(result)        # -> what falls short, one line each
"""

from dragoman.evaluation.floors import check_floors
from dragoman.evaluation.result import FloorCheck, Result, Row
from dragoman.evaluation.suite import SETS, EvaluationSet, run

__all__ = ["SETS", "EvaluationSet", "FloorCheck", "Result", "Row", "check_floors", "run"]
