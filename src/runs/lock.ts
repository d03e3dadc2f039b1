import * as v from 'valibot';
import { parseJson } from './json';

/** Who holds a run: the process that trains it. */
export interface LockHolder {
  readonly process: number;
  /** Name of the computer; absent, with all that follows, in a lock of an earlier version. */
  readonly host?: string;
  /** A window of VS Code, or a terminal's command line. */
  readonly place?: 'window' | 'terminal';
  /** ISO 8601. */
  readonly since?: string;
}

const holderSchema = v.object({
  process: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  host: v.exactOptional(v.string()),
  place: v.exactOptional(v.picklist(['window', 'terminal'])),
  since: v.exactOptional(v.string()),
});

/** What a lock says: who wants the run, on a line of its own, and once that one holds it, `held` on another. */
export function lockText(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}
const heldLine = 'held\n';

/** Who wants or holds the run by a lock of this text; undefined where it was cut short. */
export function holderOfLock(text: string): (LockHolder & { readonly held: boolean }) | undefined {
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  const value = parseJson(text.slice(0, end));
  // An earlier version wrote the process alone, once it held the run.
  const isEarlier = typeof value === 'number';
  const parsed = v.safeParse(holderSchema, isEarlier ? { process: value } : value);
  return parsed.success ? { ...parsed.output, held: isEarlier || text.slice(end + 1) === heldLine } : undefined;
}

/**
 * Whether a lock's holder lives. `probe` throws where its process can't be reached, with EPERM where it is another
 * user's. A holder on another computer than `host` can't be asked: it counts as living.
 */
export function holderLives(
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

/** Whether a file beside the checkpoint is a lock: an earlier version's, or one that names process and computer. */
export function isLockName(name: string): boolean {
  return lockNames.test(name);
}

/** No two processes have a lock of the same name: who removes one never removes another's. */
function lockNameOf({ process, host = '' }: LockHolder): string {
  return `lock.${process}.${host.replace(/[^\w-]/g, '_')}`;
}

/** One step of the file system, each of which is atomic; `takeLock` yields it and is resumed with its answer. */
export type LockStep =
  /** Names of the files beside the checkpoint. */
  | { readonly do: 'list' }
  /** The text of a file; undefined where it is gone. */
  | { readonly do: 'read'; readonly name: string }
  /** Makes an empty file; false where there is one of this name. */
  | { readonly do: 'create'; readonly name: string }
  /** Appends to a file that this process has made. */
  | { readonly do: 'append'; readonly name: string; readonly text: string }
  /** Removes a file, if it is still there. */
  | { readonly do: 'remove'; readonly name: string }
  /** Lets others act for a moment. */
  | { readonly do: 'wait' };
export type LockAnswer = readonly string[] | string | boolean | undefined;

/** The lock that is held now, or who holds the run. */
export type LockOutcome = { readonly lock: string } | { readonly heldBy: LockHolder };

interface Lock {
  readonly name: string;
  /** Undefined where its process has ended, or is this one: only one of its threads trains a run. */
  readonly living: (LockHolder & { readonly held: boolean }) | undefined;
}

type Lives = (holder: LockHolder | undefined) => boolean;

/** So often a process that has not decided yet is waited for: then it counts as the holder, for it may be suspended. */
const mostWaits = 1000;

/**
 * Takes the lock of a run. Each process has a lock file of its own, which says first that it wants the run and then that
 * it holds it. A process writes the former, then looks at all locks, and holds the run once it finds no other that lives:
 * of two, the one that wrote last sees the other, so at most one holds a run, whatever the order of their steps and
 * wherever one of them is killed. Where several want it at once, the one with the greatest name waits until the others,
 * who may have looked before it wrote, have decided; they give up when they see it: so one of them gets the run. Only who
 * holds the run removes the locks of processes that have ended.
 */
export function* takeLock(me: LockHolder, lives: Lives): Generator<LockStep, LockOutcome, LockAnswer> {
  const mine = lockNameOf(me);
  let wants = false;
  for (let waits = 0; ; ) {
    const found = yield* look(me, lives);
    const rivals = found.flatMap(({ name, living }) => (living && name !== mine ? [{ name, living }] : []));
    const holder = rivals.find(({ living }) => living.held) ?? (waits === mostWaits ? rivals[0] : undefined);
    if (holder) {
      if (wants) yield { do: 'remove', name: mine };
      return { heldBy: holder.living };
    }
    // Who held the run may have taken a lock that was just being written for one that was left behind.
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
    // One of this name is of a thread of this process that was ended, or of an ended process of the same number.
    yield { do: 'remove', name: mine };
    wants = (yield { do: 'create', name: mine }) === true;
    if (wants) yield { do: 'append', name: mine, text: lockText(me) };
  }
}

/** Who holds a run, or wants it, and lives; takes no lock. */
export function* findHolder(lives: Lives): Generator<LockStep, LockHolder | undefined, LockAnswer> {
  const locks = yield* look(undefined, lives);
  return locks.find(({ living }) => living)?.living;
}

/** All locks there are, each with its holder if that lives and is not `me`. */
function* look(me: LockHolder | undefined, lives: Lives): Generator<LockStep, Lock[], LockAnswer> {
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
