import fc from 'fast-check';
import { activationNames, defaultSlope } from '../../../src/model/activation';
import type { GeneratorSource } from '../../../src/model/generator';
import { generatorNames } from '../../../src/model/generator';
import { defaultInitializer, defaultScale, type Initializer, initializerNames } from '../../../src/model/initializer';
import type { DenseLayer, Layer } from '../../../src/model/layer';
import { lossNames } from '../../../src/model/loss';
import { optimizerDefaults, optimizerNames } from '../../../src/model/optimizer';
import { scheduleNames } from '../../../src/model/schedule';
import type { SetName } from '../../../src/model/sets';
import {
  type ColumnRule,
  columnKinds,
  columnScales,
  type DataSpec,
  missingPolicies,
  type Source,
  setsOfData,
  targetScales,
  unknownPolicies,
} from '../../../src/model/source';
import type { Spec } from '../../../src/model/spec';
import { type Expectation, type Training, watchedFigures, watchNames } from '../../../src/model/train';
import { renderSpec } from './render';

/** A spec and one of the many texts that say it. */
export interface Written {
  readonly spec: Spec;
  readonly text: string;
}

export const word = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,8}$/);
/** Names that need quotes, escapes or care: other scripts, spaces, numbers, keywords, Markdown, HTML, pairs. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.constantFrom(
    '隐藏层',
    'true',
    '-inf',
    '4',
    '1e5',
    'frozen',
    'a b',
    'a"b',
    'c:\\d',
    '<b>x</b>',
    '[a](command:b)',
    '😀',
    '.5',
    '+',
    'x=1',
    '{',
    '//',
    '\u200eltr',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
    .filter((name) => name.trim() !== '' && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(name)),
);

/** Records as plain objects, so that they can be compared with what the product makes. */
export function record<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true });
}

const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true, maxExcluded: true }).map((value) => (value === 0 ? 0 : value));
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

/** Drops keys whose value is undefined. */
function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

const generator: fc.Arbitrary<GeneratorSource> = record({
  kind: fc.constantFrom(...generatorNames),
  samples: fc.integer({ min: 1, max: 5000 }),
  noise: optional(number(0, 2)),
  seed: optional(fc.nat()),
  features: fc.integer({ min: 1, max: 6 }),
  classes: fc.integer({ min: 2, max: 5 }),
  bits: fc.integer({ min: 1, max: 8 }),
}).map(({ kind, features, classes, bits, ...rest }) =>
  defined<GeneratorSource>({
    from: 'generate',
    kind,
    ...rest,
    features: kind === 'blobs' ? features : 2,
    classes: kind === 'blobs' ? classes : 3,
    bits: kind === 'parity' ? bits : 4,
  }),
);

const column = fc.constantFrom('class', 'petal length', '花', 'a"b', '3');
const columnList = fc.uniqueArray(column, { minLength: 1, maxLength: 3 }).map((names) => names.join(','));

const columnRule: fc.Arbitrary<ColumnRule> = record({
  column,
  kind: optional(fc.constantFrom(...columnKinds)),
  scale: optional(fc.constantFrom(...columnScales)),
  missing: optional(fc.constantFrom(...missingPolicies)),
}).map((parts) => defined<ColumnRule>(parts));

/** No number has one mark for two things. */
function withDifferentMarks(source: Source): Source {
  const isWrong = source.from === 'file' && source.decimal !== undefined && source.decimal === source.thousands;
  return isWrong ? { ...source, thousands: ' ' } : source;
}

const file: fc.Arbitrary<Source> = record({
  path: fc.constantFrom('data/iris.csv', 'digits', '../数据.tsv', 'a b/c.npz'),
  target: optional(columnList),
  features: optional(columnList),
  exclude: optional(columnList),
  delimiter: optional(fc.constantFrom(',', ';', '\t', ' ')),
  decimal: optional(fc.constantFrom('.' as const, ',' as const)),
  thousands: optional(fc.constantFrom(' ', '’')),
  header: optional(fc.boolean()),
  skip: optional(fc.nat(3)),
  comment: optional(fc.constantFrom('#', '//', '"')),
  missing: fc.constantFrom(...missingPolicies),
  missingAs: optional(fc.uniqueArray(fc.constantFrom('-999', '?', 'none', '–'), { minLength: 1 })),
  unknown: fc.constantFrom(...unknownPolicies),
  encode: optional(fc.constant('one-hot' as const)),
  columns: optional(fc.uniqueArray(columnRule, { minLength: 1, maxLength: 3, selector: ({ column: name }) => name })),
  x: optional(word),
  y: optional(word),
}).map((parts) => withDifferentMarks(defined<Source>({ from: 'file', ...parts })));

const scale = fc.oneof(
  fc.constantFrom({ kind: 'standard' as const }, { kind: 'minmax' as const }),
  fc.integer({ min: 1, max: 999 }).map((by) => ({ kind: 'divide' as const, by })),
);

interface Facts {
  readonly features: number;
  readonly classes: number | undefined;
}

/** Features and classes as LANGUAGE gives them for each generator. */
function factsOf(source: GeneratorSource): Facts {
  if (source.kind === 'blobs') return { features: source.features, classes: source.classes };
  if (source.kind === 'parity') return { features: source.bits, classes: 2 };
  return source.kind === 'sine' ? { features: 1, classes: undefined } : { features: 2, classes: 2 };
}

/** All that acts in a block of a test file. */
function dropsOnly({ column: name, missing }: ColumnRule): ColumnRule {
  return { column: name, ...(missing === 'drop' ? { missing } : {}) };
}

/** A test set like the training set: generated in the same way, or of a file that is read alike where it says nothing. */
function testOf(source: Source, test: Source, seed: number): Source {
  if (source.from === 'generate') return { ...source, seed };
  const { decimal, thousands, header, skip, comment } = source;
  const columns = test.from === 'file' ? test.columns?.map(dropsOnly) : undefined;
  const own = columns ? { ...test, columns } : test;
  return withDifferentMarks(
    defined<Source>({ ...defined<object>({ decimal, thousands, header, skip, comment }), ...own }),
  );
}

const data: fc.Arbitrary<DataSpec> = record({
  source: fc.oneof(generator, file),
  split: fc.constantFrom('none', 'holdout', 'test'),
  test: file,
  fraction: number(0.01, 0.9),
  stratify: fc.boolean(),
  third: optional(record({ part: number(0.01, 0.09), stratify: fc.boolean() })),
  scale: optional(scale),
  sameSeed: fc.nat(),
}).map(({ source, split, test, fraction, stratify, third, scale: scaling, sameSeed }) =>
  defined<DataSpec>({
    source,
    test: split !== 'test' ? undefined : testOf(source, test, sameSeed),
    holdout: split === 'holdout' ? { fraction, stratify } : undefined,
    validation: third && { fraction: third.part, stratify: third.stratify },
    scale: scaling,
  }),
);

const initializer = (activation: DenseLayer['activation']): fc.Arbitrary<Initializer> =>
  fc.oneof(
    fc.constant(defaultInitializer(activation)),
    record({ name: fc.constantFrom(...initializerNames), scale: optional(number(0, 10)), value: number(-2, 2) }).map(
      ({ name, scale: factor, value }) => ({
        name,
        scale: name === 'zeros' || name === 'constant' ? 1 : (factor ?? defaultScale(name)),
        value: name === 'constant' ? value : 0,
      }),
    ),
  );

const dense: fc.Arbitrary<DenseLayer> = record({
  name: anyName,
  units: fc.integer({ min: 1, max: 300 }),
  activation: fc.constantFrom(...activationNames),
  bias: fc.oneof(fc.constant(0), number(-1, 1)),
  l2: optional(number(0, 1)),
  slope: fc.oneof(fc.constant(defaultSlope), number(0, 1)),
  frozen: fc.boolean(),
}).chain((parts) =>
  initializer(parts.activation).map((init) =>
    defined<DenseLayer>({
      kind: 'dense',
      ...parts,
      init,
      slope: parts.activation === 'leaky-relu' ? parts.slope : defaultSlope,
    }),
  ),
);

const dropout = record({ kind: fc.constant('dropout' as const), name: anyName, rate: number(0, 1) });
const flatten = fc.constant({ kind: 'flatten' as const, name: 'flatten' });

/** Names without repetition; the nameless go by their kind, numbered from 2 where that is taken. */
export function withNames(layers: readonly Layer[], nameless: ReadonlySet<number>): readonly Layer[] {
  const taken = new Set<string>();
  const explicit = layers.map((layer, position) => {
    if (nameless.has(position)) return layer;
    let { name } = layer;
    while (taken.has(name)) name = `${name}'`;
    taken.add(name);
    return { ...layer, name };
  });
  return explicit.map((layer, position) => {
    if (!nameless.has(position)) return layer;
    let name: string = layer.kind;
    for (let i = 2; taken.has(name); i++) name = `${layer.kind}-${i}`;
    taken.add(name);
    return { ...layer, name };
  });
}

const layersFor = (facts: Facts | undefined): fc.Arbitrary<Spec['layers']> =>
  record({
    features: fc.integer({ min: 1, max: 100 }),
    image: fc.boolean(),
    hidden: fc.array(fc.oneof({ weight: 3, arbitrary: dense }, dropout, flatten), { maxLength: 5 }),
    output: dense,
    softmax: fc.boolean(),
  }).map(({ features, image, hidden, output, softmax }) => {
    const size = facts?.features ?? features;
    const sizes = image ? [size, 1, 1] : [size];
    const input: Layer = { kind: 'input', name: 'input', sizes };
    const flat: readonly Layer[] = image ? [{ kind: 'flatten', name: 'flatten' }] : [];
    return [input, ...flat, ...hidden, facts ? fitting(output, facts, softmax) : output];
  });

function fitting(output: DenseLayer, { classes }: Facts, softmax: boolean): DenseLayer {
  const plain = { ...output, slope: defaultSlope };
  if (classes === undefined) return { ...plain, units: 1, activation: 'linear' };
  if (softmax) return { ...plain, units: classes, activation: 'softmax' };
  return { ...plain, units: classes === 2 ? 1 : classes, activation: 'sigmoid' };
}

const training = (output: Layer | undefined, sets: readonly SetName[], accuracy: boolean): fc.Arbitrary<Training> =>
  record({
    loss: fc.constantFrom(...lossNames),
    optimizer: fc.constantFrom(...optimizerNames),
    lr: number(0, 10),
    first: number(0, 1),
    second: number(0, 1),
    epsilon: number(1e-12, 1),
    schedule: fc.constantFrom(...scheduleNames),
    every: fc.integer({ min: 1, max: 100 }),
    factor: number(0.01, 2),
    min: number(0, 1),
    warmup: fc.nat(50),
    batch: fc.oneof(fc.constant('full' as const), fc.integer({ min: 1, max: 512 })),
    shuffle: fc.boolean(),
    epochs: fc.nat(100_000),
    l2: number(0, 1),
    clip: optional(number(0.01, 10)),
    weights: accuracy ? optional(classWeights(output)) : fc.constant(undefined),
    stop: optional(
      record({
        patience: fc.integer({ min: 1, max: 50 }),
        watch: watch(sets, accuracy),
        restoreBest: fc.boolean(),
      }),
    ),
    precision: fc.constantFrom('float32' as const, 'float64' as const),
  }).map((parts) =>
    defined<Training>({
      loss: allowedLoss(parts.loss, output),
      optimizer: {
        ...optimizerDefaults,
        name: parts.optimizer,
        lr: parts.lr,
        ...(['momentum', 'nesterov'].includes(parts.optimizer) ? { momentum: parts.first } : {}),
        ...(parts.optimizer === 'rmsprop' ? { alpha: parts.first, epsilon: parts.epsilon } : {}),
        ...(['adam', 'adamw'].includes(parts.optimizer)
          ? { beta1: parts.first, beta2: parts.second, epsilon: parts.epsilon }
          : {}),
        ...(parts.optimizer === 'adamw' ? { decay: parts.second } : {}),
      },
      schedule: {
        name: parts.schedule,
        every: parts.schedule === 'step' ? parts.every : 1,
        factor: parts.schedule === 'step' || parts.schedule === 'exponential' ? parts.factor : 1,
        min: parts.schedule === 'cosine' ? parts.min : 0,
        warmup: parts.warmup,
      },
      batch: parts.batch,
      shuffle: parts.shuffle,
      epochs: parts.epochs,
      l2: parts.l2,
      clip: parts.clip,
      classWeights: parts.weights,
      stop: parts.stop,
      precision: parts.precision,
    }),
  );

/** A number for each class that the output layer distinguishes. */
function classWeights(output: Layer | undefined): fc.Arbitrary<NonNullable<Training['classWeights']>> {
  const units = output?.kind === 'dense' ? Math.max(2, output.units) : 2;
  const numbers = fc.array(number(0.1, 10), { minLength: units, maxLength: units });
  return fc.oneof(fc.constant('balanced' as const), numbers);
}

function allowedLoss(loss: Training['loss'], output: Layer | undefined): Training['loss'] {
  if (output?.kind !== 'dense') return loss;
  const probabilities = output.activation === 'sigmoid' || output.activation === 'softmax';
  const hinge = output.activation === 'linear' && output.units === 1;
  if (loss === 'cross-entropy' && !probabilities) return 'mse';
  return loss === 'hinge' && !hinge ? 'mae' : loss;
}

const watch = (sets: readonly SetName[], accuracy: boolean) =>
  fc.constantFrom(
    ...watchNames.filter((name) => {
      const { set, figure } = watchedFigures[name];
      return sets.includes(set) && (accuracy || figure === 'cost');
    }),
  );

const expectations = (sets: readonly SetName[], accuracy: boolean): fc.Arbitrary<readonly Expectation[]> =>
  fc
    .uniqueArray(watch(sets, accuracy), { maxLength: 4 })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          number(0, 0.5).chain((min) =>
            optional(number(0.5, 1)).map((max) => defined<Expectation>({ name, min, max })),
          ),
        ),
      ),
    );

/** Any spec without problems, in the model's terms. */
export const planned: fc.Arbitrary<Spec> = optional(data).chain((source) => {
  const facts = source?.source.from === 'generate' ? factsOf(source.source) : undefined;
  const sets = source ? setsOfData(source) : (['train'] as const);
  const accuracy = facts === undefined || facts.classes !== undefined;
  return fc
    .tuple(layersFor(facts), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
    .chain(([drafted, unnamed]) => {
      const nameless = new Set(
        drafted.flatMap(({ kind }, i) =>
          kind === 'input' || kind === 'flatten' || (kind === 'dropout' && unnamed[i]) ? [i] : [],
        ),
      );
      const layers = withNames(drafted, nameless);
      const regression = facts !== undefined && facts.classes === undefined;
      return record({
        name: optional(anyName),
        seed: record({ value: fc.maxSafeNat(), rng: fc.constantFrom('pcg64' as const, 'numpy' as const) }),
        weights: optional(fc.constant('runs/first.safetensors')),
        train: training(layers.at(-1), sets, accuracy),
        expect: expectations(sets, accuracy),
        scaleTarget: optional(fc.constantFrom(...targetScales)),
      }).map(({ scaleTarget, ...parts }) => {
        const loss = regression && parts.train.loss === 'hinge' ? 'mse' : parts.train.loss;
        const train = { ...parts.train, loss };
        const scaled = source && regression ? defined<DataSpec>({ ...source, scaleTarget }) : source;
        return defined<Spec>({ ...parts, train, data: scaled, layers });
      });
    });
});

/** A spec and one of the texts that say it: any line ending, comments, switched-off nodes, one-liners. */
export const written: fc.Arbitrary<Written> = fc
  .tuple(planned, fc.nat(2 ** 31 - 1))
  .map(([spec, style]) => ({ spec, text: renderSpec(spec, style) }));
