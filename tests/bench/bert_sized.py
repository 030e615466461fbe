"""python tests/bench/bert_sized.py OUT.onnx: a token classifier of BERT-base's size with random int8 weights, for its cost alone.

Needs `pip install onnx` (which brings numpy). What a network of this kind costs depends on its shape, not on what its weights are:
12 layers, 768 units, 12 heads, feed-forward 3072 (Devlin et al. 2019, table of BERT-base), 28996 word pieces, 9 classes. Every dense
layer is quantised the way ONNX Runtime's quantize_dynamic does it, which is what the published int8 files of such models hold:
weights int8 with one scale, inputs quantised as they come. Inputs: input_ids (1, n), int64; output: logits (1, n, 9).
"""
import sys

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

LAYERS, UNITS, HEADS, INNER, PIECES, POSITIONS, CLASSES = 12, 768, 12, 3072, 28996, 512, 9
random = np.random.default_rng(1)
nodes, weights = [], []


def constant(name, values):
    weights.append(numpy_helper.from_array(values, name))
    return name


def op(kind, *inputs, outputs=None, **attributes):
    """Adds a node; its outputs are named after it."""
    names = outputs or [f"{kind}_{len(nodes)}"]
    nodes.append(helper.make_node(kind, list(inputs), names, name=f"node_{len(nodes)}", **attributes))
    return names[0] if len(names) == 1 else names


def int8(*shape):
    return random.integers(-60, 61, shape, dtype=np.int8)


def dense(x, inputs, outputs):
    i = len(nodes)
    quantised, scale, zero = op("DynamicQuantizeLinear", x, outputs=[f"q_{i}", f"q_scale_{i}", f"q_zero_{i}"])
    product = op("MatMulInteger", quantised, constant(f"w_{i}", int8(inputs, outputs)), zero, constant(f"w_zero_{i}", np.int8(0)))
    scales = op("Mul", scale, constant(f"w_scale_{i}", np.float32(0.001)))
    return op("Add", op("Mul", op("Cast", product, to=TensorProto.FLOAT), scales), constant(f"bias_{i}", np.zeros(outputs, np.float32)))


def norm(x):
    i = len(nodes)
    return op("LayerNormalization", x, constant(f"gain_{i}", np.ones(UNITS, np.float32)), constant(f"shift_{i}", np.zeros(UNITS, np.float32)), epsilon=1e-12)


def attention(x):
    def heads(part, order):
        return op("Transpose", op("Reshape", part, "to_heads"), perm=order)
    query = heads(dense(x, UNITS, UNITS), [0, 2, 1, 3])
    key = heads(dense(x, UNITS, UNITS), [0, 2, 3, 1])
    value = heads(dense(x, UNITS, UNITS), [0, 2, 1, 3])
    weight = op("Softmax", op("Mul", op("MatMul", query, key), "root"), axis=-1)
    joined = op("Reshape", op("Transpose", op("MatMul", weight, value), perm=[0, 2, 1, 3]), "from_heads")
    return dense(joined, UNITS, UNITS)


def gelu(x):
    erf = op("Erf", op("Mul", x, "half_root"))
    return op("Mul", op("Mul", x, op("Add", erf, "one")), "half")


constant("to_heads", np.array([0, 0, HEADS, UNITS // HEADS], np.int64))
constant("from_heads", np.array([0, 0, UNITS], np.int64))
for name, number in {"root": (UNITS / HEADS) ** -0.5, "half_root": 0.5 ** 0.5, "one": 1, "half": 0.5, "table_scale": 0.01}.items():
    constant(name, np.float32(number))

pieces = op("Gather", constant("pieces", int8(PIECES, UNITS)), "input_ids")
length = op("Gather", op("Shape", "input_ids"), constant("second", np.int64(1)))
places = op("Gather", constant("places", int8(POSITIONS, UNITS)), op("Range", constant("zero", np.int64(0)), length, constant("step", np.int64(1))))
x = norm(op("Add", *(op("Mul", op("Cast", each, to=TensorProto.FLOAT), "table_scale") for each in (pieces, places))))
for _ in range(LAYERS):
    x = norm(op("Add", x, attention(x)))
    x = norm(op("Add", x, dense(gelu(dense(x, UNITS, INNER)), INNER, UNITS)))
logits = dense(x, UNITS, CLASSES)
nodes.append(helper.make_node("Identity", [logits], ["logits"]))

graph = helper.make_graph(
    nodes, "bert_sized", [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "n"])],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "n", CLASSES])], weights)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
checker.check_model(model)
save(model, sys.argv[1])
