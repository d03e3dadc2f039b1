import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { Fault } from '../../../src/model/message';
import { encodeUtf8 } from '../../../src/model/utf8';
import { DataReader } from '../../../src/worker/data-reader';

const table = 'id,size,hue,kind\n1,1.5,red,a\n2,,tan,b\n3,2.5,tan,a\n4,4,red,b\n5,3,red,a\n';

const text = `nnet 1
data {
  file "t.csv" target=kind encode=one-hot exclude=id missing=drop
  scale minmax
}
model {
  input 3
  dense out 2 softmax
}
`;

function opened(spec = text, content = table, memoryLimit = 1e9) {
  const { spec: read } = analyze(spec);
  assert.ok(read);
  const asked: string[] = [];
  const environment = {
    now: () => 0,
    openFile: (path: string) => {
      asked.push(path);
      return encodeUtf8(content);
    },
  };
  const reader = new DataReader(environment, () => assert.fail('a small file is read at once'));
  const open = () => reader.open({ spec: read, files: { 't.csv': { path: '/data/t.csv' } }, memoryLimit });
  return { reader, open, asked };
}

describe('a reader of data', () => {
  it('says that memory lacks for an order, and shows the rows without one; none is counted twice', () => {
    const content = `id,size,kind\n${Array.from({ length: 30_000 }, (_, i) => `${i},${i % 9},${'ab'[i % 2]}\n`).join('')}`;
    const spec = text.replace('exclude=id missing=drop', 'exclude=id').replace('input 3', 'input 1');
    const ask = (reader: DataReader, order: boolean) =>
      reader.rows({
        query: { filter: '', ...(order ? { order: { column: 0, descending: false } } : {}) },
        from: 0,
        count: 2,
        columns: [0],
      });
    const answers = (memoryLimit: number) => {
      const { reader, open } = opened(spec, content, memoryLimit);
      try {
        open();
      } catch (error) {
        if (error instanceof Fault && error.detail.code === 'data-memory') return undefined;
        throw error;
      }
      return Array.from({ length: 12 }, (_, k) => ask(reader, k % 2 === 1));
    };
    let [below, least] = [0, 1e7];
    while (least - below > 1000) {
      const limit = (below + least) / 2;
      if (answers(limit)?.[0]?.total === 30_000) least = limit;
      else below = limit;
    }
    // The rows as such have room then, but not what sorts them.
    for (const [k, { total, refused }] of (answers(least) ?? assert.fail()).entries()) {
      assert.deepEqual([total, refused?.code], k % 2 === 0 ? [30_000, undefined] : [0, 'data-memory']);
    }
    const enough = answers(1e9);
    assert.ok(enough?.every(({ refused, total }) => refused === undefined && total === 30_000));
  });

  it('tells what they are: file, columns with their places in x and y, sets and classes', () => {
    const { open, asked } = opened();
    const overview = open();
    assert.deepEqual(asked, ['/data/t.csv']);
    const { file, rows, columnCount, sets, classes, features, outputs, sizes, isSoonExamined } = overview;
    assert.deepEqual(file, { path: 't.csv', bytes: table.length });
    assert.deepEqual(rows, { train: 5, test: 0 });
    assert.deepEqual(
      { columnCount, features, outputs, sizes, isSoonExamined },
      {
        columnCount: 4,
        features: 3,
        outputs: 2,
        sizes: [3],
        isSoonExamined: true,
      },
    );
    assert.deepEqual(sets, { train: 4, validation: 0, test: 0, dropped: 1 });
    assert.deepEqual(classes, [
      { name: 'a', train: 3, validation: 0, test: 0 },
      { name: 'b', train: 1, validation: 0, test: 0 },
    ]);
    const [id, size, hue, kind] = overview.columns;
    assert.deepEqual([id?.kind, id?.role, id?.x, id?.y], ['ignored', 'none', undefined, undefined]);
    assert.deepEqual(
      [size?.range, size?.trained?.mean, size?.missing, size?.x],
      [{ least: 1.5, largest: 4 }, 2.75, 1, { from: 0, to: 1 }],
    );
    assert.equal(
      size?.histogram?.counts.reduce((a, b) => a + b, 0),
      4,
    );
    assert.deepEqual(
      [hue?.top, hue?.x, hue?.isOver],
      [
        [
          { text: 'red', count: 3 },
          { text: 'tan', count: 2 },
        ],
        { from: 1, to: 3 },
        false,
      ],
    );
    assert.deepEqual([kind?.role, kind?.y], ['target', { from: 0, to: 2 }]);
    assert.ok(overview.notes.length > 0);
  });

  it('answers with the rows of a query: their cells, and what the network sees of each', () => {
    const { reader, open } = opened();
    open();
    const { total, rows } = reader.rows({ query: { filter: '' }, from: 1, count: 2, columns: [2, 1, 3, 0] });
    assert.equal(total, 5);
    assert.deepEqual(rows, [
      { set: 'dropped', line: 3, lacking: ['size'], cells: ['tan', '', 'b', '2'] },
      { set: 'train', line: 4, example: 1, cells: ['tan', '2.5', 'a', '3'], values: [[0, 1], [0.4], [1, 0], []] },
    ]);
    const sorted = { filter: 'hue = red', order: { column: 1, descending: true } };
    const found = reader.rows({ query: sorted, from: 0, count: 9, columns: [0] });
    assert.deepEqual(
      found.rows.map(({ cells }) => cells),
      [['4'], ['5'], ['1']],
    );
    assert.equal(reader.rows({ query: { filter: 'hue = tan' }, from: 0, count: 9, columns: [0] }).total, 2);
    assert.deepEqual(
      reader.columns({ from: 3 }).map(({ name }) => name),
      ['kind'],
    );
  });

  it('gives the first examples of a class in the file’s own units', () => {
    const { reader, open } = opened();
    open();
    const { examples, x } = reader.images({ class: 0, count: 2 });
    assert.deepEqual(examples, [0, 1]);
    assert.deepEqual([...new Float64Array(x)], [1.5, 1, 0, 2.5, 0, 1]);
    assert.deepEqual(reader.images({ class: 1, count: 9 }).examples, [2]);
  });

  it('has what the data doctor finds, and refuses what it cannot read with its fault', () => {
    const numbered = `a,y\n${Array.from({ length: 60 }, (_, i) => `${i === 7 || i === 9 ? -999 : i % 13},${i % 2}`).join('\n')}\n`;
    const spec = 'nnet 1\ndata { file "t.csv" target=y }\nmodel {\n  input 1\n  dense out 1 sigmoid\n}\n';
    const { reader, open } = opened(spec, numbered);
    open();
    assert.ok(reader.findings().some(({ code }) => code === 'missing-mark'));
    const broken = opened(spec, 'a,y\n1,0\nmany,1\n');
    assert.throws(broken.open, (error) => error instanceof Fault && error.detail.code === 'data-text-among');
    assert.throws(
      () => broken.reader.findings(),
      (error) => error instanceof Fault && error.detail.code === 'engine-absent',
    );
  });
});
