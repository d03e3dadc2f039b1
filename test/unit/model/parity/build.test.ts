import assert from 'node:assert/strict';
import { networkWith } from '../../../../src/engine/network';
import { predict } from '../../../../src/engine/predict';
import { analyze } from '../../../../src/language/analyze';
import { print } from '../../../../src/language/print/spec';
import { FeatureMatrix } from '../../../../src/model/feature-matrix';
import { buildParity } from '../../../../src/model/parity/build';
import {
  countsOf,
  fewestInputs,
  gateNames,
  mostInputs,
  type ParityNetwork,
  parityShapes,
  weightsOf,
} from '../../../../src/model/parity/construction';
import { layerNames, paritySpec } from '../../../../src/model/parity/spec';
import { someOf } from '../../../count';

const sizes = Array.from({ length: mostInputs - fewestInputs + 1 }, (_, k) => fewestInputs + k);
/** The AND terms of many inputs are many. */
const counted = someOf(sizes, 6);

/** Every row of the truth table, counted in binary, and its XOR. */
function truthTable(inputs: number): { readonly x: Float64Array; readonly y: number[] } {
  const x = new Float64Array(2 ** inputs * inputs);
  const y = Array.from({ length: 2 ** inputs }, (_, row) => {
    let ones = 0;
    for (let k = 0; k < inputs; k++) {
      const bit = Math.floor(row / 2 ** k) % 2;
      x[row * inputs + k] = bit;
      ones += bit;
    }
    return ones % 2;
  });
  return { x, y };
}

/** ŷ on every row, in one precision. */
function outputsOf(network: ParityNetwork, precision: 'float32' | 'float64'): readonly number[] {
  const spec = paritySpec(network, 1, 'constructed.safetensors');
  const built = networkWith({ ...spec, train: { ...spec.train, precision } }, weightsOf(network, layerNames(network)));
  return [...predict(built, new FeatureMatrix(truthTable(network.inputs).x, network.inputs)).outputs];
}

describe('constructed XOR', () => {
  for (const shape of parityShapes) {
    for (const gates of gateNames) {
      it(`is exact on every input as ${shape} of ${gates} gates, in both precisions (${counted.join(', ')} inputs)`, () => {
        for (const inputs of counted) {
          const network = buildParity(inputs, shape, gates);
          const { y } = truthTable(inputs);
          // Not only the class: ŷ itself is 0 or 1 to the last bit.
          for (const precision of ['float32', 'float64'] as const) {
            assert.deepEqual(outputsOf(network, precision), y, `${inputs} inputs, ${precision}`);
          }
        }
      });
    }
  }

  it('as a tree has 3(n − 1) units in 2⌈log₂ n⌉ layers, and carriers only where n is no power of two', () => {
    for (const gates of gateNames) {
      for (const inputs of sizes) {
        const { units, layers, carriers } = countsOf(buildParity(inputs, 'tree', gates));
        assert.deepEqual([units, layers], [3 * (inputs - 1), 2 * Math.ceil(Math.log2(inputs))], String(inputs));
        assert.equal(carriers === 0, Number.isInteger(Math.log2(inputs)), String(inputs));
      }
    }
  });

  it('of counting units has n of them in one hidden layer, of AND terms 2^(n−1)', () => {
    for (const inputs of sizes) {
      const { widths, parameters } = countsOf(buildParity(inputs, 'wide', 'relu'));
      assert.deepEqual([widths, parameters], [[inputs, 1], inputs * (inputs + 2) + 1]);
      assert.deepEqual(countsOf(buildParity(inputs, 'terms', 'threshold')).widths, [2 ** (inputs - 1), 1]);
    }
  });

  it('reads in each unit of a tree at most two values', () => {
    for (const inputs of sizes) {
      for (const { rows } of buildParity(inputs, 'tree', 'threshold').layers) {
        for (const row of rows) assert.ok(row.filter((weight) => weight !== 0).length <= 2);
      }
    }
  });

  it('is a spec that is read again as it was, without a problem', () => {
    for (const shape of parityShapes) {
      for (const weights of [undefined, 'xor.safetensors']) {
        const spec = paritySpec(buildParity(5, shape, 'threshold'), 100, weights);
        const { spec: read, problems } = analyze(print(spec));
        assert.deepEqual(problems, []);
        assert.deepEqual(read, spec);
      }
    }
  });
});
