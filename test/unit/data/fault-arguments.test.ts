import assert from 'node:assert/strict';
import { readTable } from '../../../src/data/csv/table';
import { prepareData } from '../../../src/data/prepare';
import { readExamples, readPlainExamples } from '../../../src/data/read-examples';
import type { MessageArguments } from '../../../src/model/message';
import type { FittedColumn } from '../../../src/model/pipeline';
import type { FileSource } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { pipelineOf } from '../engine/specs';
import { faultOf, filesOf, fromText, generated, line, type Network, specOf, tabular, three } from './specs';

const abc = 'a,b,c,y\n1,2,3,0\n4,5,6,1\n';
const text =
  (content: string, source: Partial<FileSource> = {}, network: Network = {}) =>
  () =>
    fromText(content, source, network);
const table =
  (content: string | Uint8Array, options: { delimiter?: string; file?: string; memoryLimit?: number } = {}) =>
  () => {
    const { file = 't.csv', ...rest } = options;
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    return readTable(file, bytes, { header: true, memoryLimit: 1e9, ...rest });
  };
const tested = (test: string) => () => {
  const files = new Map([...filesOf('a,b,y\n1,2,u\n3,4,v\n'), ['test.csv', encodeUtf8(test)]]);
  return prepareData(specOf({ source: tabular(), test: tabular({ path: 'test.csv' }) }), files);
};
const held = (fraction: number) => () =>
  prepareData(
    specOf({ source: generated('circle', { samples: 90 }), holdout: { fraction, stratify: false } }),
    new Map(),
  );
const colours: FittedColumn = {
  kind: 'category',
  name: 'c',
  at: 0,
  missing: 'error',
  unknown: 'error',
  categories: ['blue', 'red'],
};
const predicted = (content: string, columns: readonly FittedColumn[]) => () =>
  readExamples('p.csv', encodeUtf8(content), { ...pipelineOf(2), columns });
const numbers = (...names: readonly string[]): readonly FittedColumn[] =>
  names.map((name, at) => ({ kind: 'number', name, at, missing: 'error' }));
const long = 'x'.repeat(41);
const many = Array.from({ length: 13 }, (_, k) => `c${k}`);

/** A fault's sentence names what its reader must find: the right column, number and place, not those next to them. */
const cases: readonly (readonly [label: string, action: () => unknown, args: MessageArguments])[] = [
  [
    'a prediction without two columns',
    predicted('a\n1\n', numbers('a', 'b', 'c')),
    { lacking: 'b, c', count: 2, names: 'a' },
  ],
  ['a duplicate column', text('a,b,a,y\n1,2,3,4\n'), { name: 'a', first: 1, second: 3 }],
  ['a header of numbers', table('7,1,2,1\n1,2,3,4\n'), { name: '1', first: 2, second: 4 }],
  ['a short row', table('a,b,c\n1,2\n'), { cells: 2, columns: 3 }],
  ['a delimiter', table('a,b\n', { delimiter: ';;' }), { delimiter: ';;' }],
  ['a zero byte', table(Uint8Array.of(97, 44, 0, 44)), { at: 3 }],
  ['bytes that are not UTF-8', table(Uint8Array.of(97, 44, 98, 10, 0xff, 10)), { at: 5, encoding: 'windows-1252' }],
  ['memory', table('a,b\n1,2\n', { memoryLimit: 3 }), { needed: 1, limit: 1 }],
  [
    'more memory',
    () => prepareData(specOf({ source: generated('xor', { samples: 1e6 }) }), new Map(), { memoryLimit: 40e6 }),
    { needed: 48, limit: 40 },
  ],
  ['other inputs', text(abc), { data: 'data/t.csv', features: 3, inputs: 2 }],
  [
    'other inputs of a generator',
    () => prepareData(specOf({ source: generated('sine') }), new Map()),
    { data: 'sine', features: 1, inputs: 2 },
  ],
  [
    'a test set of other features',
    () => prepareData(specOf({ source: generated('xor'), test: generated('parity') }), new Map()),
    { test: 4, train: 2 },
  ],
  ['a hold-out of all', held(0.999), { fraction: 0.999, examples: 90, test: 90, train: 0 }],
  ['a hold-out of none', held(0.001), { fraction: 0.001, examples: 90, test: 0, train: 90 }],
  [
    'a scale that overflows',
    () => fromText('a,b,y\n1,1e308,0\n2,-1e308,1\n', {}, {}, { scale: { kind: 'standard' } }),
    { column: 'b', least: -1e308, largest: 1e308 },
  ],
  [
    'the mean of nothing',
    text('a,b,y\n1,,0\n3,,1\n5,,1\n', { missing: 'mean' }),
    { column: 'b', examples: 3, number: 2 },
  ],
  ['drop that leaves nothing', text('a,b,y\n,2,0\n3,,1\n', { missing: 'drop' }), { rows: 2 }],
  [
    'other classes',
    text('a,b,y\n1,2,u\n3,4,v\n', {}, three),
    { target: 'y', classes: 2, names: 'u, v', layer: 'output', units: 3 },
  ],
  [
    'three classes for one unit',
    text('a,b,y\n1,2,u\n3,4,v\n5,6,w\n'),
    { target: 'y', classes: 3, names: 'u, v, w', layer: 'output', units: 1 },
  ],
  [
    'other targets',
    text('a,b,y,z\n1,2,3,4\n', { target: 'y,z' }, line),
    { targets: 2, names: 'y, z', layer: 'output', units: 1 },
  ],
  ['an unknown class', tested('a,b,y\n1,2,w\n'), { target: 'y', value: 'w', names: 'u, v' }],
  [
    'a text among targets',
    text('a,b,y,z\n1,2,0,u\n', { target: 'y,z' }, { units: 2 }),
    { column: 'z', value: 'u', number: 4 },
  ],
  [
    'a target over 1',
    text('a,b,y,z\n1,2,0,7\n', { target: 'y,z' }, { units: 2 }),
    { column: 'z', value: 7, number: 4 },
  ],
  [
    'probabilities that sum to 0.75',
    text('a,b,y,z\n1,2,0.5,0.25\n', { target: 'y,z' }, { units: 2, activation: 'softmax' }),
    { sum: 0.75 },
  ],
  ['a name nearly right', text('a,b,species\n1,2,0\n', { target: 'Specis' }), { name: 'Specis', meant: 'species' }],
  ['an unknown name', text(abc, { target: 'label' }), { name: 'label', names: 'a, b, c, y' }],
  [
    'an unknown name among many',
    text(`${many.join(',')}\n`.concat(many.map(() => '1').join(',')), { target: 'label' }),
    { name: 'label', names: `${many.slice(0, 12).join(', ')}, …` },
  ],
  [
    'an unknown name among 12',
    text(`${many.slice(1).join(',')}\n`.concat(many.slice(1).fill('1').join(',')), { target: 'label' }),
    { name: 'label', names: many.slice(1).join(', ') },
  ],
  ['a number past the columns', text('1,2,0\n', { header: false, target: '4' }), { name: '4', columns: 3 }],
  ['a header that is an example', text('1,2,0\n3,4,1\n'), { name: 'y', names: '1, 2, 0' }],
  ['a column named twice', text('a,b,y\n1,2,0\n', { features: 'a,b,a' }), { name: 'a' }],
  [
    'no target',
    text('a,b,y\n1,2,0\n', { target: '' }),
    { columns: 3, names: 'a, b, y', best: 'y', likely: 'y\u001fa\u001fb' },
  ],
  ['a missing cell', text('a,b,y\n1,,0\n1,2,1\n'), { column: 'b', number: 2 }],
  ['a column without a value', text('a,b,y\n1,,0\n'), { column: 'b', examples: 1, number: 2 }],
  ['a missing target', text('a,b,y\n1,2,\n4,5,6\n', { missing: 'mean' }, line), { column: 'y', number: 3 }],
  ['a text', text('a,b,y\n1,u,0\n'), { column: 'b', value: 'u', number: 2 }],
  ['a long text', text(`a,b,y\n1,${long},0\n`), { column: 'b', value: `${'x'.repeat(40)}…`, number: 2 }],
  ['a text of 40', text(`a,b,y\n1,${long.slice(1)},0\n`), { column: 'b', value: 'x'.repeat(40), number: 2 }],
  ['a decimal comma', text('a;b;y\n1,5;2.5;0\n1.5;2;1\n'), { column: 'a', value: '1,5', number: 1 }],
  ['an infinity', text('a,b,y\n1,-inf,0\n'), { column: 'b', value: '-inf', marks: '-inf', number: 2 }],
  ['a prediction without a cell', predicted('a,b\n1,\n', numbers('a', 'b')), { column: 'b', number: 2 }],
  [
    'a prediction of other columns',
    () => readPlainExamples('p.csv', encodeUtf8('u,v,w\n1,2,3\n'), 2),
    { columns: 3, inputs: 2, names: 'u, v, w' },
  ],
  [
    'a prediction of an unknown category',
    predicted('c\ngreen\n', [colours]),
    { column: 'c', value: 'green', number: 1 },
  ],
];

describe('the sentence about', () => {
  for (const [label, action, args] of cases) {
    it(`${label} is filled in with its names and numbers`, () => assert.deepEqual(faultOf(action).detail.args, args));
  }
});
