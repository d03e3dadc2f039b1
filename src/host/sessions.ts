import path from 'node:path';
import * as vscode from 'vscode';
import { analyze } from '../language/analyze';
import type { Control } from '../model/controls';
import type { Goal } from '../model/goal';
import type { SpecDocuments } from './documents/spec-document';
import { engineSettings } from './engine-settings';
import { admitFiles } from './files/admission';
import type { OutsideFiles } from './files/outside-files';
import { memoryLimitOf } from './memory-limit';
import { momentBytesOf } from './moment-limit';
import { plain } from './plain';
import { RunStore } from './runs/store';
import { say, sayFault } from './say';
import { Session } from './session/session';

/** How long an engine without a panel and without training is kept, in milliseconds. */
const idleTimeout = 5000;

interface Held {
  readonly session: Session;
  /** The document as it is open now; a closed one keeps its last text. */
  document: vscode.TextDocument;
}

/** One session for every spec that was looked at, by the document's address. */
export class Sessions implements vscode.Disposable {
  private readonly held = new Map<string, Held>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  /** A session's view has changed. */
  readonly onDidChange = this.changes.event;
  private readonly ends = new vscode.EventEmitter<vscode.Uri>();
  /** A run has ended by itself: finished, diverged, or its engine has ended. */
  readonly onDidEndRun = this.ends.event;

  constructor(
    private readonly specs: SpecDocuments,
    private readonly outside: OutsideFiles,
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  of(document: vscode.TextDocument): Session {
    const key = document.uri.toString();
    const known = this.held.get(key);
    if (known) {
      known.document = document;
      return known.session;
    }
    const { uri } = document;
    const held: Held = { document, session: this.create(uri, () => held.document) };
    this.held.set(key, held);
    return held.session;
  }

  /** The session of the spec at this address, where there is one. */
  find(uri: vscode.Uri): Session | undefined {
    return this.held.get(uri.toString())?.session;
  }

  /** What a person asks for by a button or a command. Answers with a translated sentence where it could not be done. */
  control(document: vscode.TextDocument, control: Control, goals?: readonly Goal[]): Promise<string | undefined> {
    this.outside.reconsider();
    return this.of(document).control(control, goals);
  }

  /** Those with a run under way, with the addresses of their specs. */
  active(): { readonly uri: vscode.Uri; readonly session: Session }[] {
    return [...this.held.values()]
      .filter(({ session }) => session.active)
      .map(({ document, session }) => ({ uri: document.uri, session }));
  }

  /** The spec's text, or what may be done with it, has changed. */
  wake(document: vscode.TextDocument): void {
    this.held.get(document.uri.toString())?.session.wake();
  }

  /** Settings below `nnet` have changed. */
  settingsChanged(): void {
    for (const { session } of this.held.values()) session.settingsChanged();
  }

  wakeAll(): void {
    for (const { session } of this.held.values()) session.wake();
  }

  /** The document was closed: what is no longer used is disposed. */
  closed(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const held = this.held.get(key);
    if (!held?.session.idle) return;
    void held.session.dispose();
    this.held.delete(key);
  }

  /** The addresses of all specs that have a session. */
  addresses(): vscode.Uri[] {
    return [...this.held.values()].map(({ document }) => document.uri);
  }

  /** The spec at this address was removed: its session ends; resolves once its process has ended. */
  async forget(uri: vscode.Uri): Promise<void> {
    const held = this.held.get(uri.toString());
    this.held.delete(uri.toString());
    await held?.session.dispose();
  }

  /** Resolves once every engine has saved its run and ended, or was killed. */
  async dispose(): Promise<void> {
    const sessions = [...this.held.values()];
    this.held.clear();
    this.changes.dispose();
    this.ends.dispose();
    await Promise.all(sessions.map(({ session }) => session.dispose()));
  }

  private create(uri: vscode.Uri, document: () => vscode.TextDocument): Session {
    const { specs, log } = this;
    return new Session(
      {
        engineFile: path.join(this.extension.fsPath, 'dist', 'engine.js'),
        log,
        runs: new RunStore(uri.fsPath),
        idleTimeout,
        reading: () => specs.of(document()).reading(),
        parse: (text) => analyze(text).spec,
        trusted: () => vscode.workspace.isTrusted,
        memoryLimit: () => memoryLimitOf(vscode.workspace.getConfiguration('nnet').get<unknown>('memoryLimit')),
        momentBytes: () => momentBytesOf(vscode.workspace.getConfiguration('nnet.replay').get<unknown>('diskLimit')),
        engineSettings: () => engineSettings(vscode.workspace.getConfiguration('nnet.engine')),
        admit: (spec) => admitFiles(spec, uri.fsPath, this.outside),
        say,
        inform: (said) => void vscode.window.showInformationMessage(plain(say(said))),
        sayFault,
      },
      { changed: () => this.changes.fire(uri), ended: () => this.ends.fire(uri) },
    );
  }
}
