import assert from 'node:assert/strict';
import { filesIn, withoutComments } from './tree';

/** A wait for a fixed time, a look at a clock. */
const forbidden = [
  /\bwaitForTimeout\s*\(/,
  /\bset(?:Timeout|Interval)\s*\(/,
  /timers\/promises/,
  /\bAtomics\.wait\s*\(/,
  /\bperformance\.now\b|\bDate\.now\b|\bhrtime\b/,
] as const;

/** A limit: of a test as `.timeout(…)`, of a wait as `timeout: …`; a number, or the name of one; no product. */
const limit = /(?:\.timeout\s*\(|\btimeout:)\s*(\w+)(?![\w\s]*\*)/g;
/** In milliseconds: the runner's own limit is for tests that hang, and no machine is so slow that it takes this long. */
const shortest = 60_000;

/** The lines of a test's text, without comments, that wait for a time or depend on one. */
function waitsIn(text: string): { readonly line: number; readonly text: string }[] {
  const isShort = ([, value = '']: RegExpMatchArray): boolean => numberOf(value, text) < shortest;
  return text.split('\n').flatMap((line, i) => {
    const waits = forbidden.some((pattern) => pattern.test(line)) || [...line.matchAll(limit)].some(isShort);
    return waits ? [{ line: i + 1, text: line.trim() }] : [];
  });
}

/** A number as written, or that of a constant of the same file; NaN where neither is known. */
function numberOf(value: string, text: string): number {
  const literal = /^\d/.test(value) ? value : new RegExp(`\\bconst ${value} = ([\\d_]+);`).exec(text)?.[1];
  return literal === undefined ? Number.NaN : Number(literal.replaceAll('_', ''));
}

/** Files that may, and why their tests neither wait for a fixed time nor depend on how fast the machine is. */
const exceptions: Readonly<Record<string, string>> = {
  'test/unit/until.ts': 'looks for a condition that has no event',
  'test/host/workspace.ts': 'looks for a condition that has no event',
  'test/e2e/until.ts': 'looks for a condition that has no event',
  'test/e2e/workbench.ts': 'moves the pointer again until the editor answers with a hover',
  'test/unit/house/walls.test.ts': 'names what is forbidden',
  'test/unit/host/fake-engine.ts': 'an engine that is late, or dies later, on purpose',
  'test/unit/host/session.test.ts':
    'nothing is listed: there is no event to wait for, and a slow machine lists no more',
  'test/unit/worker/counted-calls.ts': 'waits for its own end, which it has asked for',
  'test/unit/worker/engine-choice.test.ts': 'the clock that choices are measured by; any choice is right',
  'test/webview/fake-host.ts': 'a message that comes in a later turn',
  'test/webview/worker/browser-engine.ts': 'the clock and the waits of the engine itself',
  'test/webview/inspector.test.ts': 'a rate, by the time that has passed: a slow machine allows more',
  'test/webview/picker.test.ts': 'a rate, by the time that has passed: a slow machine allows more',
};

const tests = filesIn(['test'], /\.ts$/).filter(({ path }) => !path.startsWith('test/bench/'));

describe('tests without luck', () => {
  it('wait for events or conditions, look at no clock, and have no limit of seconds', () => {
    const found = tests
      .filter(({ path }) => exceptions[path] === undefined)
      .flatMap(({ path, text }) =>
        waitsIn(withoutComments(text)).map(({ line, text: written }) => `${path}:${line}: ${written}`),
      );
    assert.deepEqual(found, []);
  });

  it('have no exception that none needs', () => {
    const idle = Object.keys(exceptions).filter((path) => {
      const file = tests.find((test) => test.path === path);
      return !file || waitsIn(withoutComments(file.text)).length === 0;
    });
    assert.deepEqual(idle, []);
  });

  it('are seen to have a short limit, whether it is a number or the name of one', () => {
    const waitFor = (value: string): string => `await hover.waitFor({ timeout${': '}${value} });`;
    const declared = (value: string): string => `const soon = ${value};\n${waitFor('soon')}`;
    for (const short of [waitFor('1500'), waitFor('59_999'), declared('3000'), `this.timeout${'('}2_000);`])
      assert.equal(waitsIn(short).length, 1, short);
    for (const long of [waitFor('60_000'), declared('120_000'), waitFor('longestWait'), `this.timeout${'('}600_000);`])
      assert.equal(waitsIn(long).length, 0, long);
  });
});
