import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { plainVectors } from '../protocol/plain-vectors';

/** The V8 of Node 24: measurements show that it merges relaxed vectors correctly. */
const oldest = [13, 6] as const;

function isMerging(): boolean {
  const [major = 0, minor = 0] = process.versions.v8.split('.').map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  return recent && process.arch === 'x64' && process.env[plainVectors] === undefined;
}

/** Whether V8 merges pairs of 128-bit vectors: tier A is fast then. */
export const mergesVectors = isMerging();

// Before anything else, because it applies only to what is compiled later; the threads use the flags of the main one.
if (mergesVectors && isMainThread) setFlagsFromString('--experimental-wasm-revectorize');
