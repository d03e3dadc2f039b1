import * as v from 'valibot';

/** Positions of the slider of speed; at the fastest there is no limit. */
export const slowest = 0;
export const fastest = 100;

export const speedSchema = v.pipe(v.number(), v.integer(), v.minValue(slowest), v.maxValue(fastest));
