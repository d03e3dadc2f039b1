import { lstat, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { Fault, type Message, message } from '../../model/message';
import type { HistoryColumns } from '../../runs/history/columns';
import { findHolder, isHolderAlive, type LockHolder } from '../../runs/lock';
import { runFiles } from '../../runs/run-files';
import { parseRunRecord, type RunRecord } from '../../runs/run-record';
import { isCode, isFolderName, isPlainFolder, makeRunFolder, runIds, runsOf } from './folder';
import { nextRunId, runLabel, tidyLabel } from './label';
import { ShownHistories } from './shown-history';

/** One run as read from its folder. */
export interface StoredRun {
  readonly id: string;
  readonly folder: string;
  readonly label: Message;
  readonly record: RunRecord;
  /** The living process that trains the run, here or in another window. */
  readonly holder?: LockHolder;
  /** At most 800 records, evenly thinned; of a damaged file those before the damage. */
  readonly history: HistoryColumns;
}

/** What is known of a run without its history. */
export type RunOverview = Omit<StoredRun, 'folder' | 'history'>;
type FoundRun = Pick<StoredRun, 'id' | 'record' | 'holder'>;

const newest = 12;
/** What is larger than this was not written by a run. */
const largest = { record: 1 << 20, spec: 1 << 24, label: 1 << 12, lock: 1 << 10 };
const labelFile = 'label.txt';

/** Names compared so that whole numbers in them count as numbers: 99 before 989. */
const wholeNumbers = new Intl.Collator('en', { numeric: true });

function byTime(a: FoundRun, b: FoundRun): number {
  return Date.parse(a.record.started) - Date.parse(b.record.started);
}

/** The runs on disk of one spec. */
export class RunStore {
  private readonly histories = new ShownHistories();

  /** `specPath` is absolute. */
  constructor(private readonly specPath: string) {}

  /**
   * The newest runs first; a folder that holds no readable run is left out. `older` counts those beyond the 12 newest.
   * Throws a Fault for a linked folder.
   */
  async list(): Promise<{ readonly runs: StoredRun[]; readonly older: number }> {
    const found = await this.found();
    const runs = await Promise.all(found.slice(0, newest).map((run) => this.complete(run)));
    this.histories.keep(new Set(runs.map((run) => historyOf(run.folder))));
    return { runs, older: Math.max(0, found.length - newest) };
  }

  /** Every run, the newest first, without its history. */
  async overview(): Promise<RunOverview[]> {
    const found = await this.found();
    return Promise.all(found.map(async (run) => ({ ...run, label: await this.label(run.id) })));
  }

  /** Of runs that began at the same time the one with the higher number is the newer. */
  private async found(): Promise<FoundRun[]> {
    const runs = await Promise.all((await runIds(this.specPath)).map((id) => this.record(id)));
    const found = runs.filter((run) => run !== undefined);
    return found.sort((a, b) => byTime(b, a) || wholeNumbers.compare(b.id, a.id));
  }

  private async label(id: string): Promise<Message> {
    const label = await readSmall(path.join(this.folder(id), labelFile), largest.label);
    return runLabel(id, label && tidyLabel(label));
  }

  /** The run of this id, or undefined where no such run is on disk. */
  async read(id: string): Promise<StoredRun | undefined> {
    const found = await this.record(id);
    return found && this.complete(found);
  }

  /** The text of the spec as the run trains it. */
  async specText(id: string): Promise<string> {
    const text = await readSmall(path.join(this.folder(id), runFiles.spec), largest.spec);
    if (text === undefined) throw new Fault(message('run-unreadable', { id }));
    return text;
  }

  /** Makes the empty folder of the next run. */
  create(): Promise<{ readonly id: string; readonly folder: string }> {
    return makeRunFolder(this.specPath, nextRunId);
  }

  /** Takes back a folder in which no run began; one that holds anything stays. */
  async abandon(id: string): Promise<void> {
    try {
      await rmdir(this.folder(id));
    } catch (error) {
      if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'ENOENT')) throw error;
    }
  }

  /** Gives the run a name; an empty one brings back its number. */
  async rename(id: string, typed: string): Promise<void> {
    const folder = this.folder(id);
    if (!(await isPlainFolder(folder, this.specPath))) throw new Fault(message('run-unreadable', { id }));
    const target = path.join(folder, labelFile);
    const temporary = `${target}.new`;
    // Not even a link that someone has put there is written through.
    await rm(temporary, { force: true });
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(tidyLabel(typed), 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  }

  /** The folder of a run; throws a Fault for an id that could lead out of the spec's runs. */
  folder(id: string): string {
    if (!isFolderName(id)) throw new Fault(message('run-unreadable', { id }));
    return path.join(runsOf(this.specPath), id);
  }

  private async record(id: string): Promise<FoundRun | undefined> {
    const folder = this.folder(id);
    if (!(await isPlainFolder(folder, this.specPath))) return undefined;
    const text = await readSmall(path.join(folder, runFiles.run), largest.record);
    const record = text === undefined ? undefined : parseRunRecord(text);
    if (!record) return undefined;
    const { status } = record;
    if (status !== 'training' && status !== 'paused') return { id, record };
    const holder = await this.holder(folder);
    return holder ? { id, record, holder } : { id, record: { ...record, status: 'stopped' } };
  }

  /** The running process that trains the run in `folder`; the lock of a killed process is ignored. */
  private async holder(folder: string): Promise<LockHolder | undefined> {
    const checkpoint = path.join(folder, runFiles.checkpoint);
    if (!(await isPlainFolder(checkpoint, this.specPath))) return undefined;
    const looking = findHolder((holder) => isHolderAlive(holder, hostname(), (id) => process.kill(id, 0)));
    let next = looking.next();
    while (!next.done) {
      const step = next.value;
      next = looking.next(
        step.do === 'read'
          ? await readSmall(path.join(checkpoint, step.name), largest.lock)
          : await readdir(checkpoint),
      );
    }
    return next.value;
  }

  private async complete(found: FoundRun): Promise<StoredRun> {
    const { id } = found;
    const folder = this.folder(id);
    const [history, label] = await Promise.all([this.histories.read(historyOf(folder)), this.label(id)]);
    return { ...found, folder, label, history };
  }
}

function historyOf(folder: string): string {
  return path.join(folder, runFiles.history);
}

/** The text of a regular file of at most `limit` bytes; undefined where there is none. A link is not followed. */
async function readSmall(file: string, limit: number): Promise<string | undefined> {
  try {
    const stat = await lstat(file);
    return stat.isFile() && stat.size <= limit ? await readFile(file, 'utf8') : undefined;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
