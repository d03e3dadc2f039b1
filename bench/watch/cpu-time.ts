import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Seconds that a process has had of the processors. */
export interface CpuTime {
  /** All its threads, those of V8 that compile and collect included. */
  readonly all: number;
  /** Its first thread. */
  readonly main: number;
}

/** What Linux counts of a process. Throws where there is no /proc. */
export function cpuTimeOf(pid: number): CpuTime {
  const folder = path.join('/proc', String(pid), 'task');
  let [all, main] = [0, 0];
  for (const thread of readdirSync(folder)) {
    const seconds = secondsOf(path.join(folder, thread, 'schedstat'));
    all += seconds;
    if (thread === String(pid)) main = seconds;
  }
  return { all, main };
}

/** The first number of a thread's `schedstat` is its time in nanoseconds. */
function secondsOf(file: string): number {
  return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e9;
}
