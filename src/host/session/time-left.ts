import type { Progress } from '../../protocol/training';

/** Seconds until the last epoch at the run's mean speed so far; undefined before the first epoch and after the end. */
export function secondsLeft(progress: Progress): number | undefined {
  const { status, epoch, epochs, seconds } = progress;
  if (status !== 'training' && status !== 'paused') return undefined;
  if (epoch === 0 || epochs <= epoch || seconds <= 0) return undefined;
  return (seconds / epoch) * (epochs - epoch);
}
