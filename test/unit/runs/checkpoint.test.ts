import assert from 'node:assert/strict';
import { crc32 } from '../../../src/model/crc32';
import { Fault } from '../../../src/model/message';
import {
  type Checkpoint,
  type CheckpointShape,
  checkCheckpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  type Progress,
} from '../../../src/runs/checkpoint';
import { fileFault, isMissing, isPresent, isUnsupported, withFile } from '../../../src/runs/file-fault';
import { identityOf } from '../../../src/runs/identity';
import { heldMessage } from '../../../src/runs/lock-message';
import type { StoredValues } from '../../../src/runs/safetensors';
import { faultOf, specOf } from '../data/specs';

const progress: Progress = {
  identity: '{}',
  dataHash: 'abc',
  engine: 'reference',
  arithmetic: 'mul-add',
  epochs: 9,
  epoch: 2,
  step: 8,
  optimizerFrom: 0,
  batch: 2,
  shuffle: [1, 2],
  dropout: [3],
  best: 0.5,
  looksSince: 1,
  stoppedEarly: false,
  divergence: { layer: 'a', tensor: 'W', epoch: 1, step: 3 },
  firstCost: null,
};
const tensors = new Map<string, StoredValues>([
  ['weights.0', Float32Array.of(1, 2)],
  ['optimizer.0', Float64Array.of(3)],
  ['best.0', Float32Array.of(4, 5)],
  ['order.0', Int32Array.of(2, 0, 1)],
]);
const checkpoint: Checkpoint = { progress, tensors };
const isCorrupt = (action: () => unknown): boolean => {
  try {
    action();
    return false;
  } catch (error) {
    assert.ok(error instanceof Fault);
    return error.detail.code === 'checkpoint-corrupt';
  }
};

describe('a checkpoint', () => {
  it('gives back what it was written from, and is refused where a byte differs', () => {
    const bytes = encodeCheckpoint(checkpoint);
    const read = decodeCheckpoint(bytes);
    assert.deepEqual([read.progress, [...read.tensors].sort()], [progress, [...tensors].sort()]);
    assert.equal(Buffer.from(bytes.subarray(0, 8)).toString('latin1'), 'NNETCKP1');
    for (const at of [0, 7, 8, 11, 12, 15, 16, 40, bytes.length - 1]) {
      const other = bytes.slice();
      other[at] = (other[at] ?? 0) ^ 1;
      assert.ok(
        isCorrupt(() => decodeCheckpoint(other)),
        `byte ${at}`,
      );
    }
    for (const length of [0, 15, 16, bytes.length - 1])
      assert.ok(isCorrupt(() => decodeCheckpoint(bytes.subarray(0, length))));
    assert.deepEqual(decodeCheckpoint(Buffer.concat([Buffer.alloc(3), bytes]).subarray(3)).progress, progress);
  });

  it('has every field, each of its type', () => {
    const isRefused = (change: object): boolean =>
      isCorrupt(() => decodeCheckpoint(encodeCheckpoint({ progress: { ...progress, ...change }, tensors })));
    const divergence = { layer: 'a', tensor: 'W', epoch: 1, step: 3 };
    for (const good of [
      { best: null },
      { divergence: null },
      { firstCost: 2 },
      { divergence: { ...divergence, factor: 7 } },
      { engine: 'compiled', arithmetic: 'fma' },
    ]) {
      assert.equal(isRefused(good), false, JSON.stringify(good));
    }
    for (const name of Object.keys(progress).filter((each) => each !== 'shuffle' && each !== 'dropout')) {
      assert.ok(isRefused({ [name]: undefined }), `without ${name}`);
      assert.ok(isRefused({ [name]: name === 'identity' || name === 'dataHash' ? 5 : 'x' }), `another ${name}`);
    }
    for (const bad of [{ epoch: -1 }, { step: 0.5 }, { optimizerFrom: 0.5 }]) assert.ok(isRefused(bad));
    for (const change of [{ layer: 5 }, { tensor: 5 }, { epoch: -1 }, { step: 0.5 }, { factor: 'x' }]) {
      assert.ok(isRefused({ divergence: { ...divergence, ...change } }), JSON.stringify(change));
    }
  });

  it('has the random streams, however long, as numbers to the bit', () => {
    const shuffle = [...Array.from({ length: 624 }, (_, k) => (k * 2654435761) >>> 0), 624, -0.123456789012345];
    assert.deepEqual(
      decodeCheckpoint(encodeCheckpoint({ progress: { ...progress, shuffle }, tensors })).progress.shuffle,
      shuffle,
    );
    for (const name of ['random.shuffle', 'random.dropout']) {
      const bytes = Buffer.from(encodeCheckpoint(checkpoint));
      bytes.write('another', bytes.indexOf(name) + 7, 'latin1');
      bytes.writeUInt32LE(crc32(bytes.subarray(16)), 8);
      assert.ok(
        isCorrupt(() => decodeCheckpoint(bytes)),
        name,
      );
    }
  });

  it('belongs to a training of its shape alone', () => {
    const shape: CheckpointShape = {
      batches: 3,
      examples: 3,
      weights: [Float32Array.of(0, 0)],
      optimizer: [Float64Array.of(0)],
      shuffles: true,
      acceptsStream: (state) => state.length > 0,
    };
    const isRefused = (
      change: Partial<Progress>,
      other: Readonly<Record<string, StoredValues | undefined>> = {},
      ofShape: Partial<CheckpointShape> = {},
    ) => {
      const all = new Map(
        Object.entries({ ...Object.fromEntries(tensors), ...other }).flatMap(([name, values]) =>
          values ? [[name, values] as const] : [],
        ),
      );
      return isCorrupt(() =>
        checkCheckpoint({ progress: { ...progress, ...change }, tensors: all }, { ...shape, ...ofShape }),
      );
    };
    assert.equal(isRefused({}), false);
    const without = (name: string) => ({ [name]: undefined });
    assert.equal(isRefused({ best: null }, without('best.0')), false);
    assert.equal(isRefused({ batch: 0, step: 6 }, without('order.0')), false);
    assert.equal(isRefused({ batch: 1, step: 7 }), false);
    assert.ok(isRefused({ batch: 1, step: 7 }, without('order.0')));
    assert.equal(isRefused({}, without('order.0'), { shuffles: false }), false);
    for (const change of [
      { batch: 3, step: 9 },
      { step: 7 },
      { step: 9 },
      { shuffle: [] },
      { dropout: [] },
      { best: null },
      { batch: 0, step: 6 },
    ]) {
      assert.ok(isRefused(change), JSON.stringify(change));
    }
    for (const name of tensors.keys()) assert.ok(isRefused({}, without(name)), `without ${name}`);
    for (const other of [
      { 'weights.1': Float32Array.of(1, 2) },
      { 'weights.0': Float32Array.of(1) },
      { 'weights.0': Float64Array.of(1, 2) },
      { 'best.0': Float32Array.of(1, 2, 3) },
      { 'order.0': Int32Array.of(0, 1) },
      { 'order.0': Int32Array.of(0, 1, 1) },
      { 'order.0': Int32Array.of(0, 1, 3) },
      { 'order.0': Int32Array.of(-1, 0, 1) },
      { 'order.0': Float32Array.of(2, 0, 1) },
      { ...without('weights.0'), x: Float32Array.of(1, 2) },
    ]) {
      assert.ok(isRefused({}, other), JSON.stringify(other));
    }
  });
});

describe('what identifies a run', () => {
  it('is the text of what determines its bits, in one order of names', () => {
    const spec = specOf(undefined);
    const { train, layers, seed, ...rest } = spec;
    assert.equal(identityOf({ train, ...rest, layers, seed }), identityOf(spec));
    assert.equal(identityOf({ ...spec, train: { ...train, epochs: 12_345 } }), identityOf(spec));
    assert.notEqual(identityOf({ ...spec, seed: { ...spec.seed, value: 99 } }), identityOf(spec));
    const value: unknown = JSON.parse(identityOf(spec));
    assert.deepEqual(typeof value === 'object' && value && Object.keys(value), ['layers', 'seed', 'train']);
  });
});

describe('an error of the operating system', () => {
  const error = (code?: unknown): Error => Object.assign(new Error('x'), code === undefined ? {} : { code });

  it('is a fault that names the path and what is wrong', () => {
    for (const [code, wanted] of [
      ['ENOENT', 'path-missing'],
      ['EISDIR', 'path-folder'],
      ['EACCES', 'path-denied'],
      ['ENOSPC', 'disk-full'],
      ['EXYZ', 'path-failed'],
    ] as const) {
      const thrown = faultOf(() =>
        withFile('a/b', () => {
          throw error(code);
        }),
      );
      assert.deepEqual([thrown.detail.code, thrown.detail.args], [wanted, { path: 'a/b', reason: code }]);
    }
    for (const other of [error(), error(5), 'x']) assert.equal(fileFault(other, 'a'), other);
    assert.equal(
      withFile('a', () => 7),
      7,
    );
  });

  it('is told by its code', () => {
    assert.deepEqual(
      ['ENOENT', 'EEXIST', 'EINVAL', 'ENOTSUP', 'ENOSYS', undefined].map((code) => [
        isMissing(error(code)),
        isPresent(error(code)),
        isUnsupported(error(code)),
      ]),
      [
        [true, false, false],
        [false, true, false],
        [false, false, true],
        [false, false, true],
        [false, false, true],
        [false, false, false],
      ],
    );
  });
});

describe('a run that another process trains', () => {
  it('is said to be held by it, on this computer or elsewhere', () => {
    const holder = { process: 5, host: 'here', place: 'window', since: '2026-11-22T15:04:05.678Z' } as const;
    const said = (change: object, here = 'here') => {
      const { code, args } = heldMessage({ ...holder, ...change }, here);
      return [code, args];
    };
    const facts = { process: 5, host: 'here', since: '2026-11-22 15:04:05 UTC', window: 1 };
    assert.deepEqual(said({}), ['run-in-use', facts]);
    assert.deepEqual(said({ place: 'terminal' }, 'there'), ['run-in-use-elsewhere', { ...facts, window: 0 }]);
    for (const name of ['host', 'place', 'since'])
      assert.deepEqual(said({ [name]: undefined }), ['run-in-use-process', { process: 5 }]);
  });
});
