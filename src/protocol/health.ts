import * as v from 'valibot';
import { momentSchema } from './moment';
import { count, real } from './scalars';

/** The state of every layer with weights at one moment. */
export const healthViewSchema = v.object({
  moment: momentSchema,
  layers: v.array(
    v.object({
      position: count,
      /** Numbers of units. */
      dead: count,
      saturated: count,
      twins: count,
      weightNorm: real,
      gradientNorm: real,
    }),
  ),
});
export type HealthView = v.InferOutput<typeof healthViewSchema>;
