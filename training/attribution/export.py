"""From trained weights to the files that the package reads: 8-bit ONNX, vocabulary, card."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch

from dragoman.models.encoders import CARD, VOCABULARY, WEIGHTS
from training.attribution.model import Tagger


def export(tagger: Tagger, base: Path, folder: Path, card: dict[str, Any]) -> None:
    """Write `tagger` to `folder`; `base` holds the tokenizer, `card` what is known of it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    folder.mkdir(parents=True, exist_ok=True)
    tagger = tagger.eval()
    pieces = torch.randint(1000, 2000, (2, 40))
    features = torch.zeros((2, 40, 3), dtype=torch.long)
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=512)
    with tempfile.TemporaryDirectory() as temporary:
        plain, ready = Path(temporary) / "plain.onnx", Path(temporary) / "ready.onnx"
        torch.onnx.export(
            tagger,
            (pieces, features),
            plain,
            input_names=["pieces", "features"],
            output_names=["scores"],
            dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}),
            opset_version=18,
            dynamo=True,
            external_data=False,
        )
        quant_pre_process(str(plain), str(ready))
        quantize_dynamic(
            ready,
            folder / WEIGHTS,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
    shutil.copyfile(base / "tokenizer.json", folder / VOCABULARY)
    for name in ("transitions", "ranks"):
        learned = getattr(tagger, name).detach().tolist()
        card = card | {name: [[round(v, 5) for v in row] for row in learned]}
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
