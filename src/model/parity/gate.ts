import { type GateName, type ParityLayer, steepness } from './construction';

/** One unit before its layer is put together: the inputs it reads with their weights, and its bias. */
export interface Gate {
  readonly weights: ReadonlyMap<number, number>;
  readonly bias: number;
  readonly carries?: true;
}

/** [Σ w·x > limit] for inputs of 0 and 1: z is the steepness times Σ w·x − limit. */
export function thresholdGate(weights: ReadonlyMap<number, number>, limit: number): Gate {
  return { weights: new Map([...weights].map(([at, weight]) => [at, steepness * weight])), bias: -steepness * limit };
}

/** max(0, Σ w·x − limit). */
function rectifiedGate(weights: ReadonlyMap<number, number>, limit: number): Gate {
  return { weights, bias: -limit };
}

/** What differs between the kinds of gates; inputs are 0 or 1. */
interface GateRule {
  /** Counts from how many ones on: [Σ x ≥ count], or max(0, Σ x − (count − 1)). */
  counting(weights: ReadonlyMap<number, number>, count: number): Gate;
  /**
   * What the counting gates of n inputs have to be multiplied by so that their sum is the XOR: +1, −1, +1, … of those
   * that switch it on and off; 1, −2, 2, −2, … of those that turn its slope.
   */
  sign(count: number): number;
  /** A sum of 0 or 1 as a value of the next layer. */
  sum(weights: ReadonlyMap<number, number>): Gate;
}

const alternating = (count: number): number => (count % 2 === 1 ? 1 : -1);

const gateRules: Readonly<Record<GateName, GateRule>> = {
  threshold: {
    counting: (weights, count) => thresholdGate(weights, count - 0.5),
    sign: alternating,
    sum: (weights) => thresholdGate(weights, 0.5),
  },
  relu: {
    counting: (weights, count) => rectifiedGate(weights, count - 1),
    sign: (count) => (count > 1 ? 2 : 1) * alternating(count),
    sum: (weights) => rectifiedGate(weights, 0),
  },
};

/** A hidden unit that counts the ones among some inputs, from `count` on. */
export function countingGate(gates: GateName, inputs: readonly number[], count: number): Gate {
  return gateRules[gates].counting(new Map(inputs.map((at) => [at, 1])), count);
}

/** The XOR of counting gates at these places, 1 and more, as a unit of the kind `own`. */
export function joinedGate(own: GateName, counting: GateName, places: readonly number[]): Gate {
  return gateRules[own].sum(new Map(places.map((at, k) => [at, gateRules[counting].sign(k + 1)])));
}

/** A unit that gives on a value of 0 or 1. */
export function carrier(gates: GateName, at: number): Gate {
  return { ...gateRules[gates].sum(new Map([[at, 1]])), carries: true };
}

/** The gates side by side, over n inputs. */
export function layerOf(gates: readonly Gate[], inputs: number): ParityLayer {
  return {
    rows: gates.map(({ weights }) => Array.from({ length: inputs }, (_, at) => weights.get(at) ?? 0)),
    bias: gates.map(({ bias }) => bias),
    carriers: gates.filter(({ carries }) => carries).length,
  };
}
