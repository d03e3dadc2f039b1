import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { historyHeader } from '../../../src/runs/history/csv';
import { mostKept } from '../../../src/runs/history/history';
import { caseCount } from '../../count';
import { bundle } from '../bundle';
import { type Json, parse, Shell } from './shell';

const count = caseCount(4_500_000);
/** Megabytes of each thread's heap: the records alone would take several times as much. */
const heap = 64;
/** Records of the resumed run: more than may be on their way to the command line's own thread. */
const more = 150_000;

const text = `nnet 1
seed 3
data { generate xor samples=4 }
model { input 2; dense output 1 sigmoid }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; batch full; epochs 3 }
`;

describe(`a history of ${count} records`, () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('long.nnet', text);
  });
  after(() => shell.remove());

  /** Runs a program with that heap; gives its status, what it complained of, how many lines it printed and the last. */
  async function run(file: string, ...words: string[]) {
    const node = [`--max-old-space-size=${heap}`, file, ...words];
    const child = spawn(process.execPath, node, { cwd: shell.folder });
    let [lines, last, error] = [0, '', ''];
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      const parts = piece.split('\n');
      lines += parts.length - 1;
      last = (parts.length > 2 ? parts.slice(-2).join('\n') : last + piece).slice(-2000);
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      error += piece;
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    assert.deepEqual([status, error], [0, '']);
    return { lines, last: parse(last.trimEnd().split('\n').at(-1) ?? '') };
  }

  /** The size of a run's history, and its last line. */
  function endOfHistory(): { readonly size: number; readonly last: string } {
    const file = openSync(join(shell.folder, '.nnet-runs/long/1/history.csv'), 'r');
    try {
      const { size } = fstatSync(file);
      const bytes = new Uint8Array(100);
      const length = readSync(file, bytes, 0, bytes.length, Math.max(0, size - bytes.length));
      return { size, last: new TextDecoder().decode(bytes.subarray(0, length)).split('\n').at(-2) ?? '' };
    } finally {
      closeSync(file);
    }
  }

  it('is written, read, listed, shown, printed and resumed in a small heap', async () => {
    shell.train('long.nnet');
    const folder = '.nnet-runs/long/1';
    const written = await run(
      bundle('test/unit/cli/long-history.ts'),
      join(shell.folder, 'long.nnet'),
      join(shell.folder, folder),
      String(count),
    );
    // The event of the start, one of each record, and what each part has kept.
    assert.equal(written.lines, count + 3);
    const { engine, panel, listed } = written.last;
    for (const [part, limit] of [
      [engine, mostKept],
      [panel, mostKept],
      [listed, 800],
    ] as const) {
      const { length, lines, last, highest } = part as Json;
      assert.ok(Number(length) <= limit && Number(length) >= Math.min(count, limit) / 2, `${length}`);
      assert.deepEqual([lines, last, highest], [Number(length) + 1, count, 9]);
    }
    const before = endOfHistory();
    assert.equal(before.last, `${count},${count},0.5,,,`);
    let size = historyHeader.length + '9'.length - '0.5'.length;
    for (let step = 0; step <= count; step++) size += 2 * `${step}`.length + ',,0.5,,,\n'.length;
    assert.equal(before.size, size);
    const [cli, end] = [bundle('src/cli/main.ts'), count + more];
    const words = ['--resume', folder, '--epochs', `${end}`, '--every', '1', '--format', 'json'];
    const resumed = await run(cli, 'train', 'long.nnet', ...words);
    assert.deepEqual([resumed.lines, resumed.last.status, resumed.last.epoch], [more + 2, 'finished', end]);
    assert.match(endOfHistory().last, new RegExp(`^${end},${end},`));
  });
});
