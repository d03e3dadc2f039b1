import { hostname } from 'node:os';
import type { Control } from '../../model/controls';
import { type Message, message } from '../../model/message';
import type { TrainingStatus } from '../../model/record';
import type { LockHolder } from '../../runs/lock';
import { heldMessage } from '../../runs/lock-message';

/** What decides which controls can act. */
export interface ControlState {
  readonly trusted: boolean;
  /** Where the spec is: an untitled one is saved first, any other scheme (a diff's older side) is only looked at. */
  readonly place: 'file' | 'untitled' | 'elsewhere';
  /** True of the network format of verification tools, which only shares the ending. */
  readonly foreign: boolean;
  /** True of a text that is too long to be read in an editor. */
  readonly oversized: boolean;
  readonly errors: number;
  readonly hasData: boolean;
  /** A data block that the spec may add where it has none. */
  readonly dataExample: string;
  readonly engine: 'none' | 'preparing' | 'live' | 'lost';
  /** Of the run or the fresh weights that the session holds. */
  readonly status?: TrainingStatus;
  /** The run ended early, or its engine has ended: it can be resumed from its checkpoint. */
  readonly resumable: boolean;
  /** The process that trains the shown run, where that is another window's or the command line's. */
  readonly heldBy?: LockHolder;
}

export type DisabledControls = { readonly [C in Control]?: Message };

/** Every control that cannot act at this moment, and the reason a tooltip gives. */
export function disabledControls(state: ControlState): DisabledControls {
  const blocked = specBlock(state);
  if (blocked?.forAll) return all(blocked.reason);
  const { status } = state;
  const active = status === 'training' || status === 'paused';
  const disabled: { -readonly [C in Control]?: Message } = {};
  if (status === 'training') {
    disabled.train = disabled.resume = message('control-training');
    disabled.step = message('control-step-training');
  } else {
    disabled.pause = message('control-not-training');
    if (status !== 'paused' && !state.resumable) disabled.resume = message('control-nothing-to-resume');
    else if (state.heldBy !== undefined) disabled.resume = disabled.step = heldMessage(state.heldBy, hostname());
    if (status === 'finished' || status === 'diverged') disabled.step = message('control-ended');
  }
  if (!active && state.engine !== 'preparing') disabled.stop = message('control-not-training');
  if (state.engine === 'preparing') {
    // Train, Step and Reset wait for the data.
    disabled.pause = disabled.resume = message('control-preparing');
  }
  if (blocked) {
    if (status !== 'paused') disabled.train ??= blocked.reason;
    if (!active) disabled.step = blocked.reason;
    disabled.reset = blocked.reason;
  }
  return disabled;
}

/** The control that the one key for Train, Pause and Resume means. */
export function primaryControl({ status, resumable, heldBy }: ControlState): Control {
  if (status === 'training') return 'pause';
  return status === 'paused' || (resumable && heldBy === undefined) ? 'resume' : 'train';
}

/** Why nothing of this document may be read, trained or written, its runs on disk included; undefined where it may. */
export function accessRefusal({
  trusted,
  foreign,
  place,
}: Pick<ControlState, 'trusted' | 'foreign' | 'place'>): Message | undefined {
  if (!trusted) return message('control-untrusted');
  if (foreign) return message('control-foreign');
  if (place === 'elsewhere') return message('control-elsewhere');
  return undefined;
}

/** Why no run of this spec can begin; `forAll`: an existing run can't continue either. */
function specBlock(state: ControlState): { readonly reason: Message; readonly forAll: boolean } | undefined {
  const reason = accessRefusal(state);
  if (reason) return { reason, forAll: true };
  if (state.oversized) return { reason: message('control-oversized'), forAll: false };
  if (state.errors > 0) return { reason: message('control-errors', { count: state.errors }), forAll: false };
  if (!state.hasData) {
    return { reason: message('control-no-data', { example: state.dataExample }), forAll: false };
  }
  return undefined;
}

function all(reason: Message): DisabledControls {
  return { train: reason, pause: reason, resume: reason, step: reason, stop: reason, reset: reason };
}
