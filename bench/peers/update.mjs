// The optimisers for systems that bring none, each as PyTorch defines it.

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;
const mu = 0.9;

/**
 * What moves all parameters by their gradients once.
 * @param {import('../workloads.mjs').Workload['optimizer']} optimizer
 * @param {number} rate
 * @param {readonly (Float32Array | Float64Array)[]} parameters
 * @param {readonly (Float32Array | Float64Array)[]} gradients
 * @returns {() => void}
 */
export function updateOf(optimizer, rate, parameters, gradients) {
  const moved = parameters.map((w, t) => {
    const g = gradients[t];
    if (!g) throw new RangeError('there are fewer gradients than parameters');
    return { w, g, first: new Float32Array(w.length), second: new Float32Array(w.length) };
  });
  let step = 0;
  return () => {
    step++;
    for (const { w, g, first, second } of moved) {
      if (optimizer === 'adam') adam(w, g, first, second, rate, step);
      else if (optimizer === 'momentum') momentum(w, g, first, rate);
      else descend(w, g, rate);
    }
  };
}

/**
 * @param {Float32Array | Float64Array} w
 * @param {Float32Array | Float64Array} g
 * @param {number} rate
 */
function descend(w, g, rate) {
  for (let i = 0; i < w.length; i++) w[i] = (w[i] ?? Number.NaN) - rate * (g[i] ?? Number.NaN);
}

/**
 * @param {Float32Array | Float64Array} w
 * @param {Float32Array | Float64Array} g
 * @param {Float32Array} v
 * @param {number} rate
 */
function momentum(w, g, v, rate) {
  for (let i = 0; i < w.length; i++) {
    v[i] = mu * (v[i] ?? Number.NaN) + (g[i] ?? Number.NaN);
    w[i] = (w[i] ?? Number.NaN) - rate * (v[i] ?? Number.NaN);
  }
}

/**
 * @param {Float32Array | Float64Array} w
 * @param {Float32Array | Float64Array} g
 * @param {Float32Array} v
 * @param {Float32Array} s
 * @param {number} rate
 * @param {number} step
 */
function adam(w, g, v, s, rate, step) {
  const corrected = rate / (1 - beta1 ** step);
  const scale = 1 / Math.sqrt(1 - beta2 ** step);
  for (let i = 0; i < w.length; i++) {
    const slope = g[i] ?? Number.NaN;
    v[i] = beta1 * (v[i] ?? Number.NaN) + (1 - beta1) * slope;
    s[i] = beta2 * (s[i] ?? Number.NaN) + (1 - beta2) * slope * slope;
    const size = Math.sqrt(s[i] ?? Number.NaN) * scale + epsilon;
    w[i] = (w[i] ?? Number.NaN) - (corrected * (v[i] ?? Number.NaN)) / size;
  }
}
