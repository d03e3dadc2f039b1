import type { Environment } from '../worker/environment';
import type { Options } from './options';
import type { Output } from './output';

/** What a command knows beyond its options. */
export interface Surroundings {
  readonly output: Output;
  readonly environment: Environment;
  /** Calls `stop` when the user presses Ctrl+C; returns how to let go. */
  onInterrupt(stop: () => void): () => void;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** Options beside `--format`, by their long name. */
  readonly options: readonly string[];
  /** Whether it takes several files. */
  readonly many?: boolean;
  /** Gives the exit status; throws a Fault for what a person can mend. */
  run(files: readonly [string, ...string[]], options: Options, surroundings: Surroundings): number | Promise<number>;
}

/** Exit statuses that scripts rely on. */
export const exit = { fine: 0, bad: 1, expectation: 2, diverged: 3, interrupted: 130 } as const;
