// The examples and initial weights that every system gets, as files of float32.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shapesOf } from './workloads.mjs';

/**
 * @typedef {object} Parameters
 * @property {number} inputs
 * @property {number} units
 * @property {Float32Array} weight W[l], (units, inputs) row by row
 * @property {Float32Array} bias b[l]
 */

/**
 * @typedef {object} Handed
 * @property {Float32Array} x examples row by row
 * @property {Float32Array} y their targets row by row: one-hot for softmax, 0 or 1 for sigmoid
 * @property {readonly Parameters[]} parameters
 */

/**
 * @param {string} folder
 * @param {readonly number[]} layers
 * @returns {Handed}
 */
export function readHanded(folder, layers) {
  return {
    x: readFloats(path.join(folder, 'x.f32')),
    y: readFloats(path.join(folder, 'y.f32')),
    parameters: shapesOf(layers).dense.map(({ inputs, units }, l) => ({
      inputs,
      units,
      weight: readFloats(path.join(folder, `w${l + 1}.f32`)),
      bias: readFloats(path.join(folder, `b${l + 1}.f32`)),
    })),
  };
}

/**
 * @param {string} folder
 * @param {Handed} handed
 */
export function writeHanded(folder, { x, y, parameters }) {
  mkdirSync(folder, { recursive: true });
  writeFloats(path.join(folder, 'x.f32'), x);
  writeFloats(path.join(folder, 'y.f32'), y);
  for (const [l, { weight, bias }] of parameters.entries()) {
    writeFloats(path.join(folder, `w${l + 1}.f32`), weight);
    writeFloats(path.join(folder, `b${l + 1}.f32`), bias);
  }
}

/**
 * @param {string} file
 * @returns {Float32Array}
 */
function readFloats(file) {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/**
 * @param {string} file
 * @param {Float32Array} values
 */
export function writeFloats(file, values) {
  writeFileSync(file, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}
