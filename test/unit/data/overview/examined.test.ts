import assert from 'node:assert/strict';
import { bytesToExamine, findingsOf } from '../../../../src/data/overview/examined';
import { prepareExamples } from '../../../../src/data/prepare';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { filesOf, specOf, tabular } from '../specs';
import { mostBufferBytes } from './live-buffers';

const seed = 8812;
/** A power of two and one: tables of hashes are as large as they get. */
const m = 8193;
const inputs = 12;

/** Cells of a row: features and a target of numbers. */
const tables: Readonly<Record<string, (random: Random) => readonly number[]>> = {
  bytes: (random) => row(() => random.integer(256), random.integer(200)),
  'bytes with 99 for missing cells': (random) =>
    row(() => (random.integer(100) === 0 ? 99 : random.integer(16)), random.integer(200)),
  'few different bytes': (random) => row(() => random.integer(2), random.integer(3)),
  doubles: (random) => row(() => random.integer(1e6) / 8, random.integer(1000) / 8),
  'doubles with −999 for missing cells': (random) =>
    row(() => (random.integer(100) === 0 ? -999 : random.integer(1000) / 8), random.integer(1000) / 8),
};

type Random = Pcg64;

function row(feature: () => number, target: number): readonly number[] {
  return [...Array.from({ length: inputs }, feature), target];
}

describe(`the bytes that examining ${m} rows takes (seed ${seed})`, () => {
  const network = { inputs, activation: 'linear', loss: 'mse' } as const;
  const half = { fraction: 0.25, stratify: false };

  for (const [name, make] of Object.entries(tables)) {
    it(`are as many as its arrays hold at most, and not many times as many: ${name}`, () => {
      const random = new Pcg64(seed, 1);
      const lines = Array.from({ length: m }, () => make(random).join(','));
      const header = `${Array.from({ length: inputs }, (_, k) => `c${k}`).join(',')},y`;
      const files = filesOf(`${header}\n${lines.join('\n')}\n`);
      const spec = specOf({ source: tabular(), holdout: half, validation: half }, network);
      const prepared = prepareExamples(spec, files);
      const told = bytesToExamine(prepared);
      const held = mostBufferBytes(() => findingsOf(prepared, spec, files));
      assert.ok(held <= told && told < 5 * held, `${told} bytes are told, ${held} are held`);
    });
  }
});
