/**
 * Batch after batch of rows, sliced before any time is taken.
 * @param {Float32Array} values row by row
 * @param {number} width
 * @param {number} batch
 * @returns {Float32Array[]}
 */
export function batchesOf(values, width, batch) {
  const size = width * batch;
  return Array.from({ length: values.length / size }, (_, k) => values.slice(k * size, (k + 1) * size));
}

/**
 * Mean cross-entropy of a batch.
 * @param {ArrayLike<number>} p predictions, row by row
 * @param {ArrayLike<number>} y
 * @param {'sigmoid' | 'softmax'} output
 * @param {number} batch
 */
export function crossEntropy(p, y, output, batch) {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const predicted = p[i] ?? Number.NaN;
    if ((y[i] ?? Number.NaN) > 0) sum -= Math.log(predicted);
    else if (output === 'sigmoid') sum -= Math.log1p(-predicted);
  }
  return sum / batch;
}
