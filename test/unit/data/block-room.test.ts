import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BlockRoom } from '../../../src/data/block-room';
import { MemoryBudget } from '../../../src/data/memory';
import { numberTypes } from '../../../src/data/number-type';
import type { StoredNumbers } from '../../../src/model/feature-matrix';
import { caseCount } from '../../count';

const seed = 20516;
const numRuns = caseCount(300, 20);
const length = 2 ** 14;
const [uint8, , , , float64] = numberTypes;
/** Bytes that blocks take by themselves at first, and bytes of a slab. */
const few = 2 ** 24;
const slab = 2 ** 25;

describe('the room of a table’s blocks', () => {
  const roomOf = (limit = Infinity) => {
    const memory = new MemoryBudget(limit);
    const room = new BlockRoom(length, memory);
    const held = (): number => limit - memory.left;
    return { memory, room, held };
  };
  const take = (room: BlockRoom, type = float64): StoredNumbers => (type ? room.take(type) : assert.fail());

  it('is exactly that of a small table', () => {
    const { room, held } = roomOf(1e9);
    const block = take(room);
    assert.deepEqual([block.length, block.buffer.byteLength, held()], [length, 8 * length, 8 * length]);
    const narrow = take(room, uint8);
    assert.deepEqual([narrow.constructor, held()], [Uint8Array, 9 * length]);
    room.giveBack(block);
    assert.equal(held(), length);
  });

  it('is a slab where a table is larger, which is held as a whole, and of which no part is lost', () => {
    const { room, held } = roomOf(1e9);
    for (let bytes = 0; bytes < few; bytes += 8 * length) take(room);
    assert.equal(held(), few);
    const first = take(room);
    assert.deepEqual([first.buffer.byteLength, first.byteOffset, held()], [slab, 0, few + slab]);
    first.fill(7);
    room.giveBack(first);
    assert.equal(held(), few + slab);
    const again = take(room);
    assert.deepEqual([again.buffer === first.buffer, again.byteOffset, again.some(Boolean)], [true, 0, false]);
    for (let bytes = 8 * length; bytes < slab; bytes += 8 * length) take(room);
    assert.equal(held(), few + slab);
    take(room);
    assert.equal(held(), few + 2 * slab);
  });

  it('is refused where memory has no room for a slab', () => {
    const { room } = roomOf(few + slab - 1);
    for (let bytes = 0; bytes < few; bytes += 8 * length) take(room);
    assert.throws(() => take(room));
  });

  it(`never gives one place twice (seed ${seed}, ${numRuns} runs)`, () => {
    const steps = fc.array(fc.tuple(fc.nat(4), fc.boolean(), fc.nat()), { minLength: 100, maxLength: 400 });
    fc.assert(
      fc.property(steps, (list) => {
        const room = new BlockRoom(length);
        for (let bytes = 0; bytes < few; bytes += 8 * length) take(room);
        const alive: { readonly block: StoredNumbers; readonly mark: number }[] = [];
        for (const [k, [type, gives, which]] of list.entries()) {
          if (gives && alive.length > 0) {
            const [given] = alive.splice(which % alive.length, 1);
            if (given) room.giveBack(given.block);
            continue;
          }
          const block = take(room, numberTypes[type]);
          assert.deepEqual([block[0], block[length - 1]], [0, 0]);
          const mark = 1 + (k % 200);
          alive.push({ block: block.fill(mark), mark });
        }
        for (const { block, mark } of alive) assert.ok(block.every((value) => value === mark));
      }),
      { seed, numRuns },
    );
  });
});
