import assert from 'node:assert/strict';
import fc from 'fast-check';
import { networkWith } from '../../../src/engine/network';
import { decodeWeights, encodeWeights } from '../../../src/engine/weights-file';
import { Fault } from '../../../src/model/message';
import { readTensorFile, type StoredTensor, writeTensorFile } from '../../../src/runs/safetensors';
import { dense, denseWeights, input, pipelineOf, specOf } from '../engine/specs';

const faultCode = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;

/** A file with this header and this many bytes of tensors. */
function fileOf(header: string | object, bytes = 0): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + bytes);
  new DataView(file.buffer).setUint32(0, text.length, true);
  file.set(text, 8);
  return file;
}

describe('.safetensors', () => {
  it('reads back any tensors and metadata to the bit (seed 31)', () => {
    const values = fc.oneof(
      fc.float32Array({ maxLength: 20 }),
      fc.float64Array({ maxLength: 20 }),
      fc.int32Array({ maxLength: 20 }),
    );
    const tensors = fc.array(fc.tuple(fc.string(), values), { maxLength: 6 });
    const check = fc.property(tensors, fc.dictionary(fc.string(), fc.string()), (list, metadata) => {
      const map = new Map<string, StoredTensor>();
      for (const [name, array] of list) map.set(`t${name}`, { shape: [array.length], values: array });
      const bytes = writeTensorFile({ tensors: map, metadata });
      const back = readTensorFile(bytes);
      assert.deepEqual({ ...back.metadata }, { ...metadata });
      assert.equal(back.tensors.size, map.size);
      for (const [name, tensor] of map) assert.deepEqual(back.tensors.get(name), tensor);
    });
    fc.assert(check, { seed: 31, numRuns: 300 });
  });

  it('refuses a length that is not that of a header', () => {
    const withLength = (low: number, high: number, text: string): Uint8Array => {
      const file = fileOf(text);
      const view = new DataView(file.buffer);
      view.setUint32(0, low, true);
      view.setUint32(4, high, true);
      return file;
    };
    const refused = (file: Uint8Array, code: string): void =>
      assert.throws(() => readTensorFile(file), faultCode(code));
    refused(new Uint8Array(7), 'safetensors-truncated');
    refused(new Uint8Array(8), 'safetensors-header');
    refused(withLength(4, 0, 'junk'), 'safetensors-header');
    refused(withLength(5, 0, 'junk'), 'safetensors-truncated');
    refused(withLength(2, 1, '{}'), 'safetensors-truncated');
    assert.equal(readTensorFile(withLength(2, 0, '{}')).tensors.size, 0);
  });

  it('reads tensors in any order, empty ones among them, and says a type in part', () => {
    const at = (begin: number, end: number) => ({
      dtype: 'F32',
      shape: [(end - begin) / 4],
      data_offsets: [begin, end],
    });
    for (const header of [
      { full: at(0, 8), empty: at(0, 0) },
      { empty: at(0, 0), full: at(0, 8) },
      { later: at(8, 12), empty: at(8, 8), full: at(0, 8) },
    ]) {
      const bytes = 'later' in header ? 12 : 8;
      assert.equal(readTensorFile(fileOf(header, bytes)).tensors.size, Object.keys(header).length);
    }
    const type = 'BF16'.repeat(9);
    assert.throws(
      () => readTensorFile(fileOf({ w: { dtype: type, shape: [1], data_offsets: [0, 4] } }, 4)),
      (error: unknown) => error instanceof Fault && error.detail.args['type'] === type.slice(0, 20),
    );
  });

  it('has the layout of the format: length, JSON padded to 8, values in order', () => {
    const bytes = writeTensorFile({
      tensors: new Map([
        ['a.weight', { shape: [1, 2], values: Float32Array.of(1, -2) }],
        ['a.bias', { shape: [1], values: Float64Array.of(0.5) }],
      ]),
      metadata: { classes: '["x"]' },
    });
    const view = new DataView(bytes.buffer);
    const length = view.getUint32(0, true);
    assert.equal(length % 8, 0);
    const written = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    assert.ok(length - written.trimEnd().length < 8 && /\} *$/.test(written), written);
    const plain = writeTensorFile({ tensors: new Map(), metadata: {} });
    assert.equal(new TextDecoder().decode(plain.subarray(8)), '{}      ');
    assert.deepEqual(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))), {
      __metadata__: { classes: '["x"]' },
      'a.weight': { dtype: 'F32', shape: [1, 2], data_offsets: [0, 8] },
      'a.bias': { dtype: 'F64', shape: [1], data_offsets: [8, 16] },
    });
    assert.equal(bytes.length, 8 + length + 16);
    assert.equal(view.getFloat32(8 + length, true), 1);
    assert.equal(view.getFloat32(12 + length, true), -2);
    assert.equal(view.getFloat64(16 + length, true), 0.5);
  });

  it('reads tensors in any order', () => {
    const file = fileOf(
      {
        b: { dtype: 'F32', shape: [], data_offsets: [4, 8] },
        a: { dtype: 'F32', shape: [1], data_offsets: [0, 4] },
      },
      8,
    );
    new DataView(file.buffer).setFloat32(file.length - 4, 7, true);
    assert.deepEqual(readTensorFile(file).tensors.get('b'), { shape: [], values: Float32Array.of(7) });
  });

  it('faults that name what is wrong', () => {
    const entry = (changes: object): object => ({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...changes } });
    const longHeader = fileOf('{}');
    new DataView(longHeader.buffer).setUint32(4, 1, true);
    const cases: [string, Uint8Array][] = [
      ['safetensors-truncated', new Uint8Array()],
      ['safetensors-truncated', new Uint8Array(7)],
      ['safetensors-truncated', longHeader],
      ['safetensors-truncated', fileOf({}, 4)],
      ['safetensors-header', fileOf('{"w":')],
      ['safetensors-header', fileOf('[]')],
      ['safetensors-header', fileOf({ w: 3 })],
      ['safetensors-header', fileOf({ __metadata__: { a: 1 } })],
      ['safetensors-header', fileOf('\u0000\u0001')],
      ['safetensors-tensor', fileOf(entry({}), 4)],
      ['safetensors-tensor', fileOf(entry({ shape: [3] }), 8)],
      ['safetensors-tensor', fileOf(entry({ shape: [-2] }), 8)],
      ['safetensors-tensor', fileOf(entry({ shape: [1.5] }), 8)],
      ['safetensors-tensor', fileOf(entry({ data_offsets: [8, 0] }), 8)],
      ['safetensors-tensor', fileOf(entry({ data_offsets: [4, 12] }), 12)],
      ['safetensors-tensor', fileOf(entry({ shape: [1e9, 1e9], data_offsets: [0, 4e18] }), 8)],
      ['safetensors-tensor', fileOf({ ...entry({}), v: { dtype: 'F32', shape: [2], data_offsets: [4, 12] } }, 12)],
      ['safetensors-type', fileOf(entry({ dtype: 'BF16' }), 8)],
    ];
    for (const [code, file] of cases) {
      assert.throws(() => readTensorFile(file), faultCode(code), `${code}: ${new TextDecoder().decode(file)}`);
    }
  });

  it('damaged anywhere is read as something or is a Fault (seed 32)', () => {
    const good = encodeWeights({
      weights: [denseWeights('hidden', 3, Float32Array.of(1, 2, 3, 4, 5, 6), Float32Array.of(7, 8))],
      pipeline: {
        ...pipelineOf(3, 'hash', ['a', 'b']),
        scaling: { shift: Float64Array.of(1, 2, 3), factor: Float64Array.of(1, 1, 0.5) },
      },
    });
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    const check = fc.property(damage, fc.nat(good.length), (changes, length) => {
      const bytes = good.slice(0, length < 40 ? length : good.length);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      try {
        decodeWeights(bytes);
      } catch (error) {
        assert.ok(error instanceof Fault, String(error));
      }
    });
    fc.assert(check, { seed: 32, numRuns: 5000 });
  });
});

describe('a weights file', () => {
  const weights = [
    denseWeights('隐藏层', 1, Float64Array.of(0.1, -0), Float64Array.of(1 / 3, 2)),
    denseWeights('out.put', 2, Float64Array.of(1, 2), Float64Array.of(5e-324)),
  ];

  it('keeps weights and pipeline to the bit', () => {
    const scaling = { shift: Float64Array.of(0.1, 1 / 3), factor: Float64Array.of(1e-7, 2) };
    const file = { weights, pipeline: { ...pipelineOf(2, 'hash', ['Katze', '犬', '"x"']), scaling } };
    assert.deepEqual(decodeWeights(encodeWeights(file)), file);
    assert.deepEqual(decodeWeights(encodeWeights({ weights })), { weights });
  });

  it('is the same bytes for the same weights', () => {
    assert.deepEqual(encodeWeights({ weights }), encodeWeights({ weights: structuredClone(weights) }));
  });

  it('names tensors and shapes as PyTorch does', () => {
    const { tensors } = readTensorFile(encodeWeights({ weights }));
    assert.deepEqual(
      [...tensors].map(([name, { shape }]) => [name, shape]),
      [
        ['隐藏层.weight', [2, 1]],
        ['隐藏层.bias', [2]],
        ['out.put.weight', [1, 2]],
        ['out.put.bias', [1]],
      ],
    );
  });

  it('holds tensors of any shape, and leaves out those that no layer can have', () => {
    const kernel = { shape: [1, 2, 1], values: Float32Array.of(3, 4) };
    const tensors = new Map<string, StoredTensor>([
      ['steps', { shape: [1], values: Float32Array.of(3) }],
      ['counter.steps', { shape: [1], values: Int32Array.of(3) }],
      ['conv.1.kernel', kernel],
    ]);
    const { weights: found } = decodeWeights(writeTensorFile({ tensors, metadata: {} }));
    assert.deepEqual(found, [{ name: 'conv.1', tensors: [{ name: 'kernel', ...kernel }] }]);
  });

  it('faults where it lacks a tensor that a spec needs, or has one of another shape', () => {
    const spec = specOf([input(2), dense('output', 1, 'sigmoid')]);
    const layer = (shape: readonly number[], values: Float64Array) => [
      {
        name: 'output',
        tensors: [
          { name: 'weight', shape: [1, 2], values: Float64Array.of(1, 2) },
          { name: 'bias', shape, values },
        ],
      },
    ];
    assert.throws(() => networkWith(spec, layer([2], Float64Array.of(1, 2))), faultCode('weights-shape'));
    assert.throws(() => networkWith(spec, [{ name: 'output', tensors: [] }]), faultCode('weights-missing'));
    assert.deepEqual([...networkWith(spec, layer([1], Float64Array.of(3))).weights()], layer([1], Float64Array.of(3)));
  });

  it('faults on metadata that cannot be read', () => {
    for (const pipeline of ['[1]', '[', '{}', '{"columns":[]}']) {
      const metadata = { pipeline };
      const bytes = writeTensorFile({ tensors: new Map(), metadata });
      assert.throws(() => decodeWeights(bytes), faultCode('weights-metadata'), JSON.stringify(metadata));
    }
  });
});
