import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Mt19937 } from '../../../src/numerics/mt19937';
import { Pcg64 } from '../../../src/numerics/pcg64';
import type { Random } from '../../../src/numerics/random';
import { randomStream, type StreamName } from '../../../src/numerics/streams';
import { errorInUlp, readReference } from './ulp';

const names: readonly StreamName[] = ['init', 'shuffle', 'dropout', 'holdout', 'data', 'test-data', 'validation'];
const bounds = [1, 2, 3, 10, 1000, 65536, 65537, 2 ** 31, 2 ** 32 - 1, 2 ** 32];
const seed = 20263;

interface Legacy {
  seed: number;
  words: number[];
  rand: number[];
  randn: number[];
  'rand after an odd count of normals': number[];
  'randn with the kept one first': number[];
  integers: number[];
  permutation: number[];
  'shuffled head': number[];
  last: number;
}
interface LegacyFile {
  seeds: Legacy[];
  normals: Record<string, number[]>;
  wide: { seed: number; rand: number[] };
}

const times = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

function withinTwoUlp(got: readonly number[], want: readonly number[]): void {
  assert.equal(got.length, want.length);
  for (const [i, y] of want.entries()) assert.ok(errorInUlp(got[i] ?? NaN, y) <= 2, `${i}: ${got[i]} for ${y}`);
}

describe('RandomState of NumPy', () => {
  const file = readReference('numpy-legacy.json') as LegacyFile;

  for (const want of file.seeds) {
    it(`gives the numbers of RandomState(${want.seed}), draw after draw`, () => {
      const random = new Mt19937(want.seed);
      assert.deepEqual(
        times(5, () => random.integer(2 ** 32)),
        want.words,
      );
      assert.deepEqual(times(700, () => random.uniform()).slice(-8), want.rand);
      withinTwoUlp(
        times(7, () => random.normal()),
        want.randn,
      );
      assert.deepEqual(
        times(2, () => random.uniform()),
        want['rand after an odd count of normals'],
      );
      withinTwoUlp(
        times(2, () => random.normal()),
        want['randn with the kept one first'],
      );
      assert.deepEqual(
        bounds.map((bound) => random.integer(bound)),
        want.integers,
      );
      assert.deepEqual([...random.permutation(17)], want.permutation);
      assert.deepEqual([...random.permutation(1000).slice(0, 12)], want['shuffled head']);
      assert.equal(random.uniform(), want.last);
    });
  }

  for (const [name, want] of Object.entries(file.normals)) {
    it(`draws ${want.length} normals of RandomState(${name}) within 2 ulp`, () => {
      const random = new Mt19937(Number(name));
      withinTwoUlp(
        times(want.length, () => random.normal()),
        want,
      );
    });
  }

  it('takes a seed over 2³² − 1 as RandomState([s mod 2³², ⌊s / 2³²⌋])', () => {
    const random = new Mt19937(file.wide.seed);
    assert.deepEqual(
      times(5, () => random.uniform()),
      file.wide.rand,
    );
  });
});

describe('PCG64 of NumPy', () => {
  const rows = readReference('pcg64.json') as { seed: number; stream: number; words: string[]; uniform: number[] }[];
  for (const row of rows) {
    it(`equals PCG64(SeedSequence(${row.seed}, spawn_key=(${row.stream},)))`, () => {
      const raw = new Pcg64(row.seed, row.stream);
      const words = row.words.map(() => raw.words()).map(([high, low]) => (BigInt(high) << 32n) | BigInt(low));
      assert.deepEqual(words.map(String), row.words);
      const random = new Pcg64(row.seed, row.stream);
      assert.deepEqual(times(500, () => random.uniform()).slice(-5), row.uniform);
    });
  }

  it('has normals of mean 0, variance 1, no skew and kurtosis 3', () => {
    const random = new Pcg64(1, 0);
    const draws = times(100000, () => random.normal());
    const moment = (k: number): number => draws.reduce((sum, v) => sum + v ** k, 0) / draws.length;
    for (const [k, want, deviation] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      assert.ok(Math.abs(moment(k) - want) < 4 * Math.sqrt(deviation / draws.length), `moment ${k}: ${moment(k)}`);
    }
  });

  it('has whole numbers spread evenly', () => {
    const random = new Pcg64(2, 1);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70000; i++) {
      const drawn = random.integer(7);
      counts[drawn] = (counts[drawn] ?? NaN) + 1;
    }
    const chi = counts.reduce((sum, c) => sum + (c - 10000) ** 2 / 10000, 0);
    assert.ok(chi < 22.5, `χ² ${chi}, 99.9 % of samples being under 22.5`);
  });
});

describe(`every stream (seed ${seed})`, () => {
  const anyStream = fc.record({
    rng: fc.constantFrom<'pcg64' | 'numpy'>('pcg64', 'numpy'),
    seed: fc.maxSafeNat(),
    stream: fc.constantFrom(...names),
  });
  const parameters = { seed, numRuns: 100 };
  const mixed = (random: Random): number[] => [
    random.uniform(),
    random.normal(),
    random.integer(1000),
    random.normal(),
  ];

  it('continues to the bit from what it saved, also between the two of a pair of normals', () => {
    fc.assert(
      fc.property(anyStream, fc.nat(700), fc.nat(5), (s, before, normals) => {
        const random = randomStream(s.rng, s.seed, s.stream);
        times(before, () => random.uniform());
        times(normals, () => random.normal());
        const state: unknown = JSON.parse(JSON.stringify(random.save()));
        const other = randomStream(s.rng, 0, 'init');
        other.normal();
        other.restore(state as number[]);
        assert.deepEqual(mixed(random), mixed(other));
        assert.deepEqual(random.save(), other.save());
      }),
      parameters,
    );
  });

  it('draws within bounds and permutes without loss', () => {
    fc.assert(
      fc.property(anyStream, fc.integer({ min: 1, max: 2 ** 32 }), fc.nat(300), (s, bound, n) => {
        const random = randomStream(s.rng, s.seed, s.stream);
        const u = random.uniform();
        assert.ok(u >= 0 && u < 1);
        const whole = random.integer(bound);
        assert.ok(Number.isInteger(whole) && whole >= 0 && whole < bound);
        assert.deepEqual(
          [...random.permutation(n)].sort((a, b) => a - b),
          Array.from({ length: n }, (_, i) => i),
        );
      }),
      parameters,
    );
  });

  it('is one of its own for each purpose under pcg64, and RandomState(seed) for each under numpy', () => {
    const first = (rng: 'pcg64' | 'numpy'): number[] => names.map((name) => randomStream(rng, 7, name).uniform());
    assert.equal(new Set(first('pcg64')).size, names.length);
    assert.equal(new Set(first('numpy')).size, 1);
  });
});
