import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { readArchive } from '../../../../../src/data/sources/npz/archive';
import { assertDamaged, faultOf } from '../opened';
import { zip } from '../written';

const origin = { file: 'a.npz', format: 'ZIP' };
const content = Uint8Array.of(1, 2, 3, 4, 5);
const wide = 0xffffffff;

interface Parts {
  readonly before?: number;
  readonly comment?: number;
  readonly entryComment?: number;
  readonly localExtra?: number;
  /** Fields of 8 bytes each behind the entry, and what the entry says itself. */
  readonly fields?: readonly { readonly id: number; readonly values: readonly number[] }[];
  readonly size?: number;
  readonly packed?: number;
  readonly offset?: number;
}

/** An archive of one stored member `x`, with comments and further fields. */
function archive(parts: Parts = {}): Uint8Array {
  const {
    before = 0,
    comment = 0,
    entryComment = 0,
    localExtra = 0,
    fields = [],
    size = 5,
    packed = 5,
    offset = before,
  } = parts;
  const extra = Buffer.concat(
    fields.map(({ id, values }) => {
      const field = Buffer.alloc(4 + 8 * values.length);
      field.writeUInt16LE(id, 0);
      field.writeUInt16LE(8 * values.length, 2);
      for (const [k, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * k);
      return field;
    }),
  );
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(1, 26);
  local.writeUInt16LE(localExtra, 28);
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt32LE(crc32(content), 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(1, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt16LE(entryComment, 32);
  entry.writeUInt32LE(offset, 42);
  const members = Buffer.concat([
    Buffer.alloc(before, 9),
    local,
    Buffer.from('x'),
    Buffer.alloc(localExtra, 7),
    content,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(members.length, 16);
  return Buffer.concat([
    members,
    entry,
    Buffer.from('x'),
    extra,
    Buffer.alloc(entryComment, 8),
    end,
    Buffer.alloc(comment, 32),
  ]);
}
const read = (bytes: Uint8Array) => {
  const [member] = readArchive(bytes, origin);
  return member && [member.name, ...member.bytes()];
};
const whole = ['x', ...content];

describe('an archive', () => {
  it('may have comments and fields that say nothing of its members', () => {
    for (const parts of [{}, { before: 9 }, { comment: 65_535 }, { entryComment: 9 }, { localExtra: 9 }]) {
      assert.deepEqual(read(archive(parts)), whole);
    }
    assertDamaged(() => read(archive({ comment: 65_536 })));
    assert.deepEqual(readArchive(zip([]), origin), []);
    assertDamaged(() => readArchive(zip([]).subarray(0, 21), origin));
  });

  it('has sizes of 8 bytes where those of 4 bytes say so, in their order', () => {
    const all = { size: wide, packed: wide, offset: wide };
    const other = { id: 9, values: [77] };
    assert.deepEqual(read(archive({ ...all, before: 3, fields: [other, { id: 1, values: [5, 5, 3] }] })), whole);
    assert.deepEqual(read(archive({ size: wide, fields: [{ id: 1, values: [5] }] })), whole);
    assert.deepEqual(read(archive({ packed: wide, fields: [{ id: 1, values: [5] }] })), whole);
    assert.deepEqual(read(archive({ before: 3, offset: wide, fields: [{ id: 1, values: [3] }] })), whole);
    assert.deepEqual(read(archive({ fields: [{ id: 1, values: [] }] })), whole);
    assertDamaged(() => read(archive({ ...all, fields: [{ id: 1, values: [5, 5] }] })));
    assertDamaged(() => read(archive({ size: wide, fields: [other] })));
    assertDamaged(() => readArchive(archive({ size: wide, fields: [{ id: 1, values: [] }] }), origin));
    assertDamaged(() => read(archive({ size: 4 })));
    assertDamaged(() => read(archive({ packed: 4 })));
    assertDamaged(() => read(archive({ offset: 1 })));
  });

  it('has members whose names are not UTF-8 by where their entries are, and those that no one needs to unpack', () => {
    const stored = zip([{ name: 'x', data: content, method: 0 }]);
    const at = Buffer.from(stored).indexOf('PK\x01\x02', 0, 'latin1');
    const wrong = Uint8Array.from(stored);
    wrong[at + 46] = 0xff;
    assert.equal(readArchive(wrong, origin)[0]?.name, `${at}`);
    const [other] = readArchive(zip([{ name: 'x', data: content, method: 12 }]), origin);
    for (const unpack of [() => other?.bytes(), () => other?.prefix(1)])
      assert.deepEqual(faultOf(unpack).detail.args, { name: 'x', method: 12 });
  });

  it('has comments between its members, and members that were packed in any way but with a password', () => {
    const two = ['x', 'y'].map((name) => ({ name, data: content, method: 0, flags: 2 | 4 | 8 }));
    const bytes = Buffer.from(zip(two));
    const at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
    bytes[at + 32] = 3;
    const commented = Buffer.concat([bytes.subarray(0, at + 47), Buffer.from('abc'), bytes.subarray(at + 47)]);
    assert.deepEqual(
      readArchive(commented, origin).map((member) => [member.name, ...member.bytes()]),
      [
        ['x', ...content],
        ['y', ...content],
      ],
    );
    const { detail, place } = faultOf(() => readArchive(zip([{ name: 'x', data: content, flags: 1 }]), origin));
    assert.deepEqual([detail.code, place?.file], ['data-archive-locked', 'a.npz']);
  });

  it('says where it is damaged', () => {
    const at = (bytes: Uint8Array) => faultOf(() => read(bytes)).detail.args.at;
    assert.equal(at(new Uint8Array(30)), 31);
    assert.equal(at(archive({ before: 3, size: 4 })), 4);
    assert.equal(at(archive({ before: 3, offset: 1 })), 2);
    const broken = archive();
    broken[36] = 0;
    assert.equal(at(broken), 37);
  });

  it('gives the beginning of a member without the rest', () => {
    for (const method of [0, 8]) {
      const [, second] = readArchive(
        zip([
          { name: 'x', data: content },
          { name: 'y', data: content, method },
        ]),
        origin,
      );
      assert.deepEqual([...(second?.prefix(3) ?? [])], [1, 2, 3]);
      assert.deepEqual([...(second?.prefix(9) ?? [])], [...content]);
      assert.deepEqual([...(second?.bytes() ?? [])], [...content]);
    }
  });
});
