import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readTable } from '../../../../src/data/csv/table';
import { arrayTable } from '../../../../src/data/sources/array-table';
import { openDataFile } from '../../../../src/data/sources/open';
import { Fault } from '../../../../src/model/message';
import { caseCount } from '../../../count';
import { bundle } from '../../bundle';
import { idxFiles, npyFiles, npzFiles } from './hostile/arrays';
import { good, patched } from './hostile/good';
import { gzipFiles } from './hostile/gzip';
import { hdf5Files } from './hostile/hdf5';
import { parquetFiles, plainParquet } from './hostile/parquet';
import { assertRefused, faultOf } from './opened';

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

describe(`${hostileFiles.length} hostile files`, () => {
  for (const { what, bytes } of hostileFiles) {
    it(`are refused with one sentence: ${what}`, () => {
      const fault = faultOf(() => readWhole(bytes));
      assertRefused(() => {
        throw fault.place ? fault : new Fault(fault.detail, { file: 'data.bin' });
      }, fault.detail.code);
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

  it('are read or refused with a Fault, and nothing else', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(), changes, fc.nat(), fc.boolean(), (which, list, cut, isCut) => {
        let mutant: Uint8Array = files[which % files.length] ?? new Uint8Array();
        for (const [place, value, isFlip] of list) {
          const at = place % mutant.length;
          mutant = patched(mutant, at, isFlip ? (mutant[at] ?? 0) ^ (1 << (value & 7)) : value);
        }
        if (isCut && cut % 4 === 0) mutant = mutant.subarray(0, cut % mutant.length);
        try {
          readWhole(mutant);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          refused++;
        }
      }),
      { seed, numRuns },
    );
    assert.ok(refused > numRuns / 3, `${refused} were refused`);
  });
});
