import assert from 'node:assert/strict';
import { Output } from '../../../src/cli/output';
import { bar } from '../../../src/cli/progress-bar';
import { ReadingBar } from '../../../src/cli/reading-bar';

const clear = '\r\u001b[K';

describe('the bar of a command that reads large data', () => {
  const drawn = (shares: readonly number[], isTTY: boolean, columns = 80, json = false): string[] => {
    const pieces: string[] = [];
    const out = { isTTY, columns, write: (text: string) => pieces.push(text) > 0, once: () => undefined };
    const reading = new ReadingBar(new Output({ out, error: { write: () => true } }, 'en', json));
    for (const share of shares) reading.draw(share);
    return pieces;
  };

  it('shows a share, and is gone once all is read', () => {
    assert.deepEqual(drawn([0.125, 0.999, 1], true), [
      clear,
      `${bar(0.125)}  12 %  reading the data`,
      clear,
      `${bar(0.999)}  99 %  reading the data`,
      clear,
    ]);
    assert.equal(drawn([0.5], true, 12)[1], bar(0.5).slice(0, 11));
  });

  it('is not there where nobody looks at a terminal', () => {
    assert.deepEqual(drawn([0.5, 1], false), []);
    assert.deepEqual(drawn([0.5, 1], true, 80, true), []);
  });
});
