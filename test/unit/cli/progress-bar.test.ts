import assert from 'node:assert/strict';
import { magnitude, readable } from '../../../src/cli/number';
import { Output } from '../../../src/cli/output';
import { bar, ProgressBar } from '../../../src/cli/progress-bar';
import { table } from '../../../src/cli/table';

const clear = '\r\u001b[K';

describe('the progress of a training in a terminal', () => {
  /** What a bar has drawn at each of these epochs of 10, of 2 s each. */
  const drawn = (epochs: readonly number[], of: number, columns?: number): string[] => {
    const pieces: string[] = [];
    const out = {
      isTTY: true,
      ...(columns === undefined ? {} : { columns }),
      write: (text: string) => pieces.push(text) > 0,
      once: () => undefined,
    };
    const progress = new ProgressBar(new Output({ out, error: { write: () => true } }, 'en', false));
    for (const epoch of epochs) progress.draw({ epoch, epochs: of, seconds: 100 + 2 * epoch }, 'cost 0.5');
    return pieces;
  };

  it('is a bar, a share, a text, and the time that is left once there is a speed', () => {
    const [cleared, first, , second, , last] = drawn([1, 3, 10], 10, 200);
    assert.equal(cleared, clear);
    assert.equal(first, `${bar(0.1)}  10 %  cost 0.5`);
    // Seven epochs of 2 s each.
    assert.match(second ?? '', new RegExp(`^${bar(0.3)}  30 %  cost 0\\.5  .*\\b14\\b`));
    assert.equal(last, `${bar(1)} 100 %  cost 0.5`);
  });

  it('is whole where there is no epoch or more than all, and fits its line', () => {
    assert.equal(drawn([0], 0, 200)[1], `${bar(1)} 100 %  cost 0.5`);
    assert.equal(drawn([12], 10, 200)[1], `${bar(1)} 100 %  cost 0.5`);
    assert.equal(drawn([1], 10, 30)[1], `${bar(0.1)}  10 %  cost 0.5`.slice(0, 29));
  });

  it('has a bar of 20 cells, an eighth of a cell fine', () => {
    assert.deepEqual(
      [bar(0), bar(1), bar(0.5)],
      ['░'.repeat(20), '█'.repeat(20), `${'█'.repeat(10)}${'░'.repeat(10)}`],
    );
    assert.deepEqual([bar(1 / 160), bar(15 / 160)], [`▏${'░'.repeat(19)}`, `█▉${'░'.repeat(18)}`]);
  });
});

describe('what people read in a terminal', () => {
  it('has numbers of six digits that count, and errors of two', () => {
    assert.deepEqual(
      [readable(1.23456789), readable(0.5), readable(1e21), readable(Number.NaN)],
      ['1.23457', '0.5', '1e+21', 'NaN'],
    );
    assert.deepEqual([magnitude(0), magnitude(0.00123), magnitude(Infinity)], ['0', '1.2e-3', 'Infinity']);
  });

  it('has columns that are as wide as their widest cell', () => {
    const rows = [
      ['a', 'long', 'x'],
      ['bcd', '', ''],
      ['e', 'f', 'ghi'],
    ];
    assert.deepEqual([...table(rows)], ['a    long  x', 'bcd', 'e    f     ghi']);
    assert.deepEqual([...table([])], []);
  });
});
