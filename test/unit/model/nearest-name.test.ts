import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance, nearestName } from '../../../src/model/nearest-name';

const seed = 20261128;
const commands = ['check', 'shapes', 'train', 'predict', 'gradcheck', 'inspect', 'data'];
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

describe('The nearest name', () => {
  it('is the one that a slip of the fingers leads away from', () => {
    assert.equal(nearestName('trian', commands), 'train');
    assert.equal(nearestName('chekc', commands), 'check');
    assert.equal(nearestName('predit', commands), 'predict');
    assert.equal(nearestName('inspectt', commands), 'inspect');
    assert.equal(nearestName('GradCheck', commands), 'gradcheck');
  });

  it('is none where too much differs, where one letter is all there is, and for words that nobody types', () => {
    assert.equal(nearestName('plot', commands), undefined);
    assert.equal(nearestName('q', ['x', 'y']), undefined);
    assert.equal(nearestName('X', ['x', 'y']), 'x');
    assert.equal(nearestName('t'.repeat(101), ['t'.repeat(101)]), undefined);
    assert.equal(nearestName('t'.repeat(100), ['t'.repeat(101)]), 't'.repeat(101));
    assert.equal(nearestName('', ['', 'x']), '');
  });

  it('is the name as it is known, and the first of equally near ones', () => {
    assert.equal(nearestName('sepal_lenght', ['Sepal_Length', 'sepal_length']), 'Sepal_Length');
    assert.equal(nearestName('cat', ['bat', 'hat']), 'bat');
  });

  it(`differs by a third of the letters at most, and none that is known is nearer (seed ${seed})`, () => {
    fc.assert(
      fc.property(letters, fc.array(letters, { maxLength: 6 }), (word, known) => {
        const found = nearestName(word, known);
        const limit = word.length < 2 ? 0 : Math.max(1, Math.floor(word.length / 3));
        const least = Math.min(...known.map((name) => editDistance(word, name)));
        assert.equal(found, least <= limit ? known.find((name) => editDistance(word, name) === least) : undefined);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it(`measures a distance: 0 for the same word alone, the same both ways, one for one edit (seed ${seed})`, () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(7), (a, b, at) => {
        assert.equal(editDistance(a, b) === 0, a === b);
        assert.equal(editDistance(a, b), editDistance(b, a));
        const i = Math.min(at, a.length);
        assert.equal(editDistance(a, `${a.slice(0, i)}d${a.slice(i)}`), 1);
        const swapped = `${a.slice(0, i)}${a[i + 1] ?? ''}${a[i] ?? ''}${a.slice(i + 2)}`;
        assert.equal(editDistance(a, swapped), swapped === a ? 0 : 1);
      }),
      { seed, numRuns: 3000 },
    );
  });
});
