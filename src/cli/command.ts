import type { Environment } from '../worker/environment';
import type { Options } from './options';
import type { Output } from './output';
import type { EndingSignal } from './signals';

/** What a command receives in addition to its options. */
export interface Surroundings {
  readonly output: Output;
  readonly environment: Environment;
  /** The bundle that threads start from. */
  readonly file: string;
  /** Calls `heard` at the first signal that ends a command, such as Ctrl+C; returns a function that stops listening. */
  onSignal(heard: (signal: EndingSignal) => void): () => void;
  /**
   * Calls `heard` once standard output takes nothing more: its reader is gone, or its disk is full. Where nobody listens,
   * that ends the process at once. Returns how to stop listening.
   */
  onOutputLost(heard: () => void): () => void;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** Options in addition to `--format`, by their long name. */
  readonly options: readonly string[];
  /** Whether it takes several files. */
  readonly many?: boolean;
  /** Gives the exit status; throws a Fault for what the user can fix. */
  run(files: readonly [string, ...string[]], options: Options, surroundings: Surroundings): number | Promise<number>;
}

/** Exit statuses that scripts rely on. */
export const exit = { fine: 0, bad: 1, expectation: 2, diverged: 3 } as const;
