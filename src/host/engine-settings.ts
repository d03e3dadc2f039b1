import type { WorkspaceConfiguration } from 'vscode';
import { tierChoices } from '../model/tier-choice';
import { mostThreads, type Prepare } from '../protocol/engine';

/** What the settings below `nnet.engine` ask for; a value that is none of theirs counts as not set. */
export function engineSettings(settings: WorkspaceConfiguration): Pick<Prepare, 'tier' | 'threads'> {
  const tier = tierChoices.find((choice) => choice === settings.get('tier'));
  const threads = settings.get('threads');
  const isCount = typeof threads === 'number' && Number.isInteger(threads) && threads >= 1 && threads <= mostThreads;
  return { ...(tier ? { tier } : {}), ...(isCount ? { threads } : {}) };
}
