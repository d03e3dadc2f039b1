import * as v from 'valibot';
import type { Derivation, DerivedPart, DerivedStep } from '../model/derivation';
import { real, schemaOf } from './scalars';

const steps = {
  sum: 'sum',
  activation: 'activation',
  'output-derivative': 'output-derivative',
  'sum-derivative': 'sum-derivative',
  'weight-derivative': 'weight-derivative',
  'bias-derivative': 'bias-derivative',
  clip: 'clip',
  update: 'update',
  loss: 'loss',
  cost: 'cost',
} as const satisfies { readonly [S in DerivedStep['step']]: S };

const titles = {
  'example-forward': 'example-forward',
  'example-cost': 'example-cost',
  'example-backward': 'example-backward',
  forward: 'forward',
  cost: 'cost',
  backward: 'backward',
  update: 'update',
} as const satisfies { readonly [T in DerivedPart['title']]: T };

const text = v.string();

const stepSchema = v.object({
  step: v.enum(steps),
  line: text,
  latex: text,
  insteadOf: v.exactOptional(v.object({ usual: text, definition: text })),
  error: real,
});

/** The formulas of a network, each with its error. */
export const derivationSchema = schemaOf<Derivation>()(
  v.object({
    layers: v.pipe(
      v.array(
        v.object({
          name: text,
          kind: text,
          activation: v.exactOptional(text),
          output: text,
          tensors: v.pipe(v.array(v.object({ latex: text, shape: text })), v.readonly()),
        }),
      ),
      v.readonly(),
    ),
    parts: v.pipe(
      v.array(
        v.object({
          title: v.enum(titles),
          steps: v.pipe(v.array(stepSchema), v.readonly()),
        }),
      ),
      v.readonly(),
    ),
    activations: v.pipe(v.array(v.object({ name: text, formula: text, derivative: text })), v.readonly()),
  }),
);
