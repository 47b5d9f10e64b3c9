"""From trained weights to the files that the package reads: 8-bit ONNX, vocabulary, card."""

from __future__ import annotations

import hashlib
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
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
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
        quantize_dynamic(ready, ready, op_types_to_quantize=["Gather"], weight_type=QuantType.QInt8)
        # One scale for 128 weights, and for as many inputs at a time, costs no accuracy; one for
        # a whole matrix cost the large model 3 points of linked F1.
        quantizer = MatMulNBitsQuantizer(
            onnx.load(str(ready)), bits=8, block_size=128, is_symmetric=True, accuracy_level=4
        )
        quantizer.process()
        quantizer.model.save_model_to_file(str(folder / WEIGHTS))
    shutil.copyfile(base / "tokenizer.json", folder / VOCABULARY)
    for name in ("transitions", "ranks"):
        learned = getattr(tagger, name).detach().tolist()
        card = card | {name: [[round(v, 5) for v in row] for row in learned]}
    weights = (folder / WEIGHTS).read_bytes()
    digest = hashlib.sha256(weights).hexdigest()
    card = card | {"weights": {"bytes": len(weights), "sha256": digest}}
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
