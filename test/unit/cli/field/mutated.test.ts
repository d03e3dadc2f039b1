import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseCount } from '../../../count';
import { type Destroyer, destroyerNames, type Mutated, mutated } from './mutated-files';
import { faultLineOf, prepare, rowsText } from './relatives';

const seed = Number(process.env.TRY_SEED ?? 20311);
const numRuns = caseCount(8000, 400);

function check({ bytes, spec, right }: Mutated): void {
  if ('rows' in right) assert.equal(rowsText(prepare({ table: bytes, spec })), right.rows);
  else {
    const said = faultLineOf(() => prepare({ table: bytes, spec }));
    assert.ok(
      right.places.some((place) => said.startsWith(place)),
      `${said}, not at ${right.places.join(' or ')}`,
    );
  }
}

describe(`${numRuns} mutated files (seed ${seed})`, () => {
  it('each give only right values, or one sentence with the file and the very line', () => {
    const seen = new Map<Destroyer | 'nothing', number>();
    fc.assert(
      fc.property(mutated, (file) => {
        const kind = file.destroyed ?? 'nothing';
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        try {
          check(file);
        } catch (error) {
          const shown = Buffer.from(file.bytes).toString();
          throw new Error(
            `${String(error)}\n${JSON.stringify(file.writing)} ${kind}\n${file.spec}\n${JSON.stringify(shown)}`,
          );
        }
      }),
      { seed, numRuns },
    );
    for (const name of ['nothing', ...destroyerNames] as const) assert.ok((seen.get(name) ?? 0) >= 5, `${name} occurs`);
  });
});
