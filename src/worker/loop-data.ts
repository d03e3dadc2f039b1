/** What a thread is told at its start that is to train. */
export interface LoopData {
  readonly role: 'loop';
  /** See RunFolders. */
  readonly followLinks: boolean;
  /** How much the thread gives way to others: 0 not at all, 19 the most. */
  readonly niceness: number;
}

/** Whether a thread's data are those of a training loop. */
export function isLoop(data: unknown): data is LoopData {
  return typeof data === 'object' && data !== null && 'role' in data && data.role === 'loop';
}
