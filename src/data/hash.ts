import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Dataset } from '../model/dataset';
import type { Scaling } from '../model/pipeline';
import { encodeUtf8 } from '../model/utf8';

/** A SHA-256 that grows with its bytes. */
export interface RunningDigest {
  update(bytes: Uint8Array): void;
  /** The digest of all bytes so far, in hex; nothing is added behind it. */
  hex(): string;
}

/** Begins a SHA-256. */
export type StartDigest = () => RunningDigest;

/** SHA-256 where the platform has none of its own, which is many times faster. */
const portableSha256: StartDigest = () => {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
};

type Hashed = Omit<Dataset, 'pipeline' | 'dropped' | 'notes' | 'hash'>;

/**
 * SHA-256, in hex, of a data set: its names and sizes as JSON, then scaling, training set, test set, validation set and
 * scaling of the targets as doubles, little-endian (the order of every machine that runs this).
 */
export function hashDataset(
  { features, outputs, featureNames, targetNames, classes, train, validation, test }: Hashed,
  scaling: Scaling | undefined,
  targetScaling: Scaling | undefined,
  start: StartDigest = portableSha256,
): string {
  const sizes = { features, outputs, train: train.m, test: test?.m ?? null };
  const third = validation ? { validation: validation.m } : {};
  const names = { featureNames, targetNames, classes: classes ?? null, scaled: scaling !== undefined };
  const targets = targetScaling ? { targetsScaled: true } : {};
  const hash = start();
  hash.update(encodeUtf8(JSON.stringify({ ...sizes, ...names, ...third, ...targets })));
  const add = (array: Float64Array | undefined): void => {
    if (array) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  };
  add(scaling?.shift);
  add(scaling?.factor);
  for (const set of [train, test, validation]) {
    set?.x.eachBlock(
      (length) => new Float64Array(length),
      (x, _from, count) => add(x.subarray(0, count * features)),
    );
    add(set?.y);
  }
  add(targetScaling?.shift);
  add(targetScaling?.factor);
  return hash.hex();
}
