import * as v from 'valibot';
import { activationNames } from '../model/activation';
import { generatorNames } from '../model/generator';
import { initializerNames } from '../model/initializer';
import type { LayerKind, Layers } from '../model/layer';
import { lossNames } from '../model/loss';
import { optimizerNames } from '../model/optimizer';
import { scheduleNames } from '../model/schedule';
import {
  columnKinds,
  columnScales,
  decimalMarks,
  encodings,
  missingPolicies,
  targetScales,
  unknownPolicies,
} from '../model/source';
import type { Spec } from '../model/spec';
import { watchNames } from '../model/train';
import { count, schemaOf } from './scalars';

/** The model's `Spec`, checked where it enters the engine's process. */

const layers = {
  input: schemaOf<Layers['input']>()(
    v.object({
      kind: v.literal('input'),
      name: v.string(),
      sizes: v.pipe(v.array(count), v.minLength(1), v.readonly()),
    }),
  ),
  flatten: schemaOf<Layers['flatten']>()(v.object({ kind: v.literal('flatten'), name: v.string() })),
  dense: schemaOf<Layers['dense']>()(
    v.object({
      kind: v.literal('dense'),
      name: v.string(),
      units: count,
      activation: v.picklist(activationNames),
      init: v.object({ name: v.picklist(initializerNames), scale: v.number(), value: v.number() }),
      bias: v.number(),
      l2: v.exactOptional(v.number()),
      slope: v.number(),
      frozen: v.boolean(),
    }),
  ),
  dropout: schemaOf<Layers['dropout']>()(v.object({ kind: v.literal('dropout'), name: v.string(), rate: v.number() })),
} satisfies Readonly<Record<LayerKind, v.GenericSchema>>;
const layer = v.variant('kind', Object.values(layers));

const generator = v.object({
  from: v.literal('generate'),
  kind: v.picklist(generatorNames),
  samples: count,
  noise: v.exactOptional(v.number()),
  seed: v.exactOptional(count),
  features: count,
  classes: count,
  bits: count,
});
const texts = v.pipe(v.array(v.string()), v.readonly());
const columnRule = v.object({
  column: v.string(),
  kind: v.exactOptional(v.picklist(columnKinds)),
  scale: v.exactOptional(v.picklist(columnScales)),
  missing: v.exactOptional(v.picklist(missingPolicies)),
});
const file = v.object({
  from: v.literal('file'),
  path: v.string(),
  target: v.exactOptional(v.string()),
  features: v.exactOptional(v.string()),
  exclude: v.exactOptional(v.string()),
  delimiter: v.exactOptional(v.string()),
  decimal: v.exactOptional(v.picklist(decimalMarks)),
  thousands: v.exactOptional(v.string()),
  header: v.exactOptional(v.boolean()),
  skip: v.exactOptional(count),
  comment: v.exactOptional(v.string()),
  encoding: v.exactOptional(v.picklist(encodings)),
  missing: v.picklist(missingPolicies),
  missingAs: v.exactOptional(texts),
  unknown: v.picklist(unknownPolicies),
  encode: v.exactOptional(v.literal('one-hot')),
  columns: v.exactOptional(v.pipe(v.array(columnRule), v.readonly())),
  x: v.exactOptional(v.string()),
  y: v.exactOptional(v.string()),
});
const source = v.variant('from', [generator, file]);
const scale = v.variant('kind', [
  v.object({ kind: v.literal('standard') }),
  v.object({ kind: v.literal('minmax') }),
  v.object({ kind: v.literal('divide'), by: v.number() }),
]);
const share = v.object({ fraction: v.number(), stratify: v.boolean() });
const data = v.object({
  source,
  test: v.exactOptional(source),
  holdout: v.exactOptional(share),
  validation: v.exactOptional(share),
  scale: v.exactOptional(scale),
  scaleTarget: v.exactOptional(v.picklist(targetScales)),
});

export const optimizerSchema = v.object({
  name: v.picklist(optimizerNames),
  lr: v.number(),
  momentum: v.number(),
  alpha: v.number(),
  beta1: v.number(),
  beta2: v.number(),
  epsilon: v.number(),
  decay: v.number(),
});
const schedule = v.object({
  name: v.picklist(scheduleNames),
  every: v.number(),
  factor: v.number(),
  min: v.number(),
  warmup: v.number(),
});
const train = v.object({
  loss: v.picklist(lossNames),
  optimizer: optimizerSchema,
  schedule,
  batch: v.union([count, v.literal('full')]),
  shuffle: v.boolean(),
  epochs: count,
  l2: v.number(),
  clip: v.exactOptional(v.number()),
  classWeights: v.exactOptional(
    v.union([
      v.literal('balanced'),
      v.pipe(v.array(v.pipe(v.number(), v.finite(), v.minValue(0))), v.minLength(1), v.readonly()),
    ]),
  ),
  stop: v.exactOptional(v.object({ patience: count, watch: v.picklist(watchNames), restoreBest: v.boolean() })),
  precision: v.picklist(['float32', 'float64']),
});
const expectation = v.object({
  name: v.picklist(watchNames),
  min: v.exactOptional(v.number()),
  max: v.exactOptional(v.number()),
});

export const specSchema: v.GenericSchema<Spec> = schemaOf<Spec>()(
  v.object({
    name: v.exactOptional(v.string()),
    seed: v.object({ value: count, rng: v.picklist(['pcg64', 'numpy']) }),
    data: v.exactOptional(data),
    layers: v.pipe(v.array(layer), v.minLength(1), v.readonly()),
    weights: v.exactOptional(v.string()),
    train,
    expect: v.pipe(v.array(expectation), v.readonly()),
  }),
);
