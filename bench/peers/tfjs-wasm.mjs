import { createRequire } from 'node:module';
import path from 'node:path';
import { learnerOn } from './tfjs.mjs';

const require = createRequire(import.meta.url);
const wasm = require('@tensorflow/tfjs-backend-wasm');
wasm.setWasmPaths(`${path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);

export const comparable = true;
export const learner = learnerOn('wasm');
