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
  const moments = () => parameters.map(({ length }) => new Float32Array(length));
  const [first, second] = [moments(), moments()];
  let step = 0;
  return () => {
    step++;
    for (let t = 0; t < parameters.length; t++) {
      if (optimizer === 'adam') adam(parameters[t], gradients[t], first[t], second[t], rate, step);
      else if (optimizer === 'momentum') momentum(parameters[t], gradients[t], first[t], rate);
      else descend(parameters[t], gradients[t], rate);
    }
  };
}

/**
 * @param {Float32Array | Float64Array} w
 * @param {Float32Array | Float64Array} g
 * @param {number} rate
 */
function descend(w, g, rate) {
  for (let i = 0; i < w.length; i++) w[i] -= rate * g[i];
}

/**
 * @param {Float32Array | Float64Array} w
 * @param {Float32Array | Float64Array} g
 * @param {Float32Array} v
 * @param {number} rate
 */
function momentum(w, g, v, rate) {
  for (let i = 0; i < w.length; i++) {
    v[i] = mu * v[i] + g[i];
    w[i] -= rate * v[i];
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
    v[i] = beta1 * v[i] + (1 - beta1) * g[i];
    s[i] = beta2 * s[i] + (1 - beta2) * g[i] * g[i];
    w[i] -= (corrected * v[i]) / (Math.sqrt(s[i]) * scale + epsilon);
  }
}
