import assert from 'node:assert/strict';
import { caseCount } from '../../../count';
import { FieldFolder } from './field-folder';

/** Columns of a wide table, rows of a long one and of one of bytes: those of people are 100 000, 26 000 000 and 120 000. */
const [wide, long, big] = [caseCount(100_000, 5000), caseCount(2_600_000, 26_000), caseCount(24_000, 600)];

describe(`small cousins of large files: ${wide} columns, ${long} rows, ${big} rows of bytes`, () => {
  let folder: FieldFolder;
  before(() => {
    folder = new FieldFolder();
  });
  after(() => folder.remove());

  const spec = (name: string, inputs: number, more = ''): void =>
    folder.write(
      `${name}.nnet`,
      `nnet 1\ndata {\n  file "${name}.csv" target=y\n${more}}\nmodel {\n  input ${inputs}\n  dense out 1 init=zeros\n}\ntrain {\n  loss mse\n  optimizer gradient-descent lr=1e-6\n  epochs 1\n}\n`,
    );

  it('are read as they are: wide', async () => {
    const n = wide - 1;
    const row = (k: number): number[] => Array.from({ length: n }, (_, i) => (i * 7 + k) % 10);
    const lines = Array.from({ length: 10 }, (_, k) => `${row(k).join(',')},${k % 2}\n`).join('');
    folder.write('wide.csv', `${Array.from({ length: n }, (_, i) => `c${i}`).join(',')},y\n${lines}`);
    spec('wide', n);
    const { x, y, answer } = await folder.data('wide.nnet');
    assert.deepEqual([answer.read?.columns, answer.read?.rows, x.length], [wide, 10, 10]);
    assert.deepEqual(x[3], row(3));
    assert.deepEqual(y.flat(), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
  });

  it('are read as they are: long', async () => {
    folder.write('long.csv', `a,y\n${'0.12345678901234567,1\n'.repeat(long)}`);
    spec('long', 1);
    const { x, lines, answer } = await folder.data('long.nnet');
    assert.deepEqual([answer.read?.rows, answer.sets?.train], [long, long]);
    assert.deepEqual([x[0], x.length, lines[98]], [[Number('0.12345678901234567')], 99, 100]);
  });

  it('are read as they are: bytes, scaled', async () => {
    const cell = (row: number, k: number): number => ((row * 31 + k * k * 7) % 25 < 19 ? 0 : 1 + ((row + k * 3) % 255));
    const cells = (row: number): number[] => Array.from({ length: 784 }, (_, k) => cell(row, k));
    const lines = Array.from({ length: big }, (_, row) => `${row % 10},${cells(row).join(',')}\n`).join('');
    folder.write('big.csv', `y,${Array.from({ length: 784 }, (_, k) => `p${k}`).join(',')}\n${lines}`);
    spec('big', 784, '  scale divide=255\n');
    const { x, y, answer } = await folder.data('big.nnet');
    assert.deepEqual([answer.read?.columns, answer.read?.rows], [785, big]);
    assert.deepEqual(
      x[42],
      cells(42).map((value) => value * (1 / 255)),
    );
    assert.deepEqual(y[42], [2]);
  });
});
