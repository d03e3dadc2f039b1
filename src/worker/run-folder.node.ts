import { existsSync, lstatSync, readdirSync, rmdirSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault, message } from '../model/message';
import { decodeUtf8, encodeUtf8 } from '../model/utf8';
import type { RunTarget } from '../protocol/engine';
import { isMissing, isPresent, withFile } from '../runs/file-fault';
import { historyLine, historyStart, readHistory } from '../runs/history/csv';
import { writeJson } from '../runs/json';
import { isLockName, type Place } from '../runs/lock';
import { runFiles, runsFolder, stateFile } from '../runs/run-files';
import { parseRunRecord, type RunRecord } from '../runs/run-record';
import { isAbandoned } from './abandoned-run.node';
import { extendAtomically, removeLeftovers, writeAtomically } from './atomic-file.node';
import { makeFolder } from './make-folder.node';
import { MomentFolder } from './moment-folder.node';
import { readPieces, readRegularFile } from './read-file.node';
import { lockRun } from './run-lock.node';
import type { RunContents, RunStorage, RunWriter, SavedRun } from './run-storage';

const checkpointFile = join(runFiles.checkpoint, stateFile);

/** No file of a run is larger than this; a header that claims more is refused before memory is taken. */
const largestFile = 2 ** 32;

/** Runs as folders on disk. */
export class RunFolders implements RunStorage {
  /**
   * @param place The command line reads all that its caller may read; a window refuses a run folder that is reached
   *   through a symbolic link, or holds one in place of a file, which could point anywhere. Shown to other processes
   *   that open the same run.
   * @param date The date and time, ISO 8601.
   */
  constructor(
    private readonly place: Place,
    private readonly date: () => string,
  ) {}

  read(folder: string): SavedRun {
    this.refuseLinks(folder);
    const record = readRunRecord(folder);
    const checkpoint = join(folder, checkpointFile);
    const history = join(folder, runFiles.history);
    return {
      record,
      history: { [Symbol.iterator]: () => readHistory(history, readPieces(history)) },
      hasCheckpoint: existsSync(checkpoint),
      weights: () => readRegularFile(join(folder, runFiles.weights), largestFile),
      checkpoint: () => readRegularFile(checkpoint, largestFile),
      moments: new MomentFolder(join(folder, runFiles.moments)),
    };
  }

  create(target: RunTarget): RunWriter {
    const { folder } = target;
    this.refuseLinks(folder);
    const isOwn = !existsSync(folder);
    try {
      withFile(folder, () => {
        makeFolder(folder);
        const held = readdirSync(folder);
        if (held.includes(runFiles.run)) throw new Fault(message('run-folder-taken', { path: folder }));
        if (held.length > 0 && !isAbandoned(folder)) throw new Fault(message('run-folder-not-empty', { path: folder }));
        ignoreRuns(folder);
      });
      const writer = new FolderWriter(folder, this.place, this.date(), true, isOwn);
      writer.begin(target.specText);
      return writer;
    } catch (error) {
      removeEmpty(join(folder, runFiles.checkpoint));
      if (isOwn) removeEmpty(folder);
      throw error;
    }
  }

  reopen(folder: string): RunWriter {
    this.refuseLinks(folder);
    readRunRecord(folder);
    return new FolderWriter(folder, this.place, this.date(), false);
  }

  private refuseLinks(folder: string): void {
    if (this.place === 'terminal') return;
    const inside = [...Object.values(runFiles), checkpointFile, ...locksIn(folder), ...momentsIn(folder)];
    const suspects = inside.map((name) => join(folder, name));
    for (let path = folder; ; path = dirname(path)) {
      suspects.push(path);
      if (basename(path) === runsFolder || dirname(path) === path) break;
    }
    for (const path of suspects) {
      if (isLink(path)) throw new Fault(message('run-folder-link', { path }));
    }
  }
}

class FolderWriter implements RunWriter {
  readonly moments: MomentFolder;
  private readonly release: () => void;

  /**
   * `isNew`: nothing is saved yet. `isOwn`: the folder was made for this run, and goes with it if nothing can be saved.
   */
  constructor(
    private readonly folder: string,
    place: Place,
    since: string,
    private isNew: boolean,
    private readonly isOwn = false,
  ) {
    const checkpoint = join(folder, runFiles.checkpoint);
    this.moments = new MomentFolder(join(folder, runFiles.moments));
    makeFolder(checkpoint);
    this.release = lockRun(checkpoint, place, since);
    try {
      removeLeftovers(folder);
      removeLeftovers(checkpoint);
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** The first save writes all files but the spec. */
  begin(specText: string): void {
    this.orDiscard(() => {
      rmSync(join(this.folder, runFiles.best), { force: true });
      rmSync(join(this.folder, runFiles.moments), { force: true, recursive: true });
      writeAtomically(join(this.folder, runFiles.spec), encodeUtf8(specText));
    });
  }

  /** `run.json` comes last: where it can be read, the rest is there. */
  write(contents: RunContents): number {
    return this.orDiscard(() => {
      const put = (name: string, bytes: Uint8Array): void => writeAtomically(join(this.folder, name), bytes);
      const bytes = writeHistory(join(this.folder, runFiles.history), contents.history);
      put(runFiles.weights, contents.weights);
      if (contents.best) put(runFiles.best, contents.best);
      put(checkpointFile, contents.checkpoint);
      this.writeRecord(contents.record);
      this.isNew = false;
      return bytes;
    });
  }

  writeRecord(record: RunRecord): void {
    writeAtomically(join(this.folder, runFiles.run), encodeUtf8(`${writeJson(record, 2)}\n`));
  }

  close(): void {
    this.release();
  }

  /** Removes the files of a new run that could not be saved. */
  private orDiscard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (this.isNew) {
        for (const name of [...Object.values(runFiles), checkpointFile]) {
          if (name !== runFiles.checkpoint) rmSync(join(this.folder, name), { force: true, recursive: true });
        }
        this.release();
        removeEmpty(join(this.folder, runFiles.checkpoint));
        if (this.isOwn) removeEmpty(this.folder);
      }
      throw error;
    }
  }
}

/** Returns the size of the file. The kept part is copied, not read: it may be larger than memory. */
function writeHistory(path: string, { kept, records }: RunContents['history']): number {
  const lines = encodeUtf8(kept === 0 ? historyStart(records) : records.map(historyLine).join(''));
  if (kept === 0) writeAtomically(path, lines);
  else if (lines.length > 0 || statOf(path)?.size !== kept) extendAtomically(path, kept, lines);
  return kept + lines.length;
}

/** Removes a folder that holds nothing. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is missing, not empty, or the disk refuses that too: then it stays.
  }
}

/**
 * Marks the run in `folder` as stopped where its last checkpoint is, after its training was ended in the middle of a
 * batch by this process. Returns the new content of `run.json`. Throws a Fault where it cannot be read or written.
 */
export function markStopped(folder: string, date: string): RunRecord {
  const writer = new FolderWriter(folder, 'terminal', date, false);
  try {
    const record: RunRecord = { ...readRunRecord(folder), status: 'stopped', updated: date };
    writer.writeRecord(record);
    return record;
  } finally {
    writer.close();
  }
}

/** `run.json` of the run in `folder`; throws a Fault where there is none that can be read. */
export function readRunRecord(folder: string): RunRecord {
  const path = join(folder, runFiles.run);
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    if (error instanceof Fault && error.detail.code === 'path-missing') {
      throw new Fault(message('run-file-missing', { path: folder }));
    }
    throw error;
  }
  const record = parseRunRecord(text);
  if (!record) throw new Fault(message('run-file-damaged', { path }));
  return record;
}

function readText(path: string): string {
  const decoded = decodeUtf8(readRegularFile(path, largestFile));
  if ('invalidAt' in decoded) throw new Fault(message('run-file-damaged', { path }));
  return decoded.text;
}

/** Runs are no part of a project's history: `.nnet-runs` ignores itself, no matter who created it. */
function ignoreRuns(folder: string): void {
  for (let path = folder; dirname(path) !== path; path = dirname(path)) {
    if (basename(path) !== runsFolder) continue;
    writeWhereNone(join(path, '.gitignore'), '*\n');
    return;
  }
}

/**
 * Writes a file where nothing exists yet, not even a broken link, or only an empty file, as a process leaves that
 * was killed before it wrote. Without a temporary name, which another process that begins a run could mistake
 * for a leftover.
 */
function writeWhereNone(path: string, text: string): void {
  const found = statOf(path);
  if (found && !(found.isFile() && found.size === 0)) return;
  try {
    writeFileSync(path, text, { flag: found ? 'r+' : 'wx' });
  } catch (error) {
    if (isPresent(error)) return;
    if (!found) rmSync(path, { force: true });
    throw error;
  }
}

/** The locks in a run's folder, by their paths in it. */
function locksIn(folder: string): string[] {
  const checkpoint = join(folder, runFiles.checkpoint);
  if (!statOf(checkpoint)?.isDirectory()) return [];
  return readdirSync(checkpoint)
    .filter(isLockName)
    .map((name) => join(runFiles.checkpoint, name));
}

/** The moments in a run's folder, by their paths in it. */
function momentsIn(folder: string): string[] {
  const moments = join(folder, runFiles.moments);
  if (!statOf(moments)?.isDirectory()) return [];
  return readdirSync(moments).map((name) => join(runFiles.moments, name));
}

function isLink(path: string): boolean {
  return statOf(path)?.isSymbolicLink() ?? false;
}

/** What is at `path`, without following a link; undefined where nothing is. */
function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
