import assert from 'node:assert/strict';
import { ByteSink } from '../../../../../src/engine/compiled/wasm/byte-sink';
import { ConstantPool, poolBytes } from '../../../../../src/engine/compiled/wasm/constant-pool';
import { i32 } from '../../../../../src/engine/compiled/wasm/expression';
import { ModuleBuilder } from '../../../../../src/engine/compiled/wasm/module-builder';

const bytes = (write: (sink: ByteSink) => unknown): number[] => {
  const sink = new ByteSink();
  write(sink);
  assert.equal(sink.length, sink.toBytes().length);
  return [...sink.toBytes()];
};

describe('the bytes of a module', () => {
  it('have unsigned numbers in as few bytes as LEB128 can', () => {
    const cases: readonly (readonly [number, readonly number[]])[] = [
      [0, [0]],
      [127, [0x7f]],
      [128, [0x80, 1]],
      [16_383, [0xff, 0x7f]],
      [16_384, [0x80, 0x80, 1]],
      [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
    ];
    for (const [value, expected] of cases) {
      assert.deepEqual(
        bytes((sink) => sink.unsigned(value)),
        expected,
        String(value),
      );
    }
  });

  it('have signed numbers with a last byte that tells the sign', () => {
    const cases: readonly (readonly [number, readonly number[]])[] = [
      [0, [0]],
      [-1, [0x7f]],
      [63, [0x3f]],
      [64, [0xc0, 0]],
      [-64, [0x40]],
      [-65, [0xbf, 0x7f]],
      [8191, [0xff, 0x3f]],
      [8192, [0x80, 0xc0, 0]],
      [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 7]],
      [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
      // Addresses from 2 GB on are the negative numbers of the same bits.
      [2 ** 32 - 1, [0x7f]],
    ];
    for (const [value, expected] of cases) {
      assert.deepEqual(
        bytes((sink) => sink.signed(value)),
        expected,
        String(value),
      );
    }
  });

  it('have floats and integers with the lowest byte first, and names behind their length', () => {
    assert.deepEqual(
      bytes((sink) => sink.float32(-2)),
      [0, 0, 0, 0xc0],
    );
    assert.deepEqual(
      bytes((sink) => sink.float64(1)),
      [0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
    );
    assert.deepEqual(
      bytes((sink) => sink.int32(-2)),
      [0xfe, 0xff, 0xff, 0xff],
    );
    assert.deepEqual(
      bytes((sink) => sink.name('env')),
      [3, 0x65, 0x6e, 0x76],
    );
  });

  it('are as many as were written', () => {
    const written = Array.from({ length: 5000 }, (_, k) => k % 256);
    const other = new ByteSink();
    for (const value of written) other.byte(value);
    assert.deepEqual(
      bytes((sink) => sink.byte(7).append(other).raw(written).raw([1, 2])),
      [7, ...written, ...written, 1, 2],
    );
  });

  it('are those of the format: types, memory, functions, exports, code, constants', () => {
    const module = new ModuleBuilder(3, true, 4096);
    const leaf = module.define('at');
    const other = module.define<never>();
    const twin = module.define('to');
    leaf.vector();
    leaf.vector();
    const count = leaf.integer();
    leaf.set(count, i32.load(leaf.parameters.at, 8));
    leaf.store(leaf.parameters.at, 16, leaf.splat(1));
    leaf.store(leaf.parameters.at, 32, leaf.splat(1));
    leaf.store(leaf.parameters.at, 48, leaf.splat(0));
    other.call(leaf, { at: i32.const(64) });
    twin.repeat(0, () => assert.fail());
    twin.advance(twin.parameters.to, 0);
    module.export('run', other);
    const splat = [0x41, 0x80, 0x20, 0xfd, 9, 2, 0];
    const leafCode = [
      ...[2, 2, 0x7b, 1, 0x7f],
      ...[0x20, 0, 0x28, 2, 8, 0x21, 3],
      ...[0x20, 0, ...splat, 0xfd, 11, 2, 16],
      ...[0x20, 0, ...splat, 0xfd, 11, 2, 32],
      ...[0x20, 0, 0xfd, 12, ...new Array<number>(16).fill(0), 0xfd, 11, 2, 48],
      0x0b,
    ];
    const otherCode = [0, 0x41, 0xc0, 0, 0x10, 0, 0x0b];
    const code = [3, leafCode.length, ...leafCode, otherCode.length, ...otherCode, 2, 0, 0x0b];
    const sections: readonly (readonly [id: number, content: readonly number[]])[] = [
      [1, [2, 0x60, 1, 0x7f, 0, 0x60, 0, 0]],
      [2, [1, 3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 3, 3, 3]],
      [3, [3, 0, 1, 0]],
      [7, [1, 3, 0x72, 0x75, 0x6e, 0, 1]],
      [10, code],
      [11, [1, 0, 0x41, 0x80, 0x20, 0x0b, 4, 0, 0, 0x80, 0x3f]],
    ];
    assert.deepEqual(
      [...module.encode()],
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flatMap(([id, content]) => [id, content.length, ...content])],
    );
    assert.ok(WebAssembly.validate(module.encode()));
  });
});

describe('the pool of a module’s constants', () => {
  it('has each float once, one behind the other, and an end', () => {
    const pool = new ConstantPool(512);
    assert.deepEqual(
      [7, 9, 7].map((bits) => pool.address(bits)),
      [512, 516, 512],
    );
    for (let bits = 100; pool.size < poolBytes / 4; bits++) pool.address(bits);
    assert.equal(pool.size, 256);
    assert.equal(pool.address(9), 516);
    assert.throws(() => pool.address(1), RangeError);
  });

  it('is written with the lowest byte first', () => {
    const pool = new ConstantPool(8);
    pool.address(0x04030201);
    pool.address(-1);
    assert.deepEqual(
      bytes((sink) => pool.encode(sink)),
      [0, 0x41, 8, 0x0b, 8, 1, 2, 3, 4, 255, 255, 255, 255],
    );
  });
});
