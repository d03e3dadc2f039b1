import { Fault } from '../model/message';
import type { FaultView } from '../protocol/scalars';

/** What was thrown, as it is sent through a channel: a fault as its message and place, a defect as its trace. */
export function describeFailure(error: unknown): { fault: FaultView } | { trace: string } {
  const fault = describeFault(error);
  if (fault) return { fault };
  return { trace: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** Undefined for a defect. */
export function describeFault(error: unknown): FaultView | undefined {
  if (!(error instanceof Fault)) return undefined;
  const { detail, place } = error;
  return { detail: { code: detail.code, args: { ...detail.args } }, ...(place ? { place: { ...place } } : {}) };
}
