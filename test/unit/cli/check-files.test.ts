import assert from 'node:assert/strict';
import { type Json, parse, Shell } from './shell';

describe('check of the files that a spec names', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('good.csv', 'a;b;y\n1,5;2;0\n2,5;1;1\n0,5;4;0\n3,5;3;1\n');
    shell.write('text.csv', 'a,b,y\n1,2,0\n2,many,1\n');
    shell.write('twice.csv', `a,b,y\n${'1.21,2.43,0\n3.17,4.91,1\n'.repeat(3)}5.02,1.36,1\n6.44,2.58,0\n`);
  });
  after(() => shell.remove());

  const spec = (data: string, weights = ''): string =>
    `nnet 1\ndata {\n  ${data}\n}\nmodel {\n  ${weights}input 2\n  dense out 1 sigmoid\n}\n`;
  const checked = (name: string): { readonly status: number | null; readonly file: Json } => {
    const { status, out } = shell.run('check', name, '--format', 'json');
    const { files } = parse(out);
    return { status, file: Array.isArray(files) ? files[0] : assert.fail('no files') };
  };
  const problemsOf = ({ problems }: Json): readonly Json[] =>
    Array.isArray(problems) ? problems : assert.fail('no problems');

  it('tells how they were read', () => {
    shell.write('good.nnet', spec('file "good.csv" target=y'));
    const { status, file } = checked('good.nnet');
    assert.equal(status, 0);
    assert.deepEqual(file.problems, []);
    const [told] = Array.isArray(file.notes) ? file.notes : [];
    assert.equal(told, 'Read as: “;” between columns, decimal mark “,”, 3 columns, 4 rows.');
    const { out } = shell.run('check', 'good.nnet');
    assert.match(out, /^good\.nnet: Read as: “;” between columns(.*\n)+good\.nnet: no problems\n$/);
  });

  it('says at the line of the data what keeps them from being read, and where that is in the file', () => {
    shell.write('text.nnet', spec('file "text.csv" target=y'));
    const { status, file } = checked('text.nnet');
    assert.equal(status, 1);
    const [problem, ...others] = problemsOf(file);
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'data-text-among');
    assert.equal(problem?.severity, 'error');
    assert.deepEqual(problem?.range, { start: { line: 2, character: 2 }, end: { line: 2, character: 26 } });
    assert.deepEqual(problem?.place, { file: 'text.csv', line: 3, column: 3 });
    assert.equal('notes' in file, false);
    assert.match(shell.run('check', 'text.nnet').out, /^text\.nnet:3:3: error data-text-among: text\.csv:3:3: /);
  });

  it('says all that is wrong with the cells, each with the first lines, and so do other commands', () => {
    shell.write('many.csv', 'a,b,c,y\n1,$5,,0\nfoo,$6,,1\n2,$7,3,0\nbaz,$8,4,\n3,$9,5,1\n');
    shell.write('many.nnet', spec('file "many.csv" target=y'));
    const { status, file } = checked('many.nnet');
    assert.equal(status, 1);
    assert.deepEqual(
      problemsOf(file).map(({ code, place, cells }) => [code, place, cells]),
      [
        ['data-text-among', { file: 'many.csv', line: 3, column: 1 }, { count: 2, lines: [3, 5] }],
        ['data-amount', { file: 'many.csv', line: 2, column: 3 }, { count: 5, lines: [2, 3, 4] }],
        ['data-missing-cell', { file: 'many.csv', line: 2, column: 6 }, { count: 2, lines: [2, 3] }],
        ['data-missing-target', { file: 'many.csv', line: 5, column: 10 }, undefined],
      ],
    );
    const said = shell.run('check', 'many.nnet').out.split('\n');
    assert.match(
      said[0] ?? '',
      /^many\.nnet:3:3: error data-text-among: many\.csv:3:1: .*There are 2 such cells, in lines 3, 5\.$/,
    );
    assert.match(said[1] ?? '', /: many\.csv:2:3: .*There are 5 such cells, the first in lines 2, 3, 4\.$/);
    const { status: ended, error } = shell.run('data', 'many.nnet');
    assert.equal(ended, 1);
    assert.deepEqual(
      error
        .trim()
        .split('\n')
        .map((line) => line.replace(/: [A-Z].*/, '')),
      [
        'many.csv:3:1: error data-text-among',
        'many.csv:2:3: error data-amount',
        'many.csv:2:6: error data-missing-cell',
        'many.csv:5:10: error data-missing-target',
      ],
    );
  });

  it('names each file that is missing, at its path: data, test data and weights', () => {
    shell.write('gone.nnet', spec('file "gone.csv" target=y; test "good.csv"', 'weights "gone.safetensors"; '));
    const { status, file } = checked('gone.nnet');
    assert.equal(status, 1);
    assert.deepEqual(
      problemsOf(file).map(({ code, range }) => [code, JSON.stringify(range)]),
      [
        ['path-missing', '{"start":{"line":2,"character":7},"end":{"line":2,"character":17}}'],
        ['path-missing', '{"start":{"line":5,"character":10},"end":{"line":5,"character":28}}'],
      ],
    );
  });

  it('has what the data doctor finds, with its rows, unless the spec silences it; that is no error', () => {
    shell.write('twice.nnet', spec('file "twice.csv" target=y'));
    const { status, file } = checked('twice.nnet');
    assert.equal(status, 0);
    const found = problemsOf(file).find(({ code }) => code === 'duplicate-rows');
    assert.deepEqual(found?.rows, { file: 'training', lines: [4, 5, 6, 7], count: 4 });
    shell.write('silent.nnet', spec('// nnet-ignore duplicate-rows\n  file "twice.csv" target=y'));
    const silent = checked('silent.nnet').file;
    assert.ok(!problemsOf(silent).some(({ code }) => code === 'duplicate-rows'));
  });

  it('says that the data doctor was not asked about more than 500 000 cells, and how to ask it', () => {
    const rows = (count: number) => `a,b,y\n${Array.from({ length: count }, (_, i) => `${i},7,${i % 2}\n`).join('')}`;
    shell.write('large.nnet', spec('file "large.csv" target=y'));
    const notes = (count: number) => {
      shell.write('large.csv', rows(count));
      const { status, file } = checked('large.nnet');
      assert.equal(status, 0);
      const codes = problemsOf(file).map(({ code }) => String(code));
      return { codes, notes: Array.isArray(file.notes) ? file.notes.filter((note) => /cells/.test(String(note))) : [] };
    };
    const { codes, notes: none } = notes(166_666);
    assert.deepEqual([codes.includes('constant-column'), none], [true, []]);
    assert.deepEqual(notes(166_667), {
      codes: [],
      notes: [
        'The data have 500001 cells, more than the 500000 up to which check looks for leaks, duplicates and the like. To look for them, run nnet data large.nnet.',
      ],
    });
    assert.match(shell.run('check', 'large.nnet').out, /run nnet data large\.nnet\.\nlarge\.nnet: no problems\n$/);
  });

  it('takes what reads as infinity for a text among texts, and does not look at it in a column that is left out', () => {
    shell.write('infinite.csv', 'name,a,b,y\nbob,1,4,0\nann,2,7,1\ninf,3,1,0\neve,4,9,1\n65e0972,5,2,0\n');
    for (const [properties, inputs] of [
      ['encode=one-hot', 7],
      ['{ column name kind=category }', 7],
      ['exclude=name', 2],
    ] as const) {
      const text = spec(`file "infinite.csv" target=y ${properties}`).replace('input 2', `input ${inputs}`);
      shell.write('infinite.nnet', text);
      assert.equal(checked('infinite.nnet').status, 0, properties);
      const data = shell.run('data', 'infinite.nnet', '--rows', '0..5');
      assert.equal(data.status, 0, `${properties}: ${data.error}`);
      assert.equal(shell.run('train', 'infinite.nnet', '--epochs', '1').status, 0, properties);
    }
  });

  it('reads no files for a spec with errors of its own', () => {
    shell.write('broken.nnet', spec('file "gone.csv" target=y; holdout 2'));
    assert.ok(!problemsOf(checked('broken.nnet').file).some(({ code }) => code === 'path-missing'));
  });
});
