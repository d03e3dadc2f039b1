import { Fault, message } from '../../model/message';
import { type FaultView, faultView } from '../../protocol/fault';
import { fileFault } from '../../runs/file-fault';
import { EngineGone, failureOf } from './engine';
import type { SessionEnvironment } from './environment';

/**
 * A sentence for what was thrown here or by the engine; a defect goes to the log, and the sentence says so. Undefined
 * where an answer is missing only because the user ended the engine.
 */
export function explain(
  error: unknown,
  { say, sayFault, log }: Pick<SessionEnvironment, 'say' | 'sayFault' | 'log'>,
): string | undefined {
  if (error instanceof EngineGone) return error.detail.code === 'engine-absent' ? undefined : say(error.detail);
  if (error instanceof Fault) return sayFault(faultView(new Fault(error.detail)));
  const refused = fileFault(error, pathOf(error));
  if (refused instanceof Fault) return sayFault(faultView(new Fault(refused.detail)));
  const { fault, trace } = failureOf(error);
  if (fault) return sayFault(fault);
  log.error(trace ?? 'a defect', error);
  return say(message('engine-failed'));
}

/** The fault that the engine, or the look-up of files, has reported; undefined for anything else. */
export function faultOf(error: unknown): FaultView | undefined {
  if (!(error instanceof Fault)) return failureOf(error).fault;
  return faultView(error);
}

/** The path that the system refused, where it names one. */
function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : '';
}
