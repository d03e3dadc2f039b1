import * as v from 'valibot';
import { momentSchema } from './moment';
import { buffer, count, real } from './scalars';

/** Moments of a run that one question may be about. */
export const stepsSchema = v.pipe(v.array(count), v.minLength(1), v.maxLength(64));

export const filmQuestionSchema = v.object({
  /** Rising. */
  steps: stepsSchema,
  /** Side of a surface in cells, at most. */
  side: v.pipe(count, v.minValue(1), v.maxValue(128)),
});
export type FilmQuestion = v.InferOutput<typeof filmQuestionSchema>;

/** A small picture of the network at a step. */
export const filmFrameSchema = v.object({
  step: count,
  /** Of two features and one unit, or two classes: Float32Array side × side of z (log odds of softmax), from above down. */
  surface: v.exactOptional(v.object({ side: count, values: buffer })),
  /** Else Float64Array of five numbers a layer: W's smallest, lower quartile, median, upper quartile and largest. */
  weights: v.exactOptional(buffer),
});
export type FilmFrame = v.InferOutput<typeof filmFrameSchema>;

export const filmViewSchema = v.object({
  /** The present one of the run. */
  moment: momentSchema,
  /** Those that are known so far; of a long run at the saved moments that are nearest. */
  frames: v.array(filmFrameSchema),
  /** From 0 to 1. */
  done: v.number(),
});
export type FilmView = v.InferOutput<typeof filmViewSchema>;

export const seriesQuestionSchema = v.object({ steps: stepsSchema });
export type SeriesQuestion = v.InferOutput<typeof seriesQuestionSchema>;

/** Figures of each layer at a step, as the health of the network has them. */
export const seriesPointSchema = v.object({
  step: count,
  layers: v.array(v.object({ position: count, gradientNorm: real, updateRatio: real })),
});
export type SeriesPoint = v.InferOutput<typeof seriesPointSchema>;

export const seriesViewSchema = v.object({
  moment: momentSchema,
  points: v.array(seriesPointSchema),
  done: v.number(),
});
export type SeriesView = v.InferOutput<typeof seriesViewSchema>;
