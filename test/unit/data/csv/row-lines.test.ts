import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recordFormat } from '../../../../src/data/csv/dialect';
import { RecordScanner } from '../../../../src/data/csv/records';
import { RowLines } from '../../../../src/data/csv/row-lines';
import { MemoryBudget } from '../../../../src/data/memory';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 59;
const limit = 2 ** 20;

/** Records with the lines that they take. */
const records = [
  ['1,2\n', 1],
  ['"a",2\r\n', 1],
  ['"a\nb",2\n', 2],
  ['1,"a\r\nb\rc"\r', 3],
  ['"""\n""","\n"\n', 3],
] as const;

describe('the lines of rows', () => {
  it(`are where their records begin, whatever is before them and between them (seed ${seed})`, () => {
    const step = fc.oneof(
      fc.record({ of: fc.constantFrom(...records), isRow: fc.boolean() }),
      fc.record({ rows: fc.integer({ min: 1, max: 5 }) }),
    );
    const check = fc.property(
      fc.array(step, { maxLength: 120, size: 'max' }),
      fc.integer({ min: 1, max: 9 }),
      (steps, first) => {
        const text = steps.map((each) => ('of' in each ? each.of[0] : '')).join('');
        const scanner = new RecordScanner(encodeUtf8(text), recordFormat({ delimiter: ',', comment: undefined }), 0);
        const lines = new RowLines(first, new MemoryBudget(limit));
        const expected: { readonly line: number; readonly record: number }[] = [];
        let [line, record] = [first, 0];
        for (const each of steps) {
          if ('rows' in each) {
            lines.addRows(each.rows);
            for (let k = 0; k < each.rows; k++) expected.push({ line: line++, record: record++ });
            continue;
          }
          assert.equal(scanner.next(), true);
          if (each.isRow) {
            lines.addRow(scanner);
            expected.push({ line, record });
          } else lines.pass(scanner);
          line += each.of[1];
          record++;
        }
        for (const [row, { line: at, record: number }] of expected.entries()) {
          assert.deepEqual([lines.lineOf(row), lines.recordOf(row)], [at, number]);
        }
        assert.deepEqual([lines.lineOf(expected.length), lines.lineOf(expected.length + 5)], [0, 0]);
      },
    );
    fc.assert(check, { seed, numRuns: 200 });
  });

  it('take memory only where rows are not one behind the other: of more than 16 such places', () => {
    const memory = new MemoryBudget(limit);
    const held = (): number => limit - memory.left;
    const scanner = new RecordScanner(
      encodeUtf8('a\n'.repeat(100)),
      recordFormat({ delimiter: ',', comment: undefined }),
      0,
    );
    const lines = new RowLines(1, memory);
    for (let place = 1; place <= 33; place++) {
      lines.addRows(1000);
      assert.equal(held(), 3 * 4 * (place <= 16 ? 0 : place <= 32 ? 16 : 48), `${place} places`);
      assert.equal(scanner.next(), true);
      lines.pass(scanner);
      assert.equal(lines.lineOf(1000 * place - 1), 1000 * place + place - 1);
    }
  });
});
