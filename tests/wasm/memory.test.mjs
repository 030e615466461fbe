// What a text takes of memory. That of WebAssembly never shrinks: what it has come to is the most that was needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createAnalyzer } from '../../wasm/dist/index.js';
import { freshArticle } from '../bench/texts.mjs';

const kMostPerCharacter = 80;  // bytes: 5 MB of text then stay below 512 MB, beyond which the worker makes a new engine

test(`a text takes ${kMostPerCharacter} bytes a character at most, and the same text nothing more`, async () => {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    memory = Object.values((made.instance ?? made).exports).find((item) => item instanceof WebAssembly.Memory);
    return made;
  };
  const analyzer = await createAnalyzer({ worker: false });
  const before = memory.buffer.byteLength;
  const text = freshArticle(150_000);
  await analyzer.analyze(text);
  const after = memory.buffer.byteLength;
  assert.ok(after - before <= kMostPerCharacter * text.length, `${((after - before) / text.length).toFixed(0)} bytes a character`);
  await analyzer.analyze(text);
  assert.equal(memory.buffer.byteLength, after);
  analyzer.dispose();
  WebAssembly.instantiate = instantiate;
});
