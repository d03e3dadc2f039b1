import { closeSync, constants, openSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../model/message';
import { decodeUtf8, encodeUtf8 } from '../model/utf8';
import { isMissing, isPresent, withFile } from '../runs/file-fault';
import { isHolderAlive, type LockAnswer, type LockHolder, type LockStep, type Place, takeLock } from '../runs/lock';
import { heldMessage } from '../runs/lock-message';
import { writeAll } from './atomic-file.node';
import { readRegularFile } from './read-file.node';

/** More bytes than any lock has. */
const longest = 1024;

/**
 * Takes the lock of the run whose checkpoint is in `folder`, for this process. A lock whose process has ended (a killed
 * engine, a lost machine) is taken over. Throws a Fault, which names the holder, while another process lives that holds
 * it. Returns a function that releases it.
 */
export function lockRun(folder: string, place: Place, since: string): () => void {
  const me: LockHolder = { process: process.pid, host: hostname(), place, since };
  const lives = (holder: LockHolder | undefined): boolean =>
    isHolderAlive(holder, hostname(), (id) => process.kill(id, 0));
  return withFile(folder, () => {
    const taking = takeLock(me, lives);
    let made: string | undefined;
    let next = taking.next();
    try {
      while (!next.done) {
        const step = next.value;
        const answer = carryOut(folder, step);
        if (step.do === 'create' && answer === true) made = step.name;
        next = taking.next(answer);
      }
    } catch (error) {
      // While this process lives, a lock that it leaves behind would keep everyone else from the run.
      if (made !== undefined) rmSync(join(folder, made), { force: true });
      throw error;
    }
    const outcome = next.value;
    if ('heldBy' in outcome) throw new Fault(heldMessage(outcome.heldBy, hostname()));
    return () => rmSync(join(folder, outcome.lock), { force: true });
  });
}

function carryOut(folder: string, step: LockStep): LockAnswer {
  if (step.do === 'list') return readdirSync(folder);
  if (step.do === 'wait') return pause();
  const path = join(folder, step.name);
  if (step.do === 'read') return textOf(path);
  if (step.do === 'create') return create(path);
  if (step.do === 'append') append(path, step.text);
  else rmSync(path, { force: true });
  return undefined;
}

/** Another process needs a moment to decide: its next few calls of the file system. */
function pause(): undefined {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}

/** Undefined where there is no such file any more. */
function textOf(path: string): string | undefined {
  try {
    const decoded = decodeUtf8(readRegularFile(path, longest));
    return 'text' in decoded ? decoded.text : '';
  } catch (error) {
    if (error instanceof Fault && error.detail.code === 'path-missing') return undefined;
    throw error;
  }
}

/** False where there is such a file already. */
function create(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if (isPresent(error)) return false;
    throw error;
  }
}

/** A missing file was removed by another process as a leftover; it is not created again. */
function append(path: string, text: string): void {
  try {
    const file = openSync(path, constants.O_WRONLY | constants.O_APPEND);
    try {
      writeAll(file, path, encodeUtf8(text));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isMissing(error)) return;
    // A full disk: the incomplete lock must not stay.
    rmSync(path, { force: true });
    throw error;
  }
}
