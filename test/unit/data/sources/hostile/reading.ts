import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../../../../../src/data/csv/table';
import { arrayTable } from '../../../../../src/data/sources/array-table';
import { openDataFile } from '../../../../../src/data/sources/open';
import { defaultMemoryLimit } from '../../../../../src/model/memory-limit';
import { Fault } from '../../../../../src/model/message';
import { peakMegabytes } from '../../../peak-memory';

/** Reads a file as a spec would that names it, or its arrays `x` and `y`. */
function readWhole(bytes: Uint8Array): void {
  const file = openDataFile('data.bin', bytes, defaultMemoryLimit);
  if (file.kind === 'text') readTable('data.bin', file.content, { memoryLimit: defaultMemoryLimit });
  if (file.kind === 'arrays') arrayTable('data.bin', file, { x: 'x', y: 'x' }, undefined, defaultMemoryLimit);
}

/** The program: reads all files of a folder and prints their faults' codes, and the megabytes it took at first and at most. */
const [, , folder = ''] = process.argv;
const before = peakMegabytes();
const codes = readdirSync(folder).map((name) => {
  try {
    readWhole(readFileSync(join(folder, name)));
    return [name, 'read'];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [name, error.detail.code, peakMegabytes()];
  }
});
process.stdout.write(JSON.stringify({ codes, before, after: peakMegabytes() }));
