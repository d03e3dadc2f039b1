import * as v from 'valibot';
import { lossNames } from '../model/loss';
import { mostRaceSteps, mostRunners } from '../model/race';
import { momentSchema } from './moment';
import { buffer, count, messageSchema, real } from './scalars';
import { optimizerSchema } from './spec';

export const planes = ['parameters', 'path'] as const;
export type PlaneName = (typeof planes)[number];

/** Each answer does a part of the work: it is asked until it is done. */
export const landscapeQuestionSchema = v.object({
  /** Absent: that of two parameters where the network has a single unit, else that along the path. */
  plane: v.optional(v.picklist(planes)),
  /** Which two parameters; absent: the first two. */
  pair: v.optional(
    v.pipe(
      v.tuple([count, count]),
      v.check(([x, y]) => x !== y),
    ),
  ),
});
export type LandscapeQuestion = v.InferOutput<typeof landscapeQuestionSchema>;

const areaSchema = v.object({ left: real, right: real, bottom: real, top: real });
export type AreaView = v.InferOutput<typeof areaSchema>;

/** Float64Arrays: steps, places as x and y alternating, and J at the steps. */
const pathSchema = v.object({ steps: buffer, places: buffer, costs: buffer });
export type PathView = v.InferOutput<typeof pathSchema>;

export const costViewSchema = v.object({
  loss: v.picklist(lossNames),
  /** Points along each side of the grid; 0 before there is one. */
  side: count,
  /** Float32Array, rows from the lowest up. */
  values: buffer,
  levels: v.array(real),
  /** Contours in coordinates of the plane: Float32Array of x and y; Int32Arrays of each line's points and level. */
  lines: buffer,
  lengths: buffer,
  lineLevels: buffer,
  paths: v.array(pathSchema),
  least: v.optional(v.object({ x: real, y: real, cost: real, atEdge: v.boolean() })),
  /** Float64Array of J along the straight cut, the start being at `from` = 0, the lowest place at 1. */
  cut: v.optional(v.object({ from: real, to: real, costs: buffer })),
});
export type CostView = v.InferOutput<typeof costViewSchema>;

const pictureSchema = v.object({
  plane: v.picklist(planes),
  /** Names of the two parameters; of a path none. */
  axes: v.array(v.string()),
  /** Names and values of the parameters that are held. */
  held: v.array(v.object({ name: v.string(), value: real })),
  share: v.optional(real),
  area: areaSchema,
  /** Of the network, and training examples that J is taken over, of how many. */
  parameters: count,
  examples: count,
  allExamples: count,
  costs: v.array(costViewSchema),
});
export type LandscapePicture = v.InferOutput<typeof pictureSchema>;

export const landscapeViewSchema = v.object({
  moment: momentSchema,
  /** Names of the parameters of a network of a single unit; none for any other. */
  names: v.array(v.string()),
  /** The spec's own, with which a race may begin. */
  optimizer: optimizerSchema,
  /** From 0 to 1. */
  done: real,
  /** Why there is none. */
  refusal: v.optional(messageSchema),
  picture: v.optional(pictureSchema),
});
export type LandscapeView = v.InferOutput<typeof landscapeViewSchema>;

export const raceQuestionSchema = v.object({
  runners: v.pipe(v.array(optimizerSchema), v.minLength(1), v.maxLength(mostRunners)),
  steps: v.pipe(count, v.minValue(1), v.maxValue(mostRaceSteps)),
});
export type RaceQuestion = v.InferOutput<typeof raceQuestionSchema>;

export const raceViewSchema = v.object({
  moment: momentSchema,
  done: real,
  refusal: v.optional(messageSchema),
  steps: count,
  /** The cost whose step is told; NaN before all have ended. */
  target: real,
  runners: v.array(
    v.object({
      /** Float64Arrays: the steps at which J was measured, and J. */
      measured: buffer,
      costs: buffer,
      way: real,
      stepsToTarget: v.optional(count),
      diverged: v.optional(v.object({ step: count, layer: v.string(), tensor: v.string(), factor: v.optional(real) })),
      /** Which of the paths is its own. */
      path: v.optional(count),
    }),
  ),
  /** Of all ways, once all have ended; before, of the ways as they were at the step `upTo`. */
  plane: v.optional(
    v.object({
      share: real,
      area: areaSchema,
      examples: count,
      cost: costViewSchema,
      upTo: v.exactOptional(count),
    }),
  ),
});
export type RaceView = v.InferOutput<typeof raceViewSchema>;
