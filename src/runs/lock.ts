/** Beside the checkpoint while a process trains the run: its number. */
export const lockName = 'lock';

/** What a lock says: the number of the process that holds it, on a line of its own. */
export function lockText(holder: number): string {
  return `${holder}\n`;
}

/** The process that a lock names; NaN where it names none, or was cut short: part of a number is another process. */
export function holderOfLock(text: string): number {
  return /^\d+\n$/.test(text) ? Number(text) : Number.NaN;
}

/** Whether a lock's holder lives: `probe` throws where it can't be reached, with EPERM where it is another user's. */
export function holderLives(holder: number, probe: (process: number) => void): boolean {
  if (!(holder > 0)) return false;
  try {
    probe(holder);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
