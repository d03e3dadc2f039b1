import { namesOf } from './names-of';

/** The parameters of schedules; those a schedule does not use keep their default. */
interface ScheduleProperties {
  /** Epochs between two steps of `step`. */
  readonly every: number;
  readonly factor: number;
  /** The rate at which `cosine` ends. */
  readonly min: number;
}

/** The properties of a schedule, apart from its rates. */
interface ScheduleFacts {
  readonly properties: readonly (keyof ScheduleProperties)[];
  /** Whether its rates depend on the number of epochs, so that such a run cannot be extended. */
  readonly needsEnd: boolean;
  /** α in epoch t of T, as lines of plain mathematics. */
  readonly formulas: readonly string[];
}

/** Every schedule by its name in the language, in the order in which completion offers them. */
export const schedules = {
  constant: { properties: [], needsEnd: false, formulas: ['α(t) = lr'] },
  step: { properties: ['every', 'factor'], needsEnd: false, formulas: ['α(t) = lr·f^⌊t/every⌋'] },
  exponential: { properties: ['factor'], needsEnd: false, formulas: ['α(t) = lr·f^t'] },
  cosine: { properties: ['min'], needsEnd: true, formulas: ['α(t) = min + (lr − min)(1 + cos(πt/T))/2'] },
} satisfies Readonly<Record<string, ScheduleFacts>>;

export type ScheduleName = keyof typeof schedules;
export const scheduleNames: readonly ScheduleName[] = namesOf(schedules);

/** The schedule if the spec names none. */
export const defaultSchedule: ScheduleName = 'constant';

export interface Schedule extends ScheduleProperties {
  readonly name: ScheduleName;
  /** Epochs of linear warm-up. */
  readonly warmup: number;
}

export function scheduleFacts(name: ScheduleName): ScheduleFacts {
  return schedules[name];
}

/** The schedules that are set by a property. */
export function schedulesWith(property: keyof ScheduleProperties): readonly ScheduleName[] {
  return scheduleNames.filter((name) => scheduleFacts(name).properties.includes(property));
}
