import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Spec } from '../model/spec';
import { encodeUtf8 } from '../model/utf8';
import { identityOf } from '../runs/identity';

/** SHA-256, in hex, of the spec as far as it decides a run's bits. */
export function specHash(spec: Spec): string {
  return bytesToHex(sha256(encodeUtf8(identityOf(spec))));
}
