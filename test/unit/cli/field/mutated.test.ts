import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseCount } from '../../../count';
import { type Destroyer, destroyerNames, type Mutated, mutated } from './mutated-files';
import { faultLineOf, furtherText, prepare, rowsText } from './relatives';

const seed = 20311;
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

/** The mutated file is one to predict, of a network that was trained on the plain one. */
function checkFurther({ bytes, plain, spec, right }: Mutated): void {
  if (!('rows' in right)) return;
  const x = right.rows.split(' | ').map((row) => row.slice(0, row.indexOf(' →')));
  assert.equal(furtherText(prepare({ table: plain, spec }), bytes), x.join(' | '));
}

function shown(error: unknown, { bytes, spec, writing, destroyed }: Mutated): Error {
  const text = JSON.stringify(Buffer.from(bytes).toString());
  return new Error(`${String(error)}\n${JSON.stringify(writing)} ${destroyed}\n${spec}\n${text}`);
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
          throw shown(error, file);
        }
      }),
      { seed, numRuns },
    );
    for (const name of ['nothing', ...destroyerNames] as const) assert.ok((seen.get(name) ?? 0) >= 5, `${name} occurs`);
  });

  it('each give the same x as files to predict, however the training file was written', () => {
    fc.assert(
      fc.property(
        mutated.filter(({ destroyed }) => destroyed === undefined),
        (file) => {
          try {
            checkFurther(file);
          } catch (error) {
            throw shown(error, file);
          }
        },
      ),
      { seed, numRuns: numRuns / 4 },
    );
  });
});
