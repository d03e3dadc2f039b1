import assert from 'node:assert/strict';
import { asFitted, inPrediction, type PredictionReading } from '../../../src/data/prediction-fault';
import { readExamples, readPlainExamples } from '../../../src/data/read-examples';
import { english } from '../../../src/messages/en/table';
import { translate } from '../../../src/messages/translate';
import { Fault, message } from '../../../src/model/message';
import type { FittedColumn, Pipeline, TableLayout } from '../../../src/model/pipeline';
import { encodeUtf8 } from '../../../src/model/utf8';
import { pipelineOf } from '../engine/specs';
import { assertFault, faultOf } from './specs';

/** A property of a spec, as a sentence offers it. */
const offered =
  /\b(?:unknown|thousands|decimal|skip|comment|encode|features|exclude|header|encoding|missing|missing-as|[xy]|target|delimiter)=/;
const inRetraining = { en: /train again with/, 'zh-cn': /重新训练/ };

const told = (code: string, retell: (action: () => never) => unknown): string =>
  faultOf(() =>
    retell(() => {
      throw new Fault(message(code, { column: 'a', value: 'b' }), { file: 't.csv', line: 3 });
    }),
  ).detail.code;

/** Faults that only a spec's own file can have: of its targets, its fitting, and what it names. */
const ofSpecAlone: ReadonlySet<string> = new Set([
  'data-inputs-mismatch',
  'data-inputs-left-out',
  'data-scale-overflow',
  'data-column-empty',
  'data-delimiter',
  'data-column-no-header',
  'data-header-cell',
  'data-header-unsure',
  'data-note-header-unsure',
  'data-note-groups',
  'data-one-column',
  'data-one-column-marked',
  'data-column-twice',
  'data-duplicate-feature',
  'data-target-needed',
  'data-no-features',
  'data-arrays-in-table',
  'data-missing-target',
  'data-missing-target-mark',
  'data-all-dropped',
  'data-text-columns',
  'data-class-among',
  'data-note-header',
  'data-note-headerless',
  'data-array-choose-y',
  'data-columns-in-arrays',
  'data-labels-needed',
  'data-labels-file',
  // Of the training file, or of a test file, that is read with header=#false.
  'data-columns-headerless',
]);

describe('a fault of a prediction', () => {
  it('offers no property of the spec, but for training again', () => {
    const codes = Object.entries<string>(english).filter(
      ([code, text]) => code.startsWith('data-') && offered.test(text),
    );
    assert.ok(codes.length > 30);
    for (const [code] of codes) {
      if (ofSpecAlone.has(code) || code.startsWith('data-fitted-') || code.startsWith('data-target-')) continue;
      for (const reading of [{ skip: 0 }, { skip: 1, decimal: ',' }, { skip: 0, decimal: '.' }] as const) {
        const other = told(code, (action) => inPrediction(reading, action));
        for (const locale of ['en', 'zh-cn'] as const) {
          const sentence = translate(message(other), locale);
          assert.ok(!offered.test(sentence) || inRetraining[locale].test(sentence), `${code}, ${other}: ${sentence}`);
        }
      }
    }
  });

  it('keeps its place, its arguments and what it is where nothing else helps', () => {
    const fault = new Fault(message('data-not-number', { column: 'a', value: 'u' }), { file: 't.csv', line: 3 });
    const throwing = (error: unknown) => (): never => {
      throw error;
    };
    const { detail, place } = faultOf(() => inPrediction({ skip: 0 }, throwing(fault)));
    assert.deepEqual([detail.args, place], [fault.detail.args, fault.place]);
    const other = new Fault(message('data-quotes'));
    assert.equal(
      faultOf(() => inPrediction({ skip: 0 }, throwing(other))),
      other,
    );
    assert.throws(() => inPrediction({ skip: 0 }, throwing(new RangeError('x'))), RangeError);
    assert.equal(
      inPrediction({ skip: 0 }, () => 7),
      7,
    );
  });

  it('says how the training file writes its numbers', () => {
    const of = (code: string, args: object, reading: PredictionReading): string =>
      faultOf(() =>
        inPrediction(reading, () => {
          throw new Fault(message(code, { column: 'a', ...args }));
        }),
      ).detail.code.replace('data-predict-', '');
    const comma = { skip: 0, decimal: ',' } as const;
    const point = { skip: 0, decimal: '.' } as const;
    assert.equal(of('data-not-number', { value: '1.5' }, comma), 'decimal-comma');
    assert.equal(of('data-not-number', { value: '-1.5e3' }, comma), 'decimal-comma');
    assert.equal(of('data-not-number', { value: '1.5.2' }, comma), 'not-number');
    assert.equal(of('data-not-number', { value: 'x' }, comma), 'not-number');
    assert.equal(of('data-not-number', { value: '1,5e3' }, point), 'decimal-point');
    assert.equal(of('data-not-number', { value: '1.5' }, { skip: 0 }), 'not-number');
    assert.equal(of('data-decimal-comma', { value: '1,5' }, point), 'decimal-point');
    assert.equal(of('data-decimal-comma', { value: '1,5' }, { skip: 0 }), 'number-form');
    assert.equal(of('data-thousands', { value: '1.500', mark: '.', decimal: '.' }, comma), 'decimal-comma');
    assert.equal(of('data-thousands', { value: '1.500.000', mark: '.', decimal: '.' }, comma), 'thousands');
    assert.equal(of('data-thousands', { value: '1.500,5', mark: '.', decimal: ',' }, comma), 'thousands');
    assert.equal(of('data-thousands', { value: '1,500', mark: ',', decimal: ',' }, point), 'thousands');
    assert.equal(of('data-thousands-decimal', { value: '1.500,5', mark: '.', decimal: ',' }, point), 'decimal-point');
  });
});

describe('a file to predict', () => {
  const number = (name: string, at: number): FittedColumn => ({ kind: 'number', name, at, missing: 'error' });
  const layout: TableLayout = { delimiter: ';', decimal: ',', header: true, columns: 3 };
  const pipeline: Pipeline = {
    ...pipelineOf(2),
    table: layout,
    columns: [number('a', 0), number('b', 1)],
    targets: [{ name: 'y', at: 2 }],
  };
  const read =
    (content: string | Uint8Array, changes: Partial<TableLayout> = {}) =>
    () =>
      readExamples('p.csv', typeof content === 'string' ? encodeUtf8(content) : content, {
        ...pipeline,
        table: { ...layout, ...changes },
      });

  it('is told that the training file has a decimal comma, or a point', () => {
    const sentence = assertFault(read('a;b\n1.5;2.5\n'), 'data-predict-decimal-comma', [2, 1]);
    assert.match(sentence, /“1\.5”, but the training file has a decimal comma/);
    const points = { delimiter: ',', decimal: '.' } as const;
    assert.match(assertFault(read('a,b\n"1,5",2\n', points), 'data-predict-decimal-point', [2, 1]), /decimal point/);
    // Where its own look alone finds the columns, the training file says nothing about its numbers.
    assertFault(read('a,b\n1.5,"1.500,5"\n'), 'data-predict-number-form', [2, 5]);
  });

  it('is told what comes before its names, and which lines are left out', () => {
    assert.match(assertFault(read('title\na;b\n1;2\n'), 'data-predict-names-below', [1]), /line 2; remove/);
    const skipped = assertFault(read('title\nx\na;b\n1;2\n', { skip: 1 }), 'data-predict-names-below-skipped', [2]);
    assert.match(skipped, /line 3, but .*only 1 line is skipped/);
    assertFault(read('u\nv;w\n1;2\n'), 'data-predict-first-line', [1]);
    assertFault(read('t\nu\nv;w\n1;2\n', { skip: 1 }), 'data-predict-first-line-skipped', [2]);
  });

  it('is told to have examples below its names', () => {
    assertFault(read('a;b\n'), 'data-predict-only-header', [1]);
    assertFault(read('1;1\n2;3\n'), 'data-predict-header-numbers', [1, 3]);
  });

  it('is told which encoding it has to have', () => {
    const bytes = Uint8Array.of(...encodeUtf8('a;b\n1;'), 0xff, 10);
    assertFault(read(bytes), 'data-predict-not-utf8', [2]);
    const kanji = Uint8Array.of(...encodeUtf8('a;b\n1;'), 0xfd, 0xff, 10);
    assert.match(assertFault(read(kanji, { encoding: 'euc-jp' }), 'data-predict-encoding'), /save the file in euc-jp/);
  });

  it('is told what to do with too little memory', () => {
    const of = (read: (limit: number) => unknown) => assertFault(() => read(10), 'data-predict-memory');
    of((limit) => readExamples('p.csv', encodeUtf8(`a;b\n${'1;2\n'.repeat(99)}`), pipeline, limit));
    of((limit) => readPlainExamples('p.csv', encodeUtf8(`a;b\n${'1;2\n'.repeat(99)}`), 2, limit));
  });

  it('is told of all its cells together, with how many there are', () => {
    const { all } = faultOf(read('a;b\nu;1\n2;\nv;3\nw;NA\n'));
    assert.deepEqual(
      all.map(({ detail, place, facts: { cells } }) => [detail.code, place?.line, place?.column, cells?.count]),
      [
        ['data-predict-not-number', 2, 1, 3],
        ['data-predict-missing', 3, 3, 2],
      ],
    );
    const both = faultOf(read('a;b\nu;u\nNA;v\nv;NA\n')).all;
    assert.deepEqual(
      both.map(({ detail }) => detail.code),
      ['data-predict-text-columns', 'data-predict-missing-columns'],
    );
  });

  it('is told of cells in columns of categories', () => {
    const colour = { kind: 'category', name: 'c', at: 0, categories: ['red'], unknown: 'error' } as const;
    const of = (text: string, column: FittedColumn) => () =>
      readExamples('p.csv', encodeUtf8(text), { ...pipeline, columns: [column] });
    const plain = assertFault(
      of('c\ngreen\n', { ...colour, missing: 'error' }),
      'data-predict-unknown-category',
      [2, 1],
    );
    assert.match(plain, /train again with unknown=ignore/);
    const own = { ...colour, missing: 'own-class', fill: 'missing' } as const;
    assertFault(of('c\nNA\n', own), 'data-predict-own-class-unseen', [2, 1]);
  });
});

describe('a fault of a spec’s own files, read by what was fitted', () => {
  it('offers nothing that only fitting obeys', () => {
    const fitting = /\b(?:features|exclude|encode)=|missing=(?!drop)/;
    for (const code of [
      'data-not-number',
      'data-date',
      'data-text-columns',
      'data-missing-cell',
      'data-missing-cell-mark',
      'data-missing-number',
      'data-missing-number-mark',
      'data-missing-text',
      'data-missing-text-mark',
      'data-text-unlike',
      'data-texts-unlike',
      'data-unit',
      'data-bound',
      'data-interval',
      'data-missing-columns',
      'data-missing-numbers',
      'data-all-dropped',
      'data-own-class-unseen',
    ]) {
      assert.match(translate(message(code), 'en'), fitting, 'an offer that fitting obeys');
      const other = told(code, asFitted);
      for (const locale of ['en', 'zh-cn'] as const)
        assert.doesNotMatch(translate(message(other), locale), fitting, code);
    }
    assert.equal(told('data-decimal-comma', asFitted), 'data-decimal-comma');
  });
});
