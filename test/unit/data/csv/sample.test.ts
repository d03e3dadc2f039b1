import assert from 'node:assert/strict';
import { detectDialect } from '../../../../src/data/csv/detect';
import { kindScore, patternScore } from '../../../../src/data/csv/dialect-score';
import type { NumberFormat } from '../../../../src/data/csv/number';
import { endOfSample, type Sampled, sampleOf } from '../../../../src/data/csv/sample';
import { MissingMarks } from '../../../../src/data/missing-marks';
import { encodeUtf8 } from '../../../../src/model/utf8';

const point: NumberFormat = { decimal: '.', thousands: undefined };
const headOf = (text: string, base = 0) => {
  const content = encodeUtf8(text);
  return { file: 't.csv', content, bytes: content.subarray(base), base };
};
const sampled = (text: string, delimiter = ',', start = 0) =>
  sampleOf(headOf(text, start), { delimiter, comment: '#' });

describe('the sample that a dialect is detected from', () => {
  it('has the first records, trimmed, without comments and blank lines', () => {
    const { records, share } = sampled('skipped\n a , b\n\n#c\n1,"2"\n3,\n', ',', 8);
    assert.deepEqual(records, [
      { cells: ['a', 'b'], fields: 2, endsEmpty: false },
      { cells: ['1', '2'], fields: 2, endsEmpty: false },
      { cells: ['3', ''], fields: 2, endsEmpty: true },
    ]);
    assert.deepEqual([share, sampled('').share, sampled('#\n').share, sampled('a\n').share], [1, 0, 0, 1]);
  });

  it('goes on in the next line behind a quote that is at fault', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      const { records, share } = sampled(['"a"b,c', '"d,e",f', 'g,"h"i', 'j,k', ''].join(end));
      assert.deepEqual(
        [records.map(({ cells }) => cells), share],
        [
          [
            ['d,e', 'f'],
            ['j', 'k'],
          ],
          0.5,
        ],
      );
    }
    assert.equal(sampled('a,b\nc,"d\n').share, 0.5);
  });

  it('has 200 records, with those at fault, of 1000 cells of 300 characters', () => {
    assert.equal(sampled('a\n'.repeat(300)).records.length, 200);
    const { records, share } = sampled('"a"b\nc\n'.repeat(300));
    assert.deepEqual([records.length, share], [100, 0.5]);
    const wide = sampled(`${'a,'.repeat(1500)}b\n`).records[0];
    assert.deepEqual([wide?.cells.length, wide?.fields], [1000, 1501]);
    for (const character of ['x', 'é', '日']) {
      const [long] = sampled(`${character.repeat(301)},b\n`).records;
      assert.deepEqual(long?.cells, [character.repeat(300), 'b']);
    }
  });

  it('is the lines that begin in the first 64 KiB, and three at least', () => {
    const end = (text: string) => endOfSample(encodeUtf8(text));
    const line = `${'x'.repeat(63)}\n`;
    assert.equal(end(line.repeat(2000)), 65_536);
    assert.equal(end(`${line.repeat(1023)}x${line}${line}${line}`), 65_537);
    assert.equal(end(`${line.repeat(1023)}${line.slice(1)}${line}${line}`), 65_535 + 64);
    const long = `${'x'.repeat(70_000)}\n`;
    assert.equal(end(long.repeat(5)), 3 * 70_001);
    assert.deepEqual([end('a\nb'), end(''), end('\na\n')], [3, 0, 3]);
  });
});

describe('how well a reading explains its sample', () => {
  const record = (fields: number, endsEmpty = false): Sampled => ({ cells: [], fields, endsEmpty });

  it('is for its lengths their shares times (n − 1)/n, over their number', () => {
    for (const [records, score] of [
      [[], 0],
      [[record(4)], 3 / 4],
      [[record(4), record(4)], 3 / 4],
      [[record(2), record(2), record(5)], ((2 / 3) * (1 / 2) + (1 / 3) * (4 / 5)) / 2],
      // An empty field at the end is none, but for one alone.
      [[record(3, true), record(2)], 1 / 2],
      [[record(2, true)], 1e-3],
      [[record(1), record(1, true)], 1e-3],
      [[record(1), record(4)], ((1 / 2) * 1e-3 + (1 / 2) * (3 / 4)) / 2],
    ] as const)
      assert.ok(Math.abs(patternScore(records) - score) < 1e-12, `${patternScore(records)} is not ${score}`);
  });

  it('is for the kinds of its cells their mean weight', () => {
    const score = (...cells: readonly string[]) =>
      kindScore([{ cells, fields: cells.length, endsEmpty: false }], point);
    const kinds = [
      score('1'),
      score(''),
      score('1,200'),
      score('2020-01-02'),
      score('$5'),
      score('red'),
      score('a,b'),
      score(';'),
    ];
    assert.deepEqual(kinds, [1, 0.9, 0.95, 1, 0.95, 0.9, 0, -2]);
    assert.deepEqual([score('1', 'a,b'), score('1', ';', '2'), score(), kindScore([], point)], [0.5, 0, 0, 0]);
    const two = [
      { cells: ['1', '2'], fields: 2, endsEmpty: false },
      { cells: ['1,5', '2'], fields: 2, endsEmpty: false },
    ];
    assert.deepEqual([kindScore(two, point), kindScore(two, { decimal: ',', thousands: undefined })], [0.75, 1]);
  });

  it('is told with the number of columns of the first record', () => {
    const columns = (text: string) =>
      detectDialect(headOf(text), { delimiter: ',' }, { marks: new MissingMarks() }).columns;
    assert.deepEqual([columns('a,b\n1,2,3\n4,5,6\n'), columns('a,b,c\n1,2\n'), columns('a,b,\n1,2\n')], [2, 3, 2]);
  });
});
