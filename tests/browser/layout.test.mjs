// The arithmetic of timeline and map, without a browser, against slow or published references.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { build } from 'esbuild';
import { randomFrom, root } from './lib.mjs';

async function load(path) {
  const { outputFiles } = await build({ entryPoints: [join(root, 'web/src', path)], bundle: true, format: 'esm', write: false, target: 'es2022' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
const { labelTops, lanesOf } = await load('timeline/layout.ts');
const { Calendar } = await load('timeline/calendar.ts');
const { middleOf } = await load('map/camera.ts');
const { placeLabels } = await load('map/labels.ts');

test('labels keep their order, do not overlap and are moved no farther than any other such arrangement', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 200; round++) {
    const places = Array.from({ length: 1 + random(5) }, () => 20 + random(40)).sort((a, b) => a - b);
    const height = 4;
    const tops = labelTops(places, height, 100);
    const cost = (all) => all.reduce((sum, top, i) => sum + (top + height / 2 - places[i]) ** 2, 0);
    tops.forEach((top, i) => assert.ok(top >= 0 && top + height <= 100 && (i === 0 || top >= tops[i - 1] + height - 1e-9)));
    // Moving any run of labels that touch by a little makes it no better.
    for (let from = 0; from < tops.length; from++) {
      for (let to = from; to < tops.length; to++) {
        for (const by of [-0.01, 0.01]) {
          const other = tops.map((top, i) => (i >= from && i <= to ? top + by : top));
          const fits = other.every((top, i) => i === 0 || top >= other[i - 1] + height - 1e-9);
          if (fits) assert.ok(cost(other) >= cost(tops) - 1e-9);
        }
      }
    }
  }
});

test('labels that need all the room get it', () => assert.deepEqual(labelTops([90, 90, 90, 90], 10, 40), [0, 10, 20, 30]));

test('stretches of one lane do not touch while there are lanes', () => {
  assert.deepEqual(lanesOf([{ begin: 0, end: 5 }, { begin: 1, end: 3 }, { begin: 3, end: 4 }, { begin: 5, end: 6 }], 4), [0, 1, 1, 0]);
  assert.deepEqual(lanesOf([{ begin: 0, end: 5 }, { begin: 1, end: 3 }, { begin: 2, end: 4 }], 2), [0, 1, 1]);
});

test('the axis counts time both ways, in order, and shortens only what is empty', () => {
  const random = randomFrom(11);
  for (let round = 0; round < 200; round++) {
    const moments = Array.from({ length: 1 + random(6) }, () => {
      const begin = random(10) ** (1 + random(8));
      return { begin, end: begin + random(20) };
    });
    const calendar = new Calendar(moments);
    const times = moments.flatMap(({ begin, end }) => [begin, end]).sort((a, b) => a - b);
    let last = -Infinity;
    for (const time of times) {
      const at = calendar.toAxis(time);
      assert.ok(at >= last);
      last = at;
      assert.ok(Math.abs(calendar.fromAxis(at) - time) < 1e-6 * Math.max(1, time));
    }
    for (const { begin, end } of moments) assert.ok(Math.abs(calendar.toAxis(end) - calendar.toAxis(begin) - (end - begin)) < 1e-6 * Math.max(1, end));
  }
});

test('the middle of the map is opposite the widest gap', () => {
  assert.equal(middleOf([127, 117, -77]), -160);  // from 117 E to 77 W over the Pacific: 166 degrees
  assert.equal(middleOf([10, 30]), 20);
  assert.equal(middleOf([170, -170]), -180);
  assert.equal(middleOf([5]), 5);
  assert.equal(middleOf([]), 0);
});

test('names of the map neither overlap nor leave it, and the first has the right side', () => {
  const random = randomFrom(3);
  const spots = Array.from({ length: 40 }, () => ({ x: random(300), y: random(200), radius: 3 + random(10), width: 20 + random(60) }));
  const found = placeLabels(spots, 300, 200);
  const boxes = found.flatMap((at, i) => (at ? [[at[0], at[0] + spots[i].width, at[1]]] : []));
  assert.ok(boxes.length > 3);
  for (const [left, right] of boxes) assert.ok(left >= 0 && right <= 300);
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => assert.ok(a[1] <= b[0] || b[1] <= a[0] || Math.abs(a[2] - b[2]) >= 14)));
  assert.ok(placeLabels([{ x: 50, y: 50, radius: 5, width: 30 }], 300, 200)[0][0] > 55);
});
