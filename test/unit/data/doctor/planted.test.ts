import assert from 'node:assert/strict';
import { examineData } from '../../../../src/data/doctor/examine';
import { translate } from '../../../../src/messages/translate';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { someOf } from '../../../count';
import { type Planted, plants, type Spot } from './plants';
import { diabetesLike, penguinsLike, type Written, wineLike } from './tables';

const seed = 20_411;
const spots: readonly Spot[] = [0, 0.5, 1];
const sizes = someOf([60, 444, 4000, 1800, 150], 2);
const makers = { 'wine-like': wineLike, 'diabetes-like': diabetesLike, 'penguins-like': penguinsLike } as const;

/** Clean tables of each kind and size, made once. */
const tables: readonly { readonly label: string; readonly clean: Written }[] = Object.entries(makers).flatMap(
  ([name, make], stream) =>
    sizes.map((m) => ({ label: `${name} of ${m} rows`, clean: make(new Pcg64(seed, stream), m) })),
);

function check(code: string, { data, column, lines }: Planted, label: string): void {
  const findings = examineData(data);
  const found = findings.find((each) => each.code === code && (column === undefined || each.column?.name === column));
  assert.ok(found, `${label}: not found, but ${JSON.stringify(findings.map(({ message }) => message))}`);
  if (lines) {
    assert.deepEqual(found.rows?.lines, lines.slice(0, 5), label);
    assert.ok((found.rows?.count ?? 0) >= lines.length, label);
  }
  for (const locale of ['en', 'zh-cn'] as const) {
    const sentence = translate(found.message, locale);
    assert.doesNotMatch(sentence, /\{\w|undefined|NaN/, `${label}: ${sentence}`);
    assert.notEqual(sentence, found.message.code);
  }
}

describe(`the data doctor finds (tables of ${sizes.join(', ')} rows, seed ${seed})`, () => {
  for (const [code, kinds] of Object.entries(plants)) {
    it(`${code} wherever it is planted`, () => {
      let planted = 0;
      for (const { label, clean } of tables) {
        for (const [k, plant] of kinds.entries()) {
          for (const spot of spots) {
            const fault = plant(clean, spot, new Pcg64(seed, 100 + k));
            if (!fault) continue;
            planted++;
            check(code, fault, `${code} ${k} at ${spot} in ${label}`);
          }
        }
      }
      assert.ok(planted >= 9, `planted ${planted} times only`);
    });
  }
});
