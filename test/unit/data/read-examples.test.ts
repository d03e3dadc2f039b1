import assert from 'node:assert/strict';
import { readExamples, readPlainExamples } from '../../../src/data/read-examples';
import type { FittedColumn, Pipeline } from '../../../src/model/pipeline';
import { encodeUtf8 } from '../../../src/model/utf8';
import { pipelineOf } from '../engine/specs';
import { assertFault } from './specs';

const number = (name: string, at: number, fill?: number): FittedColumn => ({
  kind: 'number',
  name,
  at,
  missing: 'error',
  ...(fill === undefined ? {} : { fill }),
});
const colour: FittedColumn = {
  kind: 'category',
  name: 'c',
  at: 0,
  missing: 'error',
  unknown: 'error',
  categories: ['blue', 'red'],
};
const table = { delimiter: ',', decimal: '.', header: true, columns: 3 } as const;
const pipeline: Pipeline = {
  ...pipelineOf(2),
  table,
  columns: [number('a', 0), number('b', 1)],
  targets: [{ name: 'y', at: 2 }],
  scaling: { shift: Float64Array.of(1, 0), factor: Float64Array.of(2, 1) },
};
const headerless: Pipeline = {
  ...pipeline,
  table: { ...table, header: false },
  columns: [number('1', 0), number('3', 2)],
  targets: [{ name: '2', at: 1 }],
};

const read = (text: string, changes: Partial<Pipeline> = {}) =>
  readExamples('p.csv', encodeUtf8(text), { ...pipeline, ...changes });

describe('the examples of a further file', () => {
  it('have their columns by name, with or without the target, scaled', () => {
    assert.deepEqual([...read('b,y,a\n5,0,3\n').x.doubles()], [4, 5]);
    const { x } = read('a,b\n3,5\n4,6\n');
    assert.deepEqual([x.m, ...x.doubles()], [2, 4, 5, 6, 6]);
  });

  it('leave out further columns, and say which', () => {
    const { x, ignored } = read('note,b,a,y,z\nold,5,3,0,1\n');
    assert.deepEqual(
      [[...x.doubles()], ignored],
      [
        [4, 5],
        ['note', 'z'],
      ],
    );
  });

  it('have their columns by place where neither file has a header, with or without the target', () => {
    assert.deepEqual([...read('3,0,5\n4,1,6\n', headerless).x.doubles()], [4, 5, 6, 6]);
    assert.deepEqual([...read('3,5\n4,6\n', headerless).x.doubles()], [4, 5, 6, 6]);
    assertFault(() => read('3\n4\n', headerless), 'data-columns-count', [1]);
  });

  it('begin below the line of names where the training file has one, though it has numbers', () => {
    const numbered: Partial<Pipeline> = { columns: [number('0', 0), number('1', 1)] };
    assert.deepEqual([...read('0,1\n3,5\n4,6\n', numbered).x.doubles()], [4, 5, 6, 6]);
    assert.deepEqual([...read('1,0\n5,3\n', numbered).x.doubles()], [4, 5]);
    assert.match(
      assertFault(() => read('3,5\n4,6\n', numbered), 'data-columns-none', [1]),
      /0, 1 were .* has 3, 5\./,
    );
    // Examples that are drawn have names, too.
    const { table: _none, ...drawn } = pipeline;
    assert.equal(readExamples('p.csv', encodeUtf8('b,a\n5,3\n'), drawn).x.m, 1);
    assertFault(() => readExamples('p.csv', encodeUtf8('5,3\n4,2\n'), drawn), 'data-columns-none', [1]);
  });

  it('have no line of names where the training file has none', () => {
    assert.deepEqual([...read('3,1,5\n4,0,6\n', headerless).x.doubles()], [4, 5, 6, 6]);
    assert.match(
      assertFault(() => read('p,y,q\n3,1,5\n', headerless), 'data-columns-named', [1]),
      /\(p, y, q\)/,
    );
    assertFault(() => read('3,1,5\n4,0,x\n', headerless), 'data-predict-not-number', [2, 5]);
    const like = { ...headerless, columns: [number('1', 0), number('3', 2, 7)] };
    assert.deepEqual([...read('3,1,NA\n', like).x.doubles()], [4, 7]);
  });

  it('are below the lines that are skipped in the training file, which are told where no line has names', () => {
    const skipping = (more: Partial<Pipeline>, skip: number) => ({ ...more, table: { ...table, ...more.table, skip } });
    const without = read('1,1,1\n3,1,5\n', skipping(headerless, 1));
    assert.deepEqual([[...without.x.doubles()], without.skipped], [[4, 5], { lines: 1, text: '1,1,1' }]);
    const long = `${'é'.repeat(40)}\nx\n3,1,5\n`;
    assert.deepEqual(read(long, skipping(headerless, 2)).skipped, { lines: 2, text: `${'é'.repeat(30)}…` });
    const named = read('a title\na,b\n3,5\n', skipping(pipeline, 1));
    assert.deepEqual([[...named.x.doubles()], named.skipped], [[4, 5], undefined]);
    assert.match(
      assertFault(() => read('a,b\n3,5\n4,6\n', skipping(pipeline, 1)), 'data-columns-none-skipped', [2]),
      /1 line is skipped/,
    );
    assert.equal(read('3,1,5\n', headerless).skipped, undefined);
  });

  it('are read as the training file is written, or as the file looks where that does not do', () => {
    const german = { table: { ...table, delimiter: ';', decimal: ',' } } as const;
    // By its look alone, 1.234 would be a number with a decimal point.
    assert.deepEqual([...read('a;b\n1,5;2,25\n', german).x.doubles()], [1, 2.25]);
    assert.deepEqual([...read('a,b\n1.5,2.25\n', german).x.doubles()], [1, 2.25]);
    assertFault(() => read('a,c\n1,2\n', german), 'data-columns-lacking', [1]);
    assertFault(() => read('q;c\n1;2\n', german), 'data-columns-none', [1]);
  });

  it('have the training set’s categories', () => {
    const { scaling: _none, ...unscaled } = pipeline;
    const categories = (text: string, column: FittedColumn = colour) =>
      readExamples('p.csv', encodeUtf8(text), { ...unscaled, columns: [column] });
    assert.deepEqual([...categories('c\nred\nblue\n').x.doubles()], [0, 1, 1, 0]);
    assertFault(() => categories('c\ngreen\n'), 'data-predict-unknown-category', [2, 1]);
    assertFault(() => categories('c\nRed\n'), 'data-predict-unknown-category-alike', [2, 1]);
    assert.deepEqual([...categories('c\ngreen\n', { ...colour, unknown: 'ignore' }).x.doubles()], [0, 0]);
    assertFault(() => categories('c,d\n,1\n'), 'data-predict-missing', [2, 1]);
    assert.deepEqual([...categories('c,d\nNA,1\n', { ...colour, fill: 'red' }).x.doubles()], [0, 1]);
  });

  it('are filled with what the training set had, before they are scaled', () => {
    const filled = {
      columns: [number('a', 0, 4), number('b', 1, 5)],
    };
    assert.deepEqual([...read('a,b\n,7\n2,NA\n', filled).x.doubles()], [6, 7, 2, 5]);
    const marked = { ...filled, table: { ...table, missingAs: ['-999'] } };
    assert.deepEqual([...read('a,b\n-999.0,7\n', marked).x.doubles()], [6, 7]);
  });

  it('are refused with what is missing', () => {
    const sentence = assertFault(() => read('a,height\n1,2\n'), 'data-columns-lacking', [1]);
    assert.match(sentence, /\bb\b/);
    assertFault(() => read('a,b,b\n1,2,3\n'), 'data-duplicate-column', [1]);
    assertFault(() => read('a,b\n1,x\n'), 'data-predict-not-number', [2, 3]);
    assertFault(() => read('a,b\n1,\n'), 'data-predict-missing', [2, 3]);
  });

  it('are all columns as numbers where no pipeline is known', () => {
    assert.deepEqual([...readPlainExamples('p.csv', encodeUtf8('u,v\n3,5\n'), 2).x.doubles()], [3, 5]);
    assertFault(() => readPlainExamples('p.csv', encodeUtf8('u,v,w\n1,2,3\n'), 2), 'data-predict-columns', [1]);
  });
});
