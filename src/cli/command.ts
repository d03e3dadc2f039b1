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
  /** Calls `listener` at the first signal that ends a command, such as Ctrl+C; returns a function that removes it. */
  onSignal(listener: (signal: EndingSignal) => void): () => void;
  /**
   * Calls `listener` when standard output accepts nothing more: its reader is gone, or its disk is full. Without a
   * listener this ends the process at once. Returns a function that removes the listener.
   */
  onOutputLost(listener: () => void): () => void;
}

/** A command that reads no file. */
export interface PlainCommand {
  readonly name: string;
  /** Options in addition to `--format`, by their long name. */
  readonly options: readonly string[];
  /** Gives the exit status; throws a Fault for what the user can fix. */
  runAlone(options: Options, surroundings: Surroundings): number | Promise<number>;
}

/** One command of the command line, on a file. */
export interface Command {
  readonly name: string;
  /** Options in addition to `--format`, by their long name. */
  readonly options: readonly string[];
  /** Those of them that may be given several times. */
  readonly repeatable?: readonly string[];
  /** Whether it takes several files. */
  readonly many?: boolean;
  /** Gives the exit status; throws a Fault for what the user can fix. */
  run(files: readonly [string, ...string[]], options: Options, surroundings: Surroundings): number | Promise<number>;
}

/** Exit statuses that scripts rely on. */
export const exit = { fine: 0, bad: 1, expectation: 2, diverged: 3 } as const;
