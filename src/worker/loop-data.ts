import type { Place } from '../runs/lock';

/** The start data of the thread that trains. */
export interface LoopData {
  readonly role: 'loop';
  readonly place: Place;
  /** The niceness of the thread: 0 (normal priority) to 19 (the lowest). */
  readonly niceness: number;
}

/** Whether a thread's data are those of a training loop. */
export function isLoop(data: unknown): data is LoopData {
  return typeof data === 'object' && data !== null && 'role' in data && data.role === 'loop';
}
