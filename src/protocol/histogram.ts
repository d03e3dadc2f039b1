import * as v from 'valibot';
import { buffer, real } from './scalars';

/** Counts (Float64Array) in equal bins of [low, high]. */
export const histogramSchema = v.object({ low: real, high: real, counts: buffer });
export type HistogramView = v.InferOutput<typeof histogramSchema>;
