import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { plainVectors } from '../protocol/plain-vectors';
import { isMergingV8 } from './merging-v8';

/** Whether V8 merges pairs of 128-bit vectors: tier A is fast then. */
export const mergesVectors = isMergingV8(process.versions.v8, process.arch) && process.env[plainVectors] === undefined;

// Before anything else, because it applies only to what is compiled later; the threads use the flags of the main one.
if (mergesVectors && isMainThread) setFlagsFromString('--experimental-wasm-revectorize');
