import { namesOf } from './names-of';

/** The properties that set the sizes of a generator's examples; those a generator does not use keep their default. */
export interface GeneratorSizes {
  /** Of `blobs`. */
  readonly features: number;
  /** Of `blobs`. */
  readonly classes: number;
  /** Of `parity`. */
  readonly bits: number;
}

/** What is known of a generator before any example is drawn. Its target is one column. */
export interface GeneratorFacts {
  /** The sizes it is set by. */
  readonly properties: readonly (keyof GeneratorSizes)[];
  /** n_x. */
  readonly features: (sizes: GeneratorSizes) => number;
  /** Number of classes; absent for a regression. */
  readonly classes?: (sizes: GeneratorSizes) => number;
  /** `noise=` if the spec gives none. */
  readonly defaultNoise: number;
  /**
   * How an example is generated, as one line of mathematics without words: σ is `noise=`, m is `samples=`, N a fresh
   * standard normal number for each coordinate, U uniform, [P] 1 where P holds and 0 elsewhere.
   */
  readonly formula: string;
}

const planar = (): number => 2;
const two = (): number => 2;

/** Every generator by its name in the language, in the order in which completion offers them. */
export const generators = {
  flower: {
    properties: [],
    features: planar,
    classes: two,
    defaultNoise: 0.2,
    formula: 'x = (r·sin t, r·cos t), r = 4·sin 4t + σN, t = linspace(3.12·y, 3.12·(y + 1), m/2) + σN',
  },
  circle: {
    properties: [],
    features: planar,
    classes: two,
    defaultNoise: 0,
    formula: 'x = r·(sin t, cos t), r ~ U[0, 2.5) ∪ U[3.5, 5), t ~ U[0, 2π); y = [‖x + σu‖ < 2.5], u ~ U[−5, 5)²',
  },
  circles: {
    properties: [],
    features: planar,
    classes: two,
    defaultNoise: 0.05,
    formula: 'x = r·(cos t, sin t) + σN, r = 1 − 0.2·y, t = linspace(0, 2π, m/2)',
  },
  xor: {
    properties: [],
    features: planar,
    classes: two,
    defaultNoise: 0,
    formula: 'x ~ U[−5, 5)² ± 0.3; y = [(x₁ + σu₁)(x₂ + σu₂) ≥ 0], u ~ U[−5, 5)²',
  },
  gauss: {
    properties: [],
    features: planar,
    classes: two,
    defaultNoise: 0,
    formula: 'x = (4y − 2)·(1, 1) + √(0.5 + 7σ)·N',
  },
  spiral: {
    properties: [],
    features: planar,
    classes: two,
    defaultNoise: 0,
    formula: 'x = r·(sin t, cos t) + σu, r = 5i/n, t = 3.5π·i/n + π(1 − y), i = 0 … n − 1, n = m/2, u ~ U[−1, 1)²',
  },
  moons: {
    properties: [],
    features: planar,
    classes: two,
    defaultNoise: 0.1,
    formula: 'y = 0: x = (cos t, sin t) + σN; y = 1: x = (1 − cos t, ½ − sin t) + σN; t = linspace(0, π, m/2)',
  },
  blobs: {
    properties: ['features', 'classes'],
    features: ({ features }) => features,
    classes: ({ classes }) => classes,
    defaultNoise: 1,
    formula: 'x = c_y + σN, c_y ~ U[−10, 10)ⁿ',
  },
  parity: {
    properties: ['bits'],
    features: ({ bits }) => bits,
    classes: two,
    defaultNoise: 0,
    formula: 'x ∈ {0, 1}ⁿ + σN, y = (x₁ + … + xₙ) mod 2',
  },
  sine: {
    properties: [],
    features: () => 1,
    defaultNoise: 0.1,
    formula: 'y = sin x + σN, x ~ U[−π, π)',
  },
} satisfies Readonly<Record<string, GeneratorFacts>>;

export type GeneratorName = keyof typeof generators;
export const generatorNames: readonly GeneratorName[] = namesOf(generators);

export interface GeneratorSource extends GeneratorSizes {
  readonly from: 'generate';
  readonly kind: GeneratorName;
  readonly samples: number;
  /** If absent, the generator's default. */
  readonly noise?: number;
  /** If absent, the spec's seed. */
  readonly seed?: number;
}

export function generatorFacts(name: GeneratorName): GeneratorFacts {
  return generators[name];
}

/** Sizes of the examples of a source. */
export interface ExampleSizes {
  /** n_x. */
  readonly features: number;
  /** Number of classes; absent for a regression, whose target is one number. */
  readonly classes?: number;
}

export function exampleSizes(source: GeneratorSource): ExampleSizes {
  const { features, classes } = generatorFacts(source.kind);
  return { features: features(source), ...(classes ? { classes: classes(source) } : {}) };
}

/** The noise that a source sets, or its generator's default. */
export function noiseOf(source: GeneratorSource): number {
  return source.noise ?? generatorFacts(source.kind).defaultNoise;
}

/** The generators that are set by a size. */
export function generatorsWith(property: keyof GeneratorSizes): readonly GeneratorName[] {
  return generatorNames.filter((name) => generatorFacts(name).properties.includes(property));
}
