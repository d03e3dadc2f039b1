import * as v from 'valibot';
import { setNames } from '../model/sets';
import { derivationSchema } from './derivation';
import { exampleReferenceSchema, exampleViewSchema, pointsSchema } from './example';
import { filmQuestionSchema, filmViewSchema, seriesQuestionSchema, seriesViewSchema } from './film';
import { fitQuestionSchema, fitViewSchema } from './fit';
import { goalsSchema } from './goal';
import { gradientCheckQuestionSchema, gradientCheckViewSchema } from './gradient-check';
import { healthViewSchema } from './health';
import { landscapeQuestionSchema, landscapeViewSchema, raceQuestionSchema, raceViewSchema } from './landscape';
import { momentSchema } from './moment';
import { planeQuestionSchema, planeViewSchema } from './plane';
import { resultsQuestionSchema, resultsViewSchema } from './results';
import { buffer, count } from './scalars';
import { searchResultSchema } from './search';
import { spreadsQuestionSchema, spreadsViewSchema } from './spread';
import { layerReportSchema, unitQuestionSchema, unitViewSchema } from './unit';
import { walkQuestionSchema, walkViewSchema } from './walk';

/** More points than a scatter plot can show separately. */
const mostPoints = 100_000;

/**
 * What a panel asks about the engine's network. Both contracts have these calls, and the host between panel
 * and engine forwards all that are listed here: a new question needs an entry here, a caller and a handler.
 */
export const questions = {
  example: { params: exampleReferenceSchema, result: exampleViewSchema },
  /** Indices (Float64Array) of the wrongly classified examples of a set. */
  wrong: {
    params: v.object({ set: v.picklist(setNames) }),
    result: v.object({ moment: momentSchema, indices: buffer }),
  },
  /** Null where the inputs are no points of a plane. */
  points: { params: v.object({ limit: v.pipe(count, v.maxValue(mostPoints)) }), result: v.nullable(pointsSchema) },
  unit: { params: unitQuestionSchema, result: unitViewSchema },
  layer: { params: v.object({ position: count }), result: layerReportSchema },
  /** Null where targets are classes. */
  fit: { params: fitQuestionSchema, result: v.nullable(fitViewSchema) },
  plane: { params: planeQuestionSchema, result: planeViewSchema },
  /** The spec's name and the network's formulas, each checked with its weights at the moment that is shown. */
  derive: {
    params: v.object({}),
    result: v.object({ name: v.exactOptional(v.string()), derivation: derivationSchema }),
  },
  /** Shows the network at an earlier step of the run; null for the present one. */
  travel: { params: v.object({ step: v.nullable(count) }), result: v.object({}) },
  /**
   * Shows the first moment behind the one that is shown, or else of the whole run, at which one of some goals is reached;
   * given up where `travel` asks for a step meanwhile.
   */
  search: { params: v.object({ goals: goalsSchema }), result: searchResultSchema },
  /** A part of the work each time: both are asked again until they are done. */
  landscape: { params: landscapeQuestionSchema, result: landscapeViewSchema },
  race: { params: raceQuestionSchema, result: raceViewSchema },
  /** Small pictures of the network, and figures of its layers, at some steps of a run that rests; likewise until they are done. */
  film: { params: filmQuestionSchema, result: filmViewSchema },
  series: { params: seriesQuestionSchema, result: seriesViewSchema },
  /** How the values of one layer are spread at some steps of such a run, by the same replay. */
  spreads: { params: spreadsQuestionSchema, result: spreadsViewSchema },
  /** The state of every layer at the moment that is shown. */
  health: { params: v.object({}), result: healthViewSchema },
  /** A classifier's answers to a set; null where there are no classes, or no such set. */
  results: { params: resultsQuestionSchema, result: v.nullable(resultsViewSchema) },
  walk: { params: walkQuestionSchema, result: walkViewSchema },
  /** Backpropagation against difference quotients, a part of the work with each question. */
  gradcheck: { params: gradientCheckQuestionSchema, result: gradientCheckViewSchema },
};
export type Question = keyof typeof questions;

/** Events of a panel that the host forwards. */
export const relayedEvents = {
  /** This snapshot has been drawn. */
  acknowledge: v.object({ sequence: count }),
};
