import assert from 'node:assert/strict';
import { filesIn, withoutComments } from './tree';

/** A wait for a fixed time, a look at a clock, a short limit. */
const forbidden = [
  /\bwaitForTimeout\s*\(/,
  /\bset(?:Timeout|Interval)\s*\(/,
  /timers\/promises/,
  /\bAtomics\.wait\s*\(/,
  /\bperformance\.now\b|\bDate\.now\b|\bhrtime\b/,
  // Under a minute: the runner's own limit is for tests that hang.
  /\.timeout\s*\(\s*[1-5]?\d?_?\d{1,3}\s*\)/,
] as const;

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
  'test/unit/worker/interrupted.ts': 'waits for its own end, which it has asked for',
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
        withoutComments(text)
          .split('\n')
          .flatMap((line, i) =>
            forbidden.some((pattern) => pattern.test(line)) ? [`${path}:${i + 1}: ${line.trim()}`] : [],
          ),
      );
    assert.deepEqual(found, []);
  });

  it('have no exception that none needs', () => {
    const idle = Object.keys(exceptions).filter((path) => {
      const file = tests.find((test) => test.path === path);
      return !file || !forbidden.some((pattern) => pattern.test(withoutComments(file.text)));
    });
    assert.deepEqual(idle, []);
  });
});
