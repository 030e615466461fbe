"""A model of the size and operations of BERT-base for token classification, int8 as onnxruntime's dynamic quantisation leaves it.

    python bert_sized.py bert.onnx        (needs numpy and onnx; writes 108 MB)

Weights are random: what the model says means nothing, what it costs does not depend on them. Dimensions: Devlin et al. 2019, table 1,
and the cased vocabulary. Left out, in its favour: segment embeddings and the attention mask.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS, LABELS = 12, 768, 12, 3072, 28996, 512, 9
random = np.random.default_rng(1)
nodes, constants = [], []


def constant(value):
    name = f"c{len(constants)}"
    constants.append(numpy_helper.from_array(np.asarray(value), name))
    return name


def op(kind, *inputs, outputs=1, **attributes):
    names = [f"n{len(nodes)}_{i}" for i in range(outputs)]
    nodes.append(helper.make_node(kind, inputs, names, **attributes))
    return names[0] if outputs == 1 else names


def int8(*shape):
    return constant(random.integers(-127, 128, shape, dtype=np.int8))


def floats(*shape):
    return constant(random.normal(0, 0.02, shape).astype(np.float32))


def dense(quantised, width_in, width_out):
    """Integer product of a dynamically quantised input with constant weights, scaled back, plus bias."""
    values, scale, zero = quantised
    product = op("Cast", op("MatMulInteger", values, int8(width_in, width_out), zero), to=TensorProto.FLOAT)
    return op("Add", op("Mul", product, op("Mul", scale, constant(np.float32(0.02 / 73)))), floats(width_out))


def quantise(x):
    return op("DynamicQuantizeLinear", x, outputs=3)


def normalise(x):
    return op("LayerNormalization", x, constant(np.ones(WIDTH, np.float32)), floats(WIDTH), axis=-1, epsilon=1e-12)


def attention(x):
    quantised = quantise(x)
    split = constant(np.array([0, 0, HEADS, WIDTH // HEADS]))
    query, key, value = (op("Reshape", dense(quantised, WIDTH, WIDTH), split) for _ in range(3))
    scores = op("MatMul", op("Transpose", query, perm=[0, 2, 1, 3]), op("Transpose", key, perm=[0, 2, 3, 1]))
    weights = op("Softmax", op("Div", scores, constant(np.float32((WIDTH / HEADS) ** 0.5))), axis=-1)
    mixed = op("Transpose", op("MatMul", weights, op("Transpose", value, perm=[0, 2, 1, 3])), perm=[0, 2, 1, 3])
    return dense(quantise(op("Reshape", mixed, constant(np.array([0, 0, WIDTH])))), WIDTH, WIDTH)


def gelu(x):
    erf = op("Erf", op("Div", x, constant(np.float32(2 ** 0.5))))
    return op("Mul", op("Mul", x, op("Add", erf, constant(np.float32(1)))), constant(np.float32(0.5)))


def main(path):
    rows = op("Gather", int8(VOCABULARY, WIDTH), "input_ids")
    x = op("DequantizeLinear", rows, constant(np.float32(0.02 / 73)), constant(np.int8(0)))
    length = op("Shape", "input_ids", start=1, end=2)
    x = normalise(op("Add", x, op("Slice", floats(POSITIONS, WIDTH), constant(np.array([0])), length)))
    for _ in range(LAYERS):
        x = normalise(op("Add", x, attention(x)))
        x = normalise(op("Add", x, dense(quantise(gelu(dense(quantise(x), WIDTH, INNER))), INNER, WIDTH)))
    nodes.append(helper.make_node("Identity", [dense(quantise(x), WIDTH, LABELS)], ["logits"]))
    graph = helper.make_graph(
        nodes, "bert-sized",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", LABELS])], constants)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


main(sys.argv[1])
