import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Dataset } from '../model/dataset';
import type { Scaling } from '../model/pipeline';
import { encodeUtf8 } from '../model/utf8';

type Hashed = Omit<Dataset, 'pipeline' | 'dropped' | 'notes' | 'hash'>;

/**
 * SHA-256, in hex, of a data set: its names and sizes as JSON, then scaling, training set, test set, validation set and
 * scaling of the targets as doubles, little-endian (the order of every machine that runs this).
 */
export function hashDataset(
  { features, outputs, featureNames, targetNames, classes, train, validation, test }: Hashed,
  scaling: Scaling | undefined,
  targetScaling?: Scaling,
): string {
  const sizes = { features, outputs, train: train.m, test: test?.m ?? null };
  const third = validation ? { validation: validation.m } : {};
  const names = { featureNames, targetNames, classes: classes ?? null, scaled: scaling !== undefined };
  const targets = targetScaling ? { targetsScaled: true } : {};
  const hash = sha256.create().update(encodeUtf8(JSON.stringify({ ...sizes, ...names, ...third, ...targets })));
  const arrays = [
    ...[scaling?.shift, scaling?.factor, train.x, train.y, test?.x, test?.y, validation?.x, validation?.y],
    ...[targetScaling?.shift, targetScaling?.factor],
  ];
  for (const array of arrays) {
    if (array) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return bytesToHex(hash.digest());
}
