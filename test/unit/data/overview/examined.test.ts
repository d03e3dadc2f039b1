import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { someOf } from '../../../count';
import { bundle } from '../../bundle';
import { tables } from './examined-tables';

const seed = 8812;
/** A power of two and one: tables of hashes are as large as they get. */
const m = 8193;

describe(`the bytes that examining ${m} rows takes (seed ${seed})`, () => {
  for (const name of someOf(Object.keys(tables), 2)) {
    // Each in a process of its own, whose small heap is soon collected.
    it(`are as many as its arrays hold at most, and not many times as many: ${name}`, () => {
      const program = bundle('test/unit/data/overview/examining.ts');
      const { told, held } = JSON.parse(
        execFileSync(process.execPath, [program, name, String(m), String(seed)], { encoding: 'utf8' }),
      );
      assert.ok(held <= told && told < 5 * held, `${told} bytes are told, ${held} are held`);
    });
  }
});
