import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { bundle } from '../bundle';
import { Shell } from './shell';

const [m, n] = [20_000, 784];

describe(`a table of ${m} rows and ${n} features of bytes`, () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
  });
  after(() => shell.remove());

  it('stays bytes, and takes less than two copies of it in float32 and 100 MB', () => {
    const cells = Array.from({ length: n + 97 }, (_, k) => `${(k * k) % 256}`);
    const lines = Array.from({ length: 97 }, (_, i) => `${i % 10},${cells.slice(i, i + n).join(',')}\n`);
    const header = `y,${Array.from({ length: n }, (_, k) => `p${k}`).join(',')}\n`;
    const rows = Array.from({ length: m }, (_, i) => lines[i % lines.length]);
    const file = shell.write('t.csv', header + rows.join(''));
    const spec = `nnet 1\ndata {\n  file "t.csv" target=y\n  scale divide=255\n}\nmodel {\n  input ${n}\n  dense out 10 softmax\n}\n`;
    const program = bundle('test/unit/cli/large-table.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, spec, file], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const read = JSON.parse(stdout);
    assert.deepEqual([read.m, read.bytes], [m, m * n]);
    const most = 2 * ((4 * m * n) / 1e6) + 100;
    assert.ok(read.after - read.before <= most, `from ${read.before} to ${read.after} MB`);
  });
});
