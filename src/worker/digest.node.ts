import { createHash } from 'node:crypto';
import type { StartDigest } from '../data/hash';

/** Bytes that are added at once: Node refuses arrays beyond 2 GB. */
const piece = 1_000_000_000;

/** Node's SHA-256. */
export const nodeSha256: StartDigest = () => {
  const hash = createHash('sha256');
  return {
    update: (bytes) => {
      for (let at = 0; at < bytes.length; at += piece) hash.update(bytes.subarray(at, at + piece));
    },
    hex: () => hash.digest('hex'),
  };
};
