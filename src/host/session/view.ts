import { hostname } from 'node:os';
import { type Control, controls } from '../../model/controls';
import type { Message } from '../../model/message';
import type { Outcome } from '../../protocol/outcome';
import type { RunView, SessionView } from '../../protocol/panel';
import type { Prepared, Progress } from '../../protocol/training';
import { heldMessage } from '../../runs/lock-message';
import type { BranchOrigin } from '../../runs/run-record';
import type { StoredRun } from '../runs/store';
import { type ControlState, disabledControls } from './controls';
import { secondsLeft } from './time-left';

/** All that the panel receives of a session, before translation. */
export interface SessionFacts extends ControlState {
  /** Which share of large files is read, while the data are. */
  readonly share?: number;
  readonly prepared?: Prepared;
  readonly progress?: Progress;
  /** What went wrong, translated. */
  readonly sentence?: string;
  readonly outcomes: readonly Outcome[];
  readonly run?: { readonly id: string; readonly label: Message };
  readonly specChanged: boolean;
  /** Bytes that the saved moments of a run may take. */
  readonly momentLimit?: number;
}

/** The session as the panel shows it, in the person's language. */
export function sessionView(facts: SessionFacts, say: (message: Message) => string): SessionView {
  const { engine, share, prepared, progress, sentence, run, specChanged, momentLimit } = facts;
  const reasons = disabledControls(facts);
  const disabled: { [C in Control]?: string } = {};
  for (const control of controls) {
    const reason = reasons[control];
    if (reason) disabled[control] = say(reason);
  }
  const held = facts.heldBy === undefined ? undefined : say(heldMessage(facts.heldBy, hostname()));
  const shown = sentence ?? held;
  const left = progress && secondsLeft(progress);
  return {
    engine,
    ...(share === undefined ? {} : { share }),
    disabled,
    specChanged,
    ...(prepared ? { prepared } : {}),
    ...(progress ? { progress } : {}),
    ...(facts.outcomes.length > 0 ? { outcomes: [...facts.outcomes] } : {}),
    ...(shown === undefined ? {} : { sentence: shown }),
    ...(run ? { run: { id: run.id, label: say(run.label) } } : {}),
    ...(progress?.moments && momentLimit !== undefined ? { momentLimit } : {}),
    ...(left === undefined ? {} : { secondsLeft: left }),
  };
}

/** A run on disk as the panel lists it. */
export function runView(run: StoredRun, say: (message: Message) => string): RunView {
  const { id, label, record, history } = run;
  const { status, started, parent } = record;
  const origin = parent && { run: parent.run, step: parent.step, changes: branchChanges(parent) };
  return { id, label: say(label), status, started, history, ...(origin ? { parent: origin } : {}) };
}

/** “lr 0.5, momentum 0.9”: what a branch says now; nothing of an unchanged spec. */
function branchChanges({ changes }: BranchOrigin): string {
  return changes.map(({ what, now = '—' }) => `${what} ${now}`).join(', ');
}
