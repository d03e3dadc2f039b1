import { createRequire } from 'node:module';
import path from 'node:path';
import { learnerOn } from './tfjs.mjs';

const load = createRequire(import.meta.url);
const wasm = load('@tensorflow/tfjs-backend-wasm');
wasm.setWasmPaths(`${path.dirname(load.resolve('@tensorflow/tfjs-backend-wasm'))}/`);

export const comparable = true;
export const learner = learnerOn('wasm');
