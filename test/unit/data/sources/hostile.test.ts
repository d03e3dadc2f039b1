import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readTable } from '../../../../src/data/csv/table';
import { MemoryBudget } from '../../../../src/data/memory';
import { SourceReader } from '../../../../src/data/source-reader';
import { arrayTable } from '../../../../src/data/sources/array-table';
import { openDataFile } from '../../../../src/data/sources/open';
import { Fault } from '../../../../src/model/message';
import type { FileSource } from '../../../../src/model/source';
import { caseCount } from '../../../count';
import { bundle } from '../../bundle';
import { assertClear } from '../../clear-sentence';
import { idxFiles, npyFiles, npzFiles } from './hostile/arrays';
import { good, patched } from './hostile/good';
import { gzipFiles } from './hostile/gzip';
import { hdf5Files } from './hostile/hdf5';
import { parquetFiles, plainParquet } from './hostile/parquet';
import { faultOf } from './opened';

const hostileFiles = [...npyFiles, ...npzFiles, ...idxFiles, ...gzipFiles, ...hdf5Files, ...parquetFiles];
const seed = 20304;
const numRuns = caseCount(100_000, 2000);
/** Bytes that a file may unpack to. */
const limit = 48e6;

/** Opens a file and reads all that is in it. Throws the Faults of either. */
function readWhole(bytes: Uint8Array): void {
  const file = openDataFile('data.bin', bytes, limit);
  if (file.kind === 'text') readTable('data.bin', file.content, { memoryLimit: limit });
  if (file.kind !== 'arrays') return;
  let first: unknown;
  for (const array of file.arrays) {
    try {
      array.read();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      first ??= error;
    }
  }
  if (first !== undefined) throw first;
  if (file.arrays.length === 0) arrayTable('data.bin', file, {}, undefined, limit);
}

/** Runs `action`; a Fault without a place is in the one file. */
function inFile(action: () => void): void {
  try {
    action();
  } catch (error) {
    throw error instanceof Fault ? error.moved((place) => place ?? { file: 'data.bin' }) : error;
  }
}

/** Reads a file as a spec does that names it, its arrays `x` and `y` if it is one of several, or its column `y`. */
function readBySpec(bytes: Uint8Array): void {
  const files = new Map([['data.bin', bytes]]);
  const wish = { loss: 'mse', activation: 'linear', units: 1 } as const;
  const hasNames = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PAR1';
  const chosen = hasNames ? { target: 'y' } : { x: 'x', y: 'y' };
  const source: FileSource = { from: 'file', path: 'data.bin', missing: 'drop', unknown: 'error', ...chosen };
  new SourceReader(files, { rng: 'pcg64', value: 1 }, wish, new MemoryBudget(limit)).read(source);
}

describe(`${hostileFiles.length} hostile files`, () => {
  for (const { what, bytes } of hostileFiles) {
    it(`are refused with one sentence: ${what}`, () => {
      assertClear(
        faultOf(() => inFile(() => readWhole(bytes))),
        'data.bin',
      );
      assertClear(faultOf(() => readBySpec(bytes)));
    });
  }

  it('are refused for what is wrong with them: the files without it are read', () => {
    for (const bytes of [...Object.values(good), plainParquet]) readWhole(bytes);
  });
});

describe('the same files by the product’s own limit of memory', () => {
  it('are refused by a process that takes less than 100 MB for any of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nnet-hostile-'));
    try {
      for (const [k, { bytes }] of hostileFiles.entries()) writeFileSync(join(folder, `${k}`), bytes);
      const program = bundle('test/unit/data/sources/hostile/reading.ts');
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const { codes, before, after } = JSON.parse(stdout);
      assert.equal(codes.length, hostileFiles.length);
      assert.ok(after <= before + 100, `from ${before} to ${after} MB: ${stdout}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe(`mutants of good files (seed ${seed}, ${numRuns} of them)`, () => {
  const files = Object.values(good).flatMap((bytes) => [bytes, gzipSync(bytes)]);
  const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2, 127, 128, 254, 255), fc.boolean()), {
    minLength: 1,
    maxLength: 3,
  });

  it('are read or refused with one sentence that names the file, and nothing else, read as a whole or by a spec', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(), changes, fc.nat(), fc.boolean(), (which, list, cut, isCut) => {
        let mutant: Uint8Array = files[which % files.length] ?? new Uint8Array();
        for (const [place, value, isFlip] of list) {
          const at = place % mutant.length;
          mutant = patched(mutant, at, isFlip ? (mutant[at] ?? 0) ^ (1 << (value & 7)) : value);
        }
        if (isCut && cut % 4 === 0) mutant = mutant.subarray(0, cut % mutant.length);
        for (const read of [() => inFile(() => readWhole(mutant)), () => readBySpec(mutant)]) {
          try {
            read();
          } catch (error) {
            if (!(error instanceof Fault)) throw error;
            assertClear(error, 'data.bin');
            refused++;
          }
        }
      }),
      { seed, numRuns },
    );
    assert.ok(refused > (2 * numRuns) / 3, `${refused} were refused`);
  });
});
