import { Fault } from '../model/message';
import { type FaultView, faultView } from '../protocol/fault';

/** What was thrown, as it is sent through a channel: a fault as its message and place, a defect as its trace. */
export function describeFailure(error: unknown): { fault: FaultView } | { trace: string } {
  const fault = describeFault(error);
  if (fault) return { fault };
  return { trace: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** Undefined for a defect. */
export function describeFault(error: unknown): FaultView | undefined {
  return error instanceof Fault ? faultView(error) : undefined;
}
