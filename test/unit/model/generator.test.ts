import assert from 'node:assert/strict';
import { generatorFacts, generatorNames } from '../../../src/model/generator';

const sizes = { features: 3, classes: 5, bits: 7 };

describe('Generators', () => {
  it('make two classes in the plane, except those that are set by a size and the regression', () => {
    for (const name of generatorNames) {
      const { features, classes } = generatorFacts(name);
      const made = { features: features(sizes), classes: classes?.(sizes) };
      const other = {
        blobs: { features: 3, classes: 5 },
        parity: { features: 7, classes: 2 },
        sine: { features: 1, classes: undefined },
      }[name as string];
      assert.deepEqual(made, other ?? { features: 2, classes: 2 }, name);
    }
  });

  it('depend on a size exactly where they are set by it', () => {
    const made = (name: (typeof generatorNames)[number], of: typeof sizes) => {
      const { features, classes } = generatorFacts(name);
      return [features(of), classes?.(of)];
    };
    for (const name of generatorNames) {
      for (const size of ['features', 'classes', 'bits'] as const) {
        const larger = made(name, { ...sizes, [size]: sizes[size] + 1 });
        const differs = JSON.stringify(larger) !== JSON.stringify(made(name, sizes));
        assert.equal(differs, generatorFacts(name).properties.includes(size), `${name} ${size}`);
      }
    }
  });

  it('have noise, if the spec gives none, where an exact figure would be too easy', () => {
    const noisy = generatorNames.map((name) => [name, generatorFacts(name).defaultNoise] as const);
    assert.deepEqual(Object.fromEntries(noisy.filter(([, noise]) => noise !== 0)), {
      flower: 0.2,
      circles: 0.05,
      moons: 0.1,
      blobs: 1,
      sine: 0.1,
    });
  });
});
