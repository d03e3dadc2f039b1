import { existsSync, lstatSync, readdirSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault, message } from '../model/message';
import { decodeUtf8, encodeUtf8 } from '../model/utf8';
import type { RunTarget } from '../protocol/engine';
import { historyHeader, historyLine, readHistory } from '../runs/history/csv';
import { writeJson } from '../runs/json';
import { lockName } from '../runs/lock';
import { runFiles, runsFolder } from '../runs/run-files';
import { parseRunRecord, type RunRecord } from '../runs/run-record';
import { isAbandoned } from './abandoned-run.node';
import { removeLeftovers, writeAtomically } from './atomic-file.node';
import { isMissing, isPresent, withFile } from './file-fault.node';
import { makeFolder } from './make-folder.node';
import { readRegularFile } from './read-file.node';
import { takeLock } from './run-lock.node';
import type { RunContents, RunStore, RunWriter, StoredRun } from './run-store';

const checkpointFile = join(runFiles.checkpoint, 'state.ckpt');
const lockFile = join(runFiles.checkpoint, lockName);

/** No file of a run is larger than this; a header that claims more is refused before memory is taken. */
const largestFile = 2 ** 32;

/** Runs as folders on disk. */
export class RunFolders implements RunStore {
  /**
   * @param followLinks The command line reads whatever its caller may; the extension refuses a run folder that is
   *   reached through a symbolic link, or holds one in place of a file, which could point anywhere.
   */
  constructor(private readonly followLinks: boolean) {}

  read(folder: string): StoredRun {
    this.refuseLinks(folder);
    const record = readRunRecord(folder);
    const checkpoint = join(folder, checkpointFile);
    const history = join(folder, runFiles.history);
    return {
      record,
      history: [...readHistory(history, [readText(history)])].map((entry) => entry.record),
      weights: readRegularFile(join(folder, runFiles.weights), largestFile),
      ...(existsSync(checkpoint) ? { checkpoint: readRegularFile(checkpoint, largestFile) } : {}),
    };
  }

  create(target: RunTarget): RunWriter {
    const { folder } = target;
    this.refuseLinks(folder);
    withFile(folder, () => {
      makeFolder(folder);
      const held = readdirSync(folder);
      if (held.includes(runFiles.run)) throw new Fault(message('run-folder-taken', { path: folder }));
      if (held.length > 0 && !isAbandoned(folder)) throw new Fault(message('run-folder-not-empty', { path: folder }));
      ignoreRuns(folder);
    });
    const writer = new FolderWriter(folder);
    // The first save writes all files but this one.
    rmSync(join(folder, runFiles.best), { force: true });
    writeAtomically(join(folder, runFiles.spec), encodeUtf8(target.specText));
    return writer;
  }

  reopen(folder: string): RunWriter {
    this.refuseLinks(folder);
    readRunRecord(folder);
    return new FolderWriter(folder);
  }

  private refuseLinks(folder: string): void {
    if (this.followLinks) return;
    const suspects = [...Object.values(runFiles), checkpointFile, lockFile].map((name) => join(folder, name));
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
  private readonly release: () => void;

  constructor(private readonly folder: string) {
    const checkpoint = join(folder, runFiles.checkpoint);
    makeFolder(checkpoint);
    this.release = takeLock(join(folder, lockFile));
    removeLeftovers(folder);
    removeLeftovers(checkpoint);
  }

  /** `run.json` comes last: where it can be read, the rest is there. */
  write(contents: RunContents): void {
    const put = (name: string, bytes: Uint8Array): void => writeAtomically(join(this.folder, name), bytes);
    put(runFiles.history, encodeUtf8(historyHeader + contents.history.map(historyLine).join('')));
    put(runFiles.weights, contents.weights);
    if (contents.best) put(runFiles.best, contents.best);
    put(checkpointFile, contents.checkpoint);
    this.writeRecord(contents.record);
  }

  writeRecord(record: RunRecord): void {
    writeAtomically(join(this.folder, runFiles.run), encodeUtf8(`${writeJson(record, 2)}\n`));
  }

  close(): void {
    this.release();
  }
}

/**
 * Marks the run in `folder` as stopped where its last checkpoint is, after its training was ended in the middle of a
 * batch by this process. Gives what `run.json` says now. Throws a Fault where it cannot be read or written.
 */
export function markStopped(folder: string, date: string): RunRecord {
  const writer = new FolderWriter(folder);
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

/** Runs are no part of a project's history: `.nnet-runs` ignores itself, whoever created it. */
function ignoreRuns(folder: string): void {
  for (let path = folder; dirname(path) !== path; path = dirname(path)) {
    if (basename(path) !== runsFolder) continue;
    writeWhereNone(join(path, '.gitignore'), '*\n');
    return;
  }
}

/**
 * Writes a file where nothing lies yet, not even a link that leads nowhere, or only an empty file: so it stands where a
 * process was killed before it wrote. Without a temporary name, which another process that begins a run could mistake
 * for a leftover.
 */
function writeWhereNone(path: string, text: string): void {
  const found = statOf(path);
  if (found && !(found.isFile() && found.size === 0)) return;
  try {
    writeFileSync(path, text, { flag: found ? 'r+' : 'wx' });
  } catch (error) {
    if (!isPresent(error)) throw error;
  }
}

function isLink(path: string): boolean {
  return statOf(path)?.isSymbolicLink() ?? false;
}

/** What lies at `path`, a link itself rather than what it leads to; undefined where nothing does. */
function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
