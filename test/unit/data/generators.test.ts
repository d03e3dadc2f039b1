import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { generateExamples } from '../../../src/data/generate';
import { draws } from '../../../src/data/generators/table';
import { exampleSizes, type GeneratorName, generatorNames } from '../../../src/model/generator';
import { randomStream } from '../../../src/numerics/streams';
import { assertFault, generated } from './specs';

const seed = 20265;

interface Case {
  kind: GeneratorName;
  seed: number;
  samples: number;
  noise: number;
  x: number[];
  y: number[];
}

function assertClose(got: ArrayLike<number>, want: ArrayLike<number>): void {
  assert.equal(got.length, want.length);
  for (let i = 0; i < want.length; i++) {
    assert.ok(Math.abs((got[i] ?? NaN) - (want[i] ?? NaN)) <= 1e-12, `${i}: ${got[i]} for ${want[i]}`);
  }
}

describe(`generators (seed ${seed})`, () => {
  it('flower with seed 1 under numpy is the published data set', () => {
    const rows = readFileSync('test/fixtures/data/flower-seed1.csv', 'utf8').trim().split('\n').slice(1);
    const want = rows.map((row) => row.split(',').map(Number));
    const { x, y } = draws.flower(generated('flower', { samples: 400 }), randomStream('numpy', 1, 'data'));
    assertClose(
      x,
      want.flatMap(([x1 = NaN, x2 = NaN]) => [x1, x2]),
    );
    assertClose(
      y,
      want.map(([, , label = NaN]) => label),
    );
  });

  for (const want of JSON.parse(readFileSync('test/fixtures/data/generators.json', 'utf8')) as Case[]) {
    it(`${want.kind}, ${want.samples} samples, equals its definition drawn by NumPy`, () => {
      const { samples, noise } = want;
      const source = generated(want.kind, { samples, noise, features: 3, classes: 4 });
      const { x, y } = draws[want.kind](source, randomStream('numpy', want.seed, 'data'));
      assertClose(x, want.x);
      assertClose(y, want.y);
    });
  }

  it('have the noise that their documentation names by default', () => {
    const defaults: Readonly<Record<GeneratorName, number>> = {
      flower: 0.2,
      circle: 0,
      circles: 0.05,
      xor: 0,
      gauss: 0,
      spiral: 0,
      moons: 0.1,
      blobs: 1,
      parity: 0,
      sine: 0.1,
    };
    for (const kind of generatorNames) {
      const draw = (properties: { noise?: number }) =>
        draws[kind](generated(kind, properties), randomStream('pcg64', 1, 'data'));
      assert.deepEqual(draw({}), draw({ noise: defaults[kind] }), kind);
      assert.notDeepEqual(draw({}), draw({ noise: defaults[kind] + 1 }), kind);
    }
  });

  for (const kind of generatorNames) {
    it(`${kind}: as many finite examples as requested, classes from 0, the same from the same seed`, () => {
      const sources = fc.record({
        samples: fc.integer({ min: 1, max: 60 }),
        noise: fc.constantFrom(undefined, 0, 0.3),
        features: fc.integer({ min: 1, max: 4 }),
        classes: fc.integer({ min: 2, max: 5 }),
        bits: fc.integer({ min: 1, max: 6 }),
      });
      fc.assert(
        fc.property(sources, fc.maxSafeNat(), fc.constantFrom('pcg64', 'numpy'), ({ noise, ...rest }, s, rng) => {
          const source = generated(kind, { ...rest, ...(noise === undefined ? {} : { noise }) });
          const draw = () => draws[kind](source, randomStream(rng, s, 'data'));
          const { x, y } = draw();
          const { features: n, classes } = exampleSizes(source);
          assert.equal(x.length, source.samples * n);
          assert.equal(y.length, source.samples);
          assert.ok(x.every(Number.isFinite) && y.every(Number.isFinite));
          if (classes !== undefined) assert.ok(y.every((c) => Number.isInteger(c) && c >= 0 && c < classes));
          assert.deepEqual(draw(), { x, y });
        }),
        { seed, numRuns: 60 },
      );
    });
  }

  it('parity of two bits is the table of exclusive or', () => {
    const { x, y } = draws.parity(generated('parity', { bits: 2, samples: 4 }), randomStream('pcg64', 1, 'data'));
    assert.deepEqual([...x], [0, 0, 0, 1, 1, 0, 1, 1]);
    assert.deepEqual([...y], [0, 1, 1, 0]);
  });

  it('parity draws what a whole table does not fill, with the right parity', () => {
    const { x, y } = draws.parity(generated('parity', { bits: 40, samples: 50 }), randomStream('pcg64', 1, 'data'));
    for (let i = 0; i < 50; i++) assert.equal(y[i], x.subarray(i * 40, (i + 1) * 40).reduce((a, b) => a + b, 0) % 2);
    const ones = x.reduce((a, b) => a + b, 0) / x.length;
    assert.ok(ones > 0.45 && ones < 0.55, `${ones} of the bits are 1`);
  });

  it('parity draws the first example too, and adds noise to every bit of a table', () => {
    const firsts = Array.from({ length: 20 }, (_, s) =>
      draws.parity(generated('parity', { bits: 6, samples: 3 }), randomStream('pcg64', s, 'data')).x.subarray(0, 6),
    );
    assert.ok(firsts.some((bits) => bits.includes(1)) && firsts.some((bits) => bits.includes(0)));
    const source = generated('parity', { bits: 2, samples: 4, noise: 0.5 });
    const { x, y } = draws.parity(source, randomStream('pcg64', 1, 'data'));
    const random = randomStream('pcg64', 1, 'data');
    // The last bit of each example is drawn first.
    const noise = Array.from({ length: 4 }, () => [random.normal(), random.normal()].reverse()).flat();
    assert.deepEqual(
      [...x],
      [0, 0, 0, 1, 1, 0, 1, 1].map((bit, k) => bit + 0.5 * (noise[k] ?? NaN)),
    );
    assert.deepEqual([...y], [0, 1, 1, 0]);
  });

  it('refuses absurd numbers of samples before it allocates any', () => {
    const source = generated('blobs', { samples: 1e9, features: 1e6 });
    assertFault(() => generateExamples(source, randomStream('pcg64', 1, 'data'), 1e9), 'data-memory');
  });

  it('counts the draw, its shuffled copy and the centres of blobs, to a byte', () => {
    const source = generated('blobs', { samples: 50, features: 3, classes: 4 });
    const bytes = 8 * (2 * 50 * (3 + 1) + 4 * 3);
    const generate = (limit: number) => generateExamples(source, randomStream('pcg64', 1, 'data'), limit);
    assert.equal(generate(bytes).m, 50);
    assertFault(() => generate(bytes - 1), 'data-memory');
    assert.deepEqual(generate(bytes).targets[0]?.classes, ['0', '1', '2', '3']);
    assert.deepEqual(
      generate(bytes).columns.map(({ name }) => name),
      ['x1', 'x2', 'x3'],
    );
  });
});
