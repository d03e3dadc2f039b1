import * as v from 'valibot';
import { parseJson } from './json';

/** Where a process was started: by a window of VS Code, or by a terminal's command line. */
export type Place = 'window' | 'terminal';

/** The holder of a run: the process that trains it. */
export interface LockHolder {
  readonly process: number;
  /** Name of the computer; absent, with all fields below, in a lock of an earlier version. */
  readonly host?: string;
  readonly place?: Place;
  /** ISO 8601. */
  readonly since?: string;
}

const holderSchema = v.object({
  process: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  host: v.exactOptional(v.string()),
  place: v.exactOptional(v.picklist(['window', 'terminal'])),
  since: v.exactOptional(v.string()),
});

/** The text of a lock: a line with the process that wants the run, and a line `held` once it holds the run. */
export function lockText(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}
const heldLine = 'held\n';

/** The process that wants or holds the run, read from a lock's text; undefined if the text is incomplete. */
export function holderOfLock(text: string): (LockHolder & { readonly held: boolean }) | undefined {
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  const value = parseJson(text.slice(0, end));
  // An earlier version wrote only the process, once it held the run.
  const isEarlier = typeof value === 'number';
  const parsed = v.safeParse(holderSchema, isEarlier ? { process: value } : value);
  return parsed.success ? { ...parsed.output, held: isEarlier || text.slice(end + 1) === heldLine } : undefined;
}

/**
 * Whether a lock's holder is alive. `probe` throws if its process can't be signalled, with EPERM if it is another
 * user's. A holder on another computer than `host` can't be checked: it counts as alive.
 */
export function isHolderAlive(
  holder: LockHolder | undefined,
  host: string,
  probe: (process: number) => void,
): holder is LockHolder {
  if (!holder) return false;
  if (holder.host !== undefined && holder.host !== host) return true;
  try {
    probe(holder.process);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const lockNames = /^lock(?:\.\d+\..*)?$/;

/** Whether a file next to the checkpoint is a lock: an earlier version's, or one that names process and computer. */
export function isLockName(name: string): boolean {
  return lockNames.test(name);
}

/** No two processes have a lock of the same name, so removing one never removes another process's lock. */
function lockNameOf({ process, host = '' }: LockHolder): string {
  return `lock.${process}.${host.replace(/[^\w-]/g, '_')}`;
}

/** One atomic file system operation; `takeLock` yields it and is resumed with its result. */
export type LockStep =
  /** Names of the files next to the checkpoint. */
  | { readonly do: 'list' }
  /** The text of a file; undefined if it no longer exists. */
  | { readonly do: 'read'; readonly name: string }
  /** Creates an empty file; false if one of this name exists. */
  | { readonly do: 'create'; readonly name: string }
  /** Appends to a file that this process has created. */
  | { readonly do: 'append'; readonly name: string; readonly text: string }
  /** Removes a file, if it still exists. */
  | { readonly do: 'remove'; readonly name: string }
  /** Waits briefly so that other processes can act. */
  | { readonly do: 'wait' };
export type LockAnswer = readonly string[] | string | boolean | undefined;

/** The lock now held, or the process that holds the run. */
export type LockOutcome = { readonly lock: string } | { readonly heldBy: LockHolder };

interface Lock {
  readonly name: string;
  /** Undefined if its process has ended, or is this one: only one of its threads trains a run. */
  readonly living: (LockHolder & { readonly held: boolean }) | undefined;
}

type Lives = (holder: LockHolder | undefined) => boolean;

/** How often to wait for an undecided process; then it counts as the holder, since it may be suspended. */
const mostWaits = 1000;

/**
 * Acquires the lock of a run. Each process has its own lock file, which says first that it wants the run and then that
 * it holds it. A process writes the former, then reads all locks, and holds the run if no other live process has one:
 * of two, the one that wrote last sees the other, so at most one holds a run, in any order of their steps and
 * even if one of them is killed. If several want it at once, the one with the greatest name waits until the others,
 * which may have read before it wrote, have decided; they give up when they see it: so one of them gets the run. Only
 * the holder removes the locks of processes that have ended.
 */
export function* takeLock(me: LockHolder, lives: Lives): Generator<LockStep, LockOutcome, LockAnswer> {
  const mine = lockNameOf(me);
  let wants = false;
  for (let waits = 0; ; ) {
    const found = yield* readLocks(me, lives);
    const rivals = found.flatMap(({ name, living }) => (living && name !== mine ? [{ name, living }] : []));
    const holder = rivals.find(({ living }) => living.held) ?? (waits === mostWaits ? rivals[0] : undefined);
    if (holder) {
      if (wants) yield { do: 'remove', name: mine };
      return { heldBy: holder.living };
    }
    // The holder may have mistaken a lock that was just being written for the lock of an ended process.
    wants &&= found.some(({ name }) => name === mine);
    if (wants && rivals.length === 0) {
      yield { do: 'append', name: mine, text: heldLine };
      for (const { name } of found) if (name !== mine) yield { do: 'remove', name };
      return { lock: mine };
    }
    const givesWay = rivals.some(({ name }) => name > mine);
    if (wants || givesWay) {
      if (wants && givesWay) yield { do: 'remove', name: mine };
      wants &&= !givesWay;
      waits++;
      yield { do: 'wait' };
      continue;
    }
    // A lock of this name belongs to an ended thread of this process, or to an ended process with the same id.
    yield { do: 'remove', name: mine };
    wants = (yield { do: 'create', name: mine }) === true;
    if (wants) yield { do: 'append', name: mine, text: lockText(me) };
  }
}

/** The live process that holds or wants a run; acquires no lock. */
export function* findHolder(lives: Lives): Generator<LockStep, LockHolder | undefined, LockAnswer> {
  const locks = yield* readLocks(undefined, lives);
  return locks.find(({ living }) => living)?.living;
}

/** All locks, each with its holder if that is alive and is not `me`. */
function* readLocks(me: LockHolder | undefined, lives: Lives): Generator<LockStep, Lock[], LockAnswer> {
  const names = yield { do: 'list' };
  const locks: Lock[] = [];
  for (const name of Array.isArray(names) ? names.filter(isLockName) : []) {
    const text = yield { do: 'read', name };
    if (typeof text !== 'string') continue;
    const holder = holderOfLock(text);
    const isMe = me && holder?.process === me.process && (holder.host ?? me.host) === me.host;
    locks.push({ name, living: !isMe && lives(holder) ? holder : undefined });
  }
  return locks;
}
