import type { Message } from '../../model/message';
import type { Spec } from '../../model/spec';
import type { Prepare } from '../../protocol/engine';
import type { FaultView } from '../../protocol/fault';
import type { RunView, SessionView } from '../../protocol/panel';
import type { Watch } from '../../protocol/snapshot';
import type { HistoryColumns } from '../../runs/history/columns';
import type { RunStore } from '../runs/store';
import type { ControlState } from './controls';
import type { SnapshotViewer } from './snapshot-relay';

/** What a session needs to know of its document at this moment. */
export interface SpecReading
  extends Pick<ControlState, 'place' | 'foreign' | 'oversized' | 'errors' | 'hasData' | 'dataExample'> {
  readonly text: string;
  /** Absent while the text has errors. */
  readonly spec?: Spec;
  /** Absolute path of the document where `place` is 'file'. */
  readonly path: string;
}

export interface SessionLog {
  /** What happens often: how training goes from state to state. */
  trace(sentence: string): void;
  /** Log of actions and their reasons, for bug reports. */
  debug(sentence: string): void;
  /** What a person has begun or ended. */
  info(sentence: string): void;
  /** What failed and is answered with a sentence. */
  warn(sentence: string): void;
  error(sentence: string, error?: unknown): void;
}

/** The world around a session; a test can give all of it without VS Code. */
export interface SessionEnvironment {
  /** Path of the engine's bundle. */
  readonly engineFile: string;
  readonly log: SessionLog;
  readonly runs: RunStore;
  /** How long an engine without a panel and without training is kept, in milliseconds. */
  readonly idleTimeout: number;
  reading(): SpecReading;
  /** The spec that a run's snapshot holds; undefined where it has errors. */
  parse(text: string): Spec | undefined;
  trusted(): boolean;
  /** In bytes. */
  memoryLimit(): number;
  /** Bytes on disk that the moments of a run may take. */
  momentBytes(): number;
  /** Which tier and how many threads the settings ask for. */
  engineSettings(): Pick<Prepare, 'tier' | 'threads'>;
  /** Where the spec's files are; throws a Fault for one that may not be read. */
  admit(spec: Spec): Promise<Record<string, { readonly path: string }>>;
  say(message: Message): string;
  /** Shows the user a message that needs no answer. */
  inform(message: Message): void;
  sayFault(fault: FaultView): string;
}

/** The settings that decide how a network is loaded: what was loaded by others is loaded again. */
export function settingsOf(environment: Pick<SessionEnvironment, 'memoryLimit' | 'engineSettings'>): string {
  return JSON.stringify([environment.memoryLimit(), environment.engineSettings()]);
}

/** A panel, as the session sees it. */
export interface Viewer extends SnapshotViewer {
  /** What its page shows. */
  readonly watch: Watch;
  session(view: SessionView): void;
  history(history: HistoryColumns): void;
  records(records: HistoryColumns): void;
  /** `older`: how many there are beyond these. */
  runs(runs: readonly RunView[], older: number): void;
}
