import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Json, parse, Shell } from './shell';

describe('nnet data', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
  });
  after(() => shell.remove());

  const spec = (name: string, file: string, model: string): void =>
    void shell.write(name, `nnet 1\ndata {\n${file}\n}\nmodel {\n${model}\n}\n`);
  const rows = (output: Json): Json[] => (Array.isArray(output.rows) ? output.rows : assert.fail('no rows'));

  it('tells the format of a file that is no text, and what its examples are', () => {
    shell.write('s.parquet', readFileSync('test/fixtures/files/small.parquet'));
    spec('s.nnet', '  file "s.parquet" target=y', '  input 1\n  dense out 1 sigmoid');
    const output = shell.json('data', 's.nnet', '--rows', '0..2');
    assert.deepEqual(output.read, { format: 'parquet', columns: 2, rows: 4 });
    assert.deepEqual(output.rows, [
      { set: 'train', line: 1, x: [0.5], y: [0] },
      { set: 'train', line: 2, x: [1.5], y: [1] },
    ]);
    assert.match(shell.run('data', 's.nnet').out, /^Read as: Parquet, 2 columns, 4 rows/);
    shell.write('h.h5', readFileSync('test/fixtures/files/small.h5'));
    spec('h.nnet', '  file "h.h5"', '  input 2\n  dense out 4 softmax');
    assert.deepEqual(shell.json('data', 'h.nnet').read, { format: 'hdf5', columns: 3, rows: 4 });
  });

  it('tells how a file was read, its columns, its sets, and x and y of its rows', () => {
    shell.write('t.csv', 'size;hue;kind\n1,5;red;a\n;tan;b\n2,5;tan;a\n4;red;b\n');
    spec(
      't.nnet',
      '  file "t.csv" target=kind encode=one-hot missing=drop\n  scale minmax',
      '  input 3\n  dense out 1 sigmoid',
    );
    const output = shell.json('data', 't.nnet', '--rows', '0..10');
    assert.deepEqual(output.read, { format: 'csv', delimiter: ';', decimal: ',', header: true, columns: 3, rows: 4 });
    assert.deepEqual(output.sets, { train: 3, validation: 0, test: 0, dropped: 1 });
    assert.deepEqual(output.columns, [
      { name: 'size', kind: 'number', role: 'feature', missing: 1, distinct: 3, min: 1.5, max: 4, mean: 8 / 3 },
      { name: 'hue', kind: 'category', role: 'feature', missing: 0, distinct: 2, categories: ['red', 'tan'] },
      { name: 'kind', kind: 'category', role: 'target', missing: 0, distinct: 2 },
    ]);
    assert.deepEqual(output.rows, [
      { set: 'train', line: 2, x: [0, 1, 0], y: [0] },
      { set: 'dropped', line: 3 },
      { set: 'train', line: 4, x: [0.4, 0, 1], y: [0] },
      { set: 'train', line: 5, x: [1, 1, 0], y: [1] },
    ]);
    const text = shell.run('data', 't.nnet').out;
    assert.match(text, /“;” between columns, decimal mark “,”, 3 columns, 4 rows/);
    assert.match(text, /3 training, 0 test, 1 dropped/);
    assert.doesNotMatch(text, /NaN|undefined/);
  });

  it('tells which column is missing in the rows that are left out, and in which lines', () => {
    shell.write('d.csv', 'age,b,y\n1,1,0\n,2,1\n3,,0\n4,4,1\n,,1\n');
    spec('d.nnet', '  file "d.csv" target=y missing=drop', '  input 2\n  dense out 1 sigmoid');
    const { out } = shell.run('data', 'd.nnet');
    assert.match(out, /^2 rows are left out, since “age” is missing: lines 3, 6\.$/m);
    assert.match(out, /^2 rows are left out, since “b” is missing: lines 4, 6\.$/m);
    assert.match(shell.run('check', 'd.nnet').out, /“age” is missing: lines 3, 6\./);
    const many = Array.from({ length: 20 }, (_, i) => (i % 2 ? `${i},1` : ',0')).join('\n');
    shell.write('e.csv', `age,y\n${many}\n`);
    spec('e.nnet', '  file "e.csv" target=y missing=drop', '  input 1\n  dense out 1 sigmoid');
    assert.match(shell.run('data', 'e.nnet').out, /^10 rows .*: lines 2, 4, 6, 8, 10, 12, 14, 16, …\.$/m);
    shell.write('f.csv', 'age,y\n1,0\n2,1\n');
    spec('f.nnet', '  file "f.csv" target=y missing=drop', '  input 1\n  dense out 1 sigmoid');
    assert.doesNotMatch(shell.run('data', 'f.nnet').out, /left out/);
  });

  it('counts rows in the order of the file, held out or not, and those of a test file behind them', () => {
    const lines = Array.from({ length: 8 }, (_, i) => `${i},${i % 2}`).join('\n');
    shell.write('h.csv', `a,y\n\n${lines}\n`);
    shell.write('more.csv', 'y,a\n1,50\n0,60\n');
    spec('h.nnet', '  file "h.csv" target=y\n  holdout 0.25', '  input 1\n  dense out 1 sigmoid');
    const held = rows(shell.json('data', 'h.nnet', '--rows', '0..99'));
    assert.deepEqual(
      held.map(({ x }) => x),
      [0, 1, 2, 3, 4, 5, 6, 7].map((value) => [value]),
    );
    assert.deepEqual(
      held.map(({ line }) => line),
      [3, 4, 5, 6, 7, 8, 9, 10],
    );
    assert.equal(held.filter(({ set }) => set === 'test').length, 2);
    spec('two.nnet', '  file "h.csv" target=y\n  test "more.csv"', '  input 1\n  dense out 1 sigmoid');
    const two = rows(shell.json('data', 'two.nnet', '--rows', '7..10'));
    assert.deepEqual(two, [
      { set: 'train', line: 10, x: [7], y: [1] },
      { set: 'test', line: 2, x: [50], y: [1] },
      { set: 'test', line: 3, x: [60], y: [0] },
    ]);
  });

  it('writes many rows in pieces: a small heap holds neither their text nor their numbers', () => {
    const [m, n] = [5000, 200];
    const cells = Array.from({ length: n + 1 }, (_, k) => `${k}`).join(',');
    const lines = Array.from({ length: m }, (_, i) => `${i}${cells.slice(1)}`);
    shell.write('many.csv', `${cells.replace(/\d+/g, 'c$&')}\n${lines.join('\n')}\n`);
    spec('many.nnet', '  file "many.csv" target=c200\n  scale standard', `  input ${n}\n  dense out 1`);
    const small = 'node="$1"; shift; "$node" --max-old-space-size=40 "$@" > out.txt';
    for (const format of ['json', 'text']) {
      const words = ['data', 'many.nnet', '--rows', `0..${m}`, '--format', format];
      assert.deepEqual(shell.runBy(small, ...words), { status: 0, out: '', error: '' });
      const text = shell.read('out.txt');
      const count = format === 'json' ? rows(parse(text)).length : text.match(/^train /gm)?.length;
      assert.equal(count, m);
    }
  });

  it('leaves out a nameless column that counts the rows, or has no value, and says so', () => {
    shell.write('n.csv', ',a,,y\n0,5,,1\n1,7,,0\n2,6,,1\n');
    spec('n.nnet', '  file "n.csv" target=y', '  input 1\n  dense out 1 sigmoid');
    const { columns } = shell.json('data', 'n.nnet');
    assert.deepEqual(Array.isArray(columns) && columns.map(({ role }: Json) => role), [
      'none',
      'feature',
      'none',
      'target',
    ]);
    const { out } = shell.run('data', 'n.nnet');
    assert.match(out, /Column 1 has no name and counts the rows/);
    assert.match(out, /Column 3 has neither a name nor a value/);
    spec('all.nnet', '  file "n.csv" target=y features="1,a"', '  input 2\n  dense out 1 sigmoid');
    assert.deepEqual(rows(shell.json('data', 'all.nnet', '--rows', '1..2')), [
      { set: 'train', line: 3, x: [1, 7], y: [0] },
    ]);
  });

  it('has what the data doctor finds, with its lines', () => {
    shell.write('iris.csv', readFileSync('examples/data/iris.csv'));
    spec('iris.nnet', '  file "iris.csv" target=species\n  scale standard', '  input 4\n  dense out 3 softmax');
    assert.deepEqual(shell.json('data', 'iris.nnet').findings, []);
    spec(
      'same.nnet',
      '  file "iris.csv" target=species\n  test "iris.csv"\n  scale standard',
      '  input 4\n  dense out 3 softmax',
    );
    const { findings } = shell.json('data', 'same.nnet');
    assert.deepEqual(Array.isArray(findings) && findings.map(({ code }: Json) => code), ['test-file-is-training-file']);
    assert.match(shell.run('data', 'same.nnet').out, /warning test-file-is-training-file: /);
  });

  it('has one finding of many columns, which counts them and names the first three', () => {
    const cells = [2, 3, 5, 8, 9, 4].map((a, i) => `${a},1,2,3,4,5,${i % 2 ? 'u' : 'v'}`);
    shell.write('flat.csv', `a,b,c,d,e,f,y\n${cells.join('\n')}\n`);
    spec('flat.nnet', '  file "flat.csv" target=y', '  input 6\n  dense out 1 sigmoid');
    const { findings } = shell.json('data', 'flat.nnet');
    assert.deepEqual(findings, [
      {
        code: 'constant-column',
        severity: 'hint',
        message:
          '5 of 6 features have one value each in all rows, so they tell nothing: b, c, d, …; “b” is 1. Leave them out with exclude=.',
        columns: { count: 5, first: ['b', 'c', 'd'] },
      },
    ]);
    assert.match(shell.run('data', 'flat.nnet').out, /\nhint constant-column: 5 of 6 features have [^\n]+\n$/);
  });

  it('shows generated data, which have neither lines nor a format', () => {
    spec('g.nnet', '  generate xor samples=4 seed=2', '  input 2\n  dense out 1 sigmoid');
    const output = shell.json('data', 'g.nnet', '--rows', '1..3');
    assert.deepEqual(output.read, { format: 'generate', columns: 3, rows: 4 });
    assert.deepEqual(
      rows(output).map(({ line }) => line),
      [undefined, undefined],
    );
  });

  it('has for people a table of columns, the classes with their weights, findings, and rows', () => {
    const lines = ['1,x,u', '2,x,v', '2,,v', '4,x,v', '4.5,y,', '1,x,u'];
    shell.write('w.csv', `a,note,y\n${lines.join('\n')}\n`);
    spec('w.nnet', '  file "w.csv" target=y exclude=note missing=drop', '  input 1\n  dense out 1 sigmoid');
    shell.write('w.nnet', `${shell.read('w.nnet')}train {\n  class-weights balanced\n}\n`);
    const { status, out } = shell.run('data', 'w.nnet', '--rows', '3..5');
    assert.equal(status, 0);
    const [sets, ...rest] = out.slice(out.indexOf('Examples:')).split('\n');
    assert.equal(sets, 'Examples: 5 training, 0 test, 1 dropped.');
    assert.deepEqual(rest, [
      '',
      'column  kind      role     range     mean ± deviation  missing',
      'a       number    feature  1 … 4.5   2 ± 1.09545       0',
      'note    ignored   –        2 values                    1',
      'y       category  target   2 values                    1',
      '',
      'u  2  40.0 %',
      'v  3  60.0 %',
      'Class weights: u 1.25, v 0.833333.',
      '',
      'train    5  4  →  1',
      'dropped  6',
      '',
    ]);
    assert.doesNotMatch(out, /Generated/);
    const generated = shell.run('data', 'g.nnet').out;
    assert.match(generated, /^Generated: 3 columns, 4 rows\.\nExamples: 4 training, 0 test, 0 dropped\.\n\ncolumn /);
    assert.match(generated, /\n0 {2}\d {2}\d+\.0 %\n1 {2}\d {2}\d+\.0 %\n$/);
    spec('v.nnet', '  file "h.csv" target=y\n  validation 0.25', '  input 1\n  dense out 1 sigmoid');
    assert.match(shell.run('data', 'v.nnet').out, /^Examples: 6 training, 2 validation, 0 test, 0 dropped\.$/m);
  });

  it('lists, of more than 1000 columns, the first 100 and the targets for people, and all for machines', () => {
    const table = (features: number): string => {
      const cells = (of: (k: number) => string): string => Array.from({ length: features }, (_, k) => of(k)).join(',');
      return [`${cells((k) => `f${k}`)},y`, `${cells((k) => `${k}`)},a`, `${cells((k) => `${k + 0.5}`)},b`, ''].join(
        '\n',
      );
    };
    for (const [features, shown] of [
      [999, 1000],
      [1000, 101],
    ] as const) {
      shell.write('many.csv', table(features));
      spec('many.nnet', '  file "many.csv" target=y', `  input ${features}\n  dense out 1 sigmoid`);
      const { out } = shell.run('data', 'many.nnet');
      const listed = out.split('\n').filter((line) => / (?:feature|target) /.test(line));
      assert.equal(listed.length, shown);
      assert.match(listed[99] ?? '', /^f99 /);
      assert.match(listed.at(-1) ?? '', /^y /);
      assert.equal(/^900 more columns are not listed here; --format json lists all\.$/m.test(out), features === 1000);
      const { columns } = shell.json('data', 'many.nnet');
      assert.equal(Array.isArray(columns) && columns.length, features + 1);
    }
  });

  it('refuses rows that are no range', () => {
    for (const range of ['5', '3..1', '-1..2', 'a..b', '1..2..3']) {
      assert.match(shell.run('data', 'g.nnet', '--rows', range).error, /cli-option-rows/, range);
    }
  });
});
