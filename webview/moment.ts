import type { SetName } from '../src/model/sets';
import { type ExampleReference, exampleKey, type Prediction } from '../src/protocol/example';
import type { Moment } from '../src/protocol/moment';
import type { SessionView } from '../src/protocol/panel';
import type { Snapshot } from '../src/protocol/snapshot';
import type { Progress } from '../src/protocol/training';

/** Where in a run something is. */
export type Position = Pick<Moment, 'epoch' | 'step'>;

interface Figure {
  readonly moment: Moment;
}

/** Of the panel's state, what has a moment, and what it is compared with. */
interface Figures {
  readonly session?: SessionView;
  readonly example: ExampleReference | null;
  readonly snapshot?: Snapshot;
  readonly exampleView?: Figure;
  readonly wrong?: Figure;
  readonly points?: Figure;
  readonly unitView?: Figure;
  readonly layerReport?: Figure;
  readonly walk?: Figure;
  readonly health?: Figure;
  readonly results?: Figure;
  readonly landscape?: Figure;
  readonly race?: Figure;
  readonly gradientCheck?: Figure;
  readonly fit?: Figure;
  readonly plane?: Figure;
}

/** What the panel holds that is made from a network's weights or data, each with its moment. */
const figures = [
  'snapshot',
  'exampleView',
  'wrong',
  'points',
  'unitView',
  'layerReport',
  'walk',
  'health',
  'results',
  'landscape',
  'race',
  'gradientCheck',
  'fit',
  'plane',
] as const;

const loadOf = (session: SessionView | undefined): number | undefined => session?.prepared?.load;

/**
 * What may be shown of all that is held: a figure of another network than the one that is loaded, or of the same run
 * loaded at another time, is left out. An answer may come late, and a snapshot before the session that it belongs to.
 */
export function presentState<State extends Figures>(held: State): State {
  const load = loadOf(held.session);
  const past = figures.filter((key) => held[key] !== undefined && (!load || held[key]?.moment.load !== load));
  if (past.length === 0) return held;
  const present = { ...held };
  for (const key of past) Reflect.deleteProperty(present, key);
  return present;
}

/** Whether another network is loaded, or about to be: what was heard of the former one's run is over. */
export function isReplaced(before: SessionView | undefined, after: SessionView | undefined): boolean {
  const load = loadOf(before);
  return load !== undefined && loadOf(after) !== load;
}

/** What the network computes from the chosen example, once a snapshot says it. */
export function chosenPrediction({ snapshot, example }: Figures): Prediction | undefined {
  const prediction = snapshot?.prediction;
  return prediction && example && prediction.example === exampleKey(example) ? prediction : undefined;
}

/** The moment that everything shows: an earlier one of the run, or the present one; undefined before there is any. */
export function shownMoment(session: SessionView | undefined): (Position & Pick<Progress, 'record'>) | undefined {
  const progress = session?.progress;
  return progress?.shown ?? progress;
}

/** The number of wrongly classified examples of a set by the very measurement whose accuracy the toolbar shows. */
export function wrongCount({ session }: Figures, set: SetName): number | undefined {
  const accuracy = shownMoment(session)?.record?.[set]?.accuracy;
  const examples = session?.prepared?.examples[set];
  if (accuracy === undefined || examples === undefined || !Number.isFinite(accuracy)) return undefined;
  return Math.round((1 - accuracy) * examples);
}

/** The epoch of a figure that is of another epoch than the one beside it; within the same epoch also the step. */
export type Apart = { readonly epoch: number } | { readonly epoch: number; readonly step: number };

/** What to show as the moment of a figure beside one of another moment; undefined if both have the same. */
export function apart(figure: Position, beside: Position): Apart | undefined {
  const { epoch, step } = figure;
  if (step === beside.step) return undefined;
  return epoch === beside.epoch ? { epoch, step } : { epoch };
}

/** The same for a figure and the toolbar, which shows the present epoch and step. */
export function apartFromToolbar({ session }: Figures, moment: Moment | undefined): Apart | undefined {
  const shown = shownMoment(session);
  return shown && moment && apart(moment, shown);
}
