import assert from 'node:assert/strict';
import { examineData } from '../../../../src/data/doctor/examine';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { caseCount, someOf } from '../../../count';
import { cleanKinds } from './clean-kinds';
import { slips } from './slips';
import { dataOf } from './tables';

const seed = 9046;
const seeds = caseCount(10, 1);
const sizes = someOf([30, 150, 50, 300, 20, 600], 2);
const bases = ['iris', 'wine', 'diabetes', 'penguins', 'heavy', 'four in tenths', 'likert', 'titanic'] as const;

/** Findings that are true of any table in which some class or value happens to be rare. */
const mayBeTrue: ReadonlySet<string> = new Set([
  'majority-class',
  'rare-class',
  'near-constant-column',
  'constant-column',
]);

/** The share of slips in a hundred that is found at least in tables of 150 rows, by kind. */
const atLeast: Readonly<Record<string, number>> = {
  'a row copied to the end': 40,
  'one row in ten copied': 90,
  'the table twice': 100,
  'the table three times': 100,
  'each row five times': 100,
  'a row contradicted': 40,
  'a test row that is trained on': 40,
  'a cell ten times as large': 80,
  'a row off a thin line': 80,
  'a target ten times as large': 80,
  'the logarithm of the target': 100,
  'exp of the target': 100,
  'the rank of the target': 100,
  'a counter from 1001': 100,
  'a counter in steps of ten': 100,
  'a counter of rows some of which were dropped': 100,
  'one −999 among positive numbers': 100,
  'one −99 among positive numbers': 100,
  'two 9999 among ages': 100,
};

describe(`the data doctor, of tables drawn with the seed ${seed},`, () => {
  it(`says something wrong of 30 in 1000 at most (${seeds} of each kind, of ${sizes.join(', ')} rows)`, () => {
    const wrong: string[] = [];
    let tables = 0;
    for (const [name, make] of Object.entries(cleanKinds)) {
      for (const m of sizes) {
        for (let nth = 0; nth < seeds; nth++) {
          tables++;
          const data = dataOf(make(new Pcg64(seed + nth, m), m));
          const codes = examineData(data).map(({ code }) => code);
          const told = codes.filter((code) => !mayBeTrue.has(code));
          if (told.length > 0) wrong.push(`${name} of ${m} rows, ${nth}: ${told.join(', ')}`);
        }
      }
    }
    // One more than the share: a short count has few tables.
    assert.ok(wrong.length <= 0.03 * tables + 1, `${wrong.length} of ${tables}: ${wrong.join('; ')}`);
  });

  for (const name of ['a cell ten times as large', 'a target ten times as large']) {
    it(`finds ${name} in 55 of 100 at least, in 30 rows`, () => {
      let [planted, found] = [0, 0];
      for (const base of bases) {
        for (let nth = 0; nth < 4 * seeds; nth++) {
          const clean = cleanKinds[base]?.(new Pcg64(seed + nth, 30), 30) ?? assert.fail(base);
          const { data, line } = slips[name]?.put(clean, new Pcg64(seed + nth, 1)) ?? assert.fail(name);
          planted++;
          const isFound = examineData(data).some(
            ({ code, rows }) => code === 'outlier-rows' && rows?.lines.includes(line ?? 0),
          );
          if (isFound) found++;
        }
      }
      assert.ok(100 * found >= 55 * planted, `${found} of ${planted}`);
    });
  }

  for (const [name, { code, put }] of Object.entries(slips)) {
    it(`finds ${name} in ${atLeast[name]} of 100 at least, in 150 rows`, () => {
      let [planted, found] = [0, 0];
      for (const base of bases) {
        for (let nth = 0; nth < 2 * seeds; nth++) {
          const clean = cleanKinds[base]?.(new Pcg64(seed + nth, 150), 150) ?? assert.fail(base);
          const slip = put(clean, new Pcg64(seed + nth, 1));
          if (!slip) continue;
          planted++;
          const isFound = examineData(slip.data).some(
            ({ code: told, rows }) =>
              told === code && (slip.line === undefined || rows?.lines.includes(slip.line) || (rows?.count ?? 0) > 5),
          );
          if (isFound) found++;
        }
      }
      assert.ok(planted >= 8 && 100 * found >= (atLeast[name] ?? 100) * planted, `${found} of ${planted}`);
    });
  }
});
