// The command line: what it reads and writes, exit statuses, errors on standard error.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { faultsOf, fixture, root } from '../wasm/helpers.mjs';

const program = join(root, 'build/native/bin/entente');
const entente = (args, input = '') => spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
const article = fixture('summit.txt');

let folder;
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
before(() => { folder = mkdtempSync(join(tmpdir(), 'entente-cli-')); });
after(() => rmSync(folder, { recursive: true, force: true }));

describe('entente analyze', () => {
  test('reads a file', () => {
    const { stdout, stderr, status } = entente(['analyze', file('article.txt', article)]);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.deepEqual(faultsOf(JSON.parse(stdout), article), []);
  });

  test('reads standard input, by name and by default', () => {
    const expected = entente(['analyze', file('article.txt', article)]).stdout;
    assert.equal(entente(['analyze', '-'], article).stdout, expected);
    assert.equal(entente(['analyze'], article).stdout, expected);
  });

  test('gives tokens, a date and another unit when asked', () => {
    const { document, offsets } = JSON.parse(entente(['analyze', '--tokens', '--date', '2018-05-08', '--offsets', 'codepoint'], 'Oslo \u{1f600}!').stdout);
    assert.equal(offsets, 'codepoint');
    assert.deepEqual(document.tokens, [[0, 4], [5, 6], [6, 7]]);
    assert.equal(document.date.value, '2018-05-08');
  });

  test('counts ill-formed bytes as the characters they decode to', () => {
    const { stdout } = entente(['analyze'], Buffer.from([0xff, 0xe2, 0x80, 0x20, 0xf0, 0x9f, 0x98, 0x80]));
    assert.equal(JSON.parse(stdout).length, new TextDecoder().decode(Buffer.from([0xff, 0xe2, 0x80, 0x20, 0xf0, 0x9f, 0x98, 0x80])).length);
  });

  test('takes a dictionary and corrections from files', () => {
    const dictionary = file('dictionary.json', '[{"name": "Zyxwell Dynamics", "type": "ORG"}]');
    const text = 'Yesterday Zyxwell Dynamics told us more about Oslo.';
    const remove = file('corrections.json', JSON.stringify([{ op: 'remove', span: [text.indexOf('Oslo'), text.indexOf('Oslo') + 4] }]));
    const { stdout, stderr } = entente(['analyze', '--dictionary', dictionary, '--corrections', remove], text);
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout).mentions.map(({ span }) => text.slice(...span)), ['Zyxwell Dynamics']);
  });

  test('writes one line of JSON', () => assert.match(entente(['analyze'], article).stdout, /^\{[^\n]*\}\n$/));
});

describe('entente batch', () => {
  const lines = (stdout) => stdout.trimEnd().split('\n').map((line) => JSON.parse(line));

  test('answers each line in order, ids kept as they are', () => {
    const ids = ['a', 7, null, 'b'];
    const { stdout, status } = entente(['batch'], ids.map((id) => JSON.stringify({ id, text: `In Oslo ${id}.` })).join('\n'));
    assert.equal(status, 0);
    assert.deepEqual(lines(stdout).map(({ id }) => id), ids);
  });

  test('gives the analysis that analyze gives', () => {
    const [{ id, ...analysis }] = lines(entente(['batch', '--tokens'], JSON.stringify({ id: 1, text: article })).stdout);
    assert.deepEqual(analysis, JSON.parse(entente(['analyze', '--tokens'], article).stdout));
  });

  test('takes a date a line', () => {
    const [{ document }] = lines(entente(['batch'], JSON.stringify({ id: 1, text: 'In Oslo.', date: '2018-05-08' })).stdout);
    assert.equal(document.date.value, '2018-05-08');
  });

  test('answers a bad line with its number and goes on', () => {
    const { stdout, status } = entente(['batch'], '{"id": 1, "text": "Oslo"}\n{"id": 2, "text": \nnothing\n{"id": 3}\n{"id": 4, "text": "\\ud800"}\n{"id": 5, "text": "Oslo"}\n');
    assert.equal(status, 0);
    const answers = lines(stdout);
    assert.equal(answers.length, 6);
    answers.slice(1, 5).forEach(({ id, line, error }, i) => {
      assert.deepEqual([id, line], [null, i + 2]);
      assert.ok(error.code && error.message);
    });
    assert.deepEqual([answers[0].id, answers[5].id], [1, 5]);
  });

  test('answers nothing with nothing', () => assert.deepEqual([entente(['batch'], '').stdout, entente(['batch'], '').status], ['', 0]));

  test('runs in constant memory', { skip: !existsSync('/proc/self/status') && 'SKIPPED: no /proc' }, async () => {
    const line = JSON.stringify({ id: 1, text: article.repeat(20) }) + '\n';
    const child = spawn(program, ['batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let answered = 0;
    child.stdout.on('data', (bytes) => { answered += bytes.toString('latin1').split('\n').length - 1; });
    const peakAfter = async (count) => {
      for (let i = 0; i < count; i++) child.stdin.write(line);
      // The last answer may wait in a buffer.
      for (const wanted = answered + count - 2; answered < wanted; ) await once(child.stdout, 'data');
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]);
    };
    const [few, many] = [await peakAfter(5), await peakAfter(100)];
    child.stdin.end();
    assert.ok(many < few * 1.2, `${few} kB after 5 lines, ${many} kB after 105`);
  });
});

describe('wrong use', () => {
  const cases = [
    ['no command', [], 2], ['an unknown command', ['annotate'], 2], ['an unknown option', ['analyze', '--dates', 'x'], 2], ['an option without its value', ['analyze', '--date'], 2],
    ['an unknown unit', ['analyze', '--offsets', 'utf32'], 2], ['another format', ['analyze', '--format', 'xml'], 2], ['a file that is not there', ['analyze', '/nowhere/x.txt'], 1],
    ['assets that are not there', ['analyze', '--assets', '/nowhere'], 1],
  ];
  for (const [what, args, expected] of cases) {
    test(`${what}: exit status ${expected}, a message on standard error, nothing on standard output`, () => {
      const { stdout, stderr, status } = entente(args, 'Oslo');
      assert.equal(status, expected);
      assert.match(stderr, /^entente: ./);
      assert.equal(stdout, '');
    });
  }

  test('--help explains itself and succeeds', () => {
    const { stdout, status } = entente(['--help']);
    assert.equal(status, 0);
    for (const word of ['analyze', 'batch', '--date', '--dictionary', '--corrections', '--offsets', '--tokens', '--format']) assert.ok(stdout.includes(word), word);
  });

  test('--version names the version', () => assert.match(entente(['--version']).stdout, /^entente \d+\.\d+\.\d+\n$/));
});
