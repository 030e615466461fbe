// How requests run: progress, partial results, cancelling, order, traps, disposal; in this thread and in a worker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { createAnalyzer, EntenteError } from '../../wasm/dist/index.js';
import { fixture, longText, root } from './helpers.mjs';

const article = fixture('summit.txt');
const long = longText(400_000);
const code = (promise) => promise.then(() => 'resolved', (error) => (assert.ok(error instanceof EntenteError), error.code));
const trap = (analyzer) => analyzer[Symbol.for('entente-nlp.trap')]();

for (const worker of [false, true]) {
  describe(worker ? 'in a worker' : 'in this thread', () => {
    let latest, queue;
    before(async () => {
      latest = await createAnalyzer({ worker, mode: 'latest' });
      queue = await createAnalyzer({ worker, mode: 'queue' });
    });
    after(() => {
      latest.dispose();
      queue.dispose();
    });

    test('progress never falls and ends at the total', async () => {
      const steps = [];
      await queue.analyze(long, { onProgress: (progress) => steps.push(progress) });
      assert.ok(steps.length > 1);
      steps.forEach(({ done, total, joined }, i) => {
        assert.equal(total, Buffer.byteLength(long));
        assert.ok(done > 0 && done <= total && (i === 0 || done >= steps[i - 1].done));
        assert.ok(joined === 0 || (done === total && joined <= 1 && joined >= steps[i - 1].joined));
      });
      assert.equal(steps.at(-1).done, steps.at(-1).total);
      assert.ok(steps.at(-1).joined > 0);
    });

    test('partial results cover the text in order', async () => {
      const parts = [];
      const analysis = await queue.analyze(long, { onPartial: (partial) => parts.push(partial) });
      assert.ok(parts.length > 1);
      assert.equal(parts[0].covered[0], 0);
      parts.forEach(({ covered, mentions, entities }, i) => {
        assert.equal(covered[0], i === 0 ? 0 : parts[i - 1].covered[1]);
        for (const { span, entity } of mentions) {
          assert.ok(covered[0] <= span[0] && span[1] <= covered[1]);
          assert.equal(entities[entity].id, entity);
        }
      });
      assert.equal(parts.at(-1).covered[1], analysis.length);
    });

    test('partial results name what the text says', async () => {
      const emoji = `\u{1f600} ${long}`;
      const names = new Set();
      await queue.analyze(emoji, { onPartial: ({ mentions }) => mentions.forEach(({ span }) => names.add(emoji.slice(...span))) });
      assert.ok(names.has('Geneva'));
    });

    test('a long result arrives whole and in order', async () => {
      const { mentions, document } = await queue.analyze(long);
      assert.ok(mentions.length > 2000);
      mentions.forEach(({ span }, i) => assert.ok(i === 0 || mentions[i - 1].span[0] <= span[0]));
      document.sentences.forEach(([begin], i) => assert.ok(i === 0 || document.sentences[i - 1][1] <= begin));
    });

    test('partial results change nothing in the whole', async () => {
      const [plain, watched] = [await queue.analyze(long), await queue.analyze(long, { onPartial() {}, onProgress() {} })];
      assert.deepEqual(watched, plain);
    });

    test('a signal cancels a running analysis, and the next one works', async () => {
      const controller = new AbortController();
      const cancelled = code(queue.analyze(long, { signal: controller.signal, onProgress: () => controller.abort() }));
      const next = queue.analyze(article);
      assert.equal(await cancelled, 'cancelled');
      assert.equal((await next).length, article.length);
    });

    test('a signal cancels a waiting analysis', async () => {
      const controller = new AbortController();
      const first = queue.analyze(article);
      const second = code(queue.analyze(article, { signal: controller.signal }));
      controller.abort();
      assert.equal(await second, 'cancelled');
      assert.equal((await first).length, article.length);
    });

    test('a signal given up before cancels at once', async () => {
      assert.equal(await code(queue.analyze(article, { signal: AbortSignal.abort() })), 'cancelled');
    });

    test('cancelling stops the callbacks', async () => {
      const controller = new AbortController();
      let late = 0;
      const onProgress = () => (controller.signal.aborted ? late++ : controller.abort());
      await code(queue.analyze(long, { signal: controller.signal, onProgress }));
      await queue.analyze(article);
      assert.equal(late, 0);
    });

    test('"latest": a newer text takes the place of all unfinished ones', async () => {
      const codes = [code(latest.analyze(long)), code(latest.analyze(long)), code(latest.analyze(article))];
      assert.deepEqual(await Promise.all(codes), ['superseded', 'superseded', 'resolved']);
    });

    test('"queue": texts are done in order', async () => {
      const order = [];
      await Promise.all([long, article, ''].map((text, i) => queue.analyze(text).then(() => order.push(i))));
      assert.deepEqual(order, [0, 1, 2]);
    });

    test('a trap rejects the running analysis as crashed, and the next one works', async () => {
      trap(queue);
      const crashed = code(queue.analyze(article));
      const next = queue.analyze(article);
      assert.equal(await crashed, 'crashed');
      const { mentions } = await next;
      assert.ok(mentions.length > 0);
    });

    test('a result is the same after a trap', async () => {
      const expected = await queue.analyze(article);
      trap(queue);
      await code(queue.analyze(long));
      assert.deepEqual(await queue.analyze(article), expected);
    });

    test('dispose rejects what is unfinished and what comes later', async () => {
      const analyzer = await createAnalyzer({ worker });
      const unfinished = code(analyzer.analyze(long));
      analyzer.dispose();
      analyzer.dispose();
      assert.equal(await unfinished, 'disposed');
      assert.equal(await code(analyzer.analyze(article)), 'disposed');
    });
  });
}

test('an error of a callback reaches its owner and leaves the analysis alone', () => {
  const program = `
    import { createAnalyzer } from './wasm/dist/index.js';
    process.on('uncaughtException', (error) => console.log(error.message));
    const analyzer = await createAnalyzer();
    const { length } = await analyzer.analyze('Oslo.', { onProgress() { throw new Error('mine'); } });
    console.log(length);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' });
  assert.deepEqual([...new Set(stdout.trim().split('\n'))].sort(), ['5', 'mine']);
});

test('a text typed while another is read does not wait for its end', async () => {
  const analyzer = await createAnalyzer({ mode: 'latest' });
  let done = 0;
  const first = code(analyzer.analyze(longText(4_000_000), { onProgress: (progress) => { done = progress.done / progress.total; } }));
  await pause(30);
  await analyzer.analyze(article);
  assert.equal(await first, 'superseded');
  assert.ok(done < 0.9, `${done} of the first text was read`);
  analyzer.dispose();
});

test('a forgotten analyzer is collected only after its work is done', { skip: !globalThis.gc && 'needs --expose-gc' }, async () => {
  const promise = (await createAnalyzer({ worker: true })).analyze(long);
  for (let i = 0; i < 5; i++) {
    await pause(10);
    globalThis.gc();
  }
  assert.equal((await promise).length, long.length);
});

/** How many workers are started while `run` has an analyzer in one, and cancels by its controller. */
async function startedDuring(run) {
  const ends = [];
  const note = (thread) => ends.push(new Promise((ended) => thread.once('exit', () => ended())));
  process.on('worker', note);
  const analyzer = await createAnalyzer({ worker: true });
  await run(analyzer, new AbortController());
  assert.ok((await analyzer.analyze(article)).mentions.length > 0);
  analyzer.dispose();
  await Promise.all(ends);
  process.off('worker', note);
  return ends.length;
}

test('a text can be cancelled while it is being put together, and the engine goes on', async () => {
  const joined = [];
  const started = await startedDuring(async (analyzer, controller) => {
    const cancelled = code(analyzer.analyze(longText(1_000_000), { signal: controller.signal, onProgress: (progress) => {
      joined.push(progress.joined);
      if (progress.joined > 0.3) controller.abort();
    } }));
    assert.equal(await cancelled, 'cancelled');
  });
  assert.equal(started, 1);
  assert.ok(joined.at(-1) < 0.9, `cancelled at ${joined.at(-1)}`);
  assert.ok(joined.every((share, i) => i === 0 || share >= joined[i - 1]));
});

test('an engine that says nothing for long is not waited for when its text is dropped: it is started anew', async () => {
  const started = await startedDuring(async (analyzer, controller) => {
    const cancelled = code(analyzer.analyze(longText(1_000_000), { signal: controller.signal, onProgress: () => {
      for (const end = performance.now() + 700; performance.now() < end; );  // as if nothing had come
      controller.abort();
    } }));
    assert.equal(await cancelled, 'cancelled');
  });
  assert.equal(started, 2);
});
