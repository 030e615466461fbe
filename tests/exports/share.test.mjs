// Links that hold a text: what goes in comes out, and what anyone could write into one is refused.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { nasty, root } from './helpers.mjs';

const { outputFiles } = await build({ entryPoints: [join(root, 'web/src/share.ts')], bundle: true, format: 'esm', write: false, target: 'es2022' });
const { BadLink, fromFragment, kLongestLink, toFragment } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const link = (bytes) => `#1.${deflateRawSync(bytes).toString('base64url')}`;
const refused = (fragment, words) => assert.rejects(fromFragment(fragment), (error) => error instanceof BadLink && words.test(error.message));

test('a text comes out of its link as it went in', async () => {
  for (const shared of [{ title: 'T', text: nasty().text, date: '2018-05-08' }, { title: '\ud83d\ude00 <b>', text: 'x'.repeat(300000), date: null }, { title: 'T', text: 'x', date: null, overlay: '{}' }]) {
    const fragment = await toFragment(shared);
    assert.match(fragment, /^#1\.[\w-]+$/);
    assert.deepEqual(await fromFragment(fragment), shared);
  }
});

test('another fragment is none', async () => {
  for (const fragment of ['', '#', '#text', '#2.abc', '#1']) assert.equal(await fromFragment(fragment), null);
});

test('a damaged link is refused', async () => {
  const fragment = await toFragment({ title: 'T', text: nasty().text, date: null });
  await refused(fragment.slice(0, -20), /damaged/);
  await refused(`#1.${'A'.repeat(50)}`, /damaged/);
  await refused('#1.<script>', /characters that do not belong/);
  await refused(link(Buffer.from([0x22, 0xff, 0x22])), /damaged/);
  await refused(link('{"title":'), /damaged/);
});

test('a link that holds something else is refused', async () => {
  for (const json of ['null', '1', '[]', '{}', '{"title":"t"}', '{"title":"t","text":""}', '{"title":{},"text":"x"}', '{"title":"t","text":["x"]}',
    '{"title":"t","text":"x","date":"2018-99-99"}', '{"title":"t","text":"x","date":"<b>"}', '{"title":"t","text":"x","date":5}']) await refused(link(json), /no text/);
});

test('members that are not known are left behind', async () => {
  assert.deepEqual(await fromFragment(link('{"title":" t ","text":"x","__proto__":{"a":1},"html":"<b>"}')), { title: 't', text: 'x', date: null });
  assert.equal((await fromFragment(link(JSON.stringify({ title: 't'.repeat(5000), text: 'x' })))).title.length, 300);
});

test('a link that is too long, or unpacks to too much, is refused', async () => {
  await refused(`#1.${'A'.repeat(kLongestLink)}`, /longer than any/);
  const bomb = link(Buffer.alloc(400e6, 'x'));
  assert.ok(bomb.length < kLongestLink);
  await refused(bomb, /unpacks to more/);
});
