import { lstat } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { message } from '../../model/message';
import type { ReopenDiagrams } from '../control';
import type { DiagramEditor } from '../diagram/editor';
import { plain } from '../plain';
import { ignoreRuns, isPlainFolder, runsOf } from '../runs/folder';
import { say, sayThrown } from '../say';
import type { Sessions } from '../sessions';

/** A spec whose file is about to be renamed, and the state to restore afterwards. */
interface Move {
  readonly from: vscode.Uri;
  readonly to: vscode.Uri;
  readonly reopen: ReopenDiagrams;
  /** The run that was under way. */
  readonly run: { readonly id: string; readonly training: boolean } | undefined;
}

/**
 * Keeps together what belongs to a spec when its file is renamed or moved: the folder of its runs, the run under way,
 * which is stopped at a checkpoint and resumed from it, and its diagrams. Says when a file disappears.
 */
export class SpecMoves implements vscode.Disposable {
  private readonly moves = new Map<string, Move>();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly sessions: Sessions,
    private readonly diagrams: DiagramEditor,
    /** Receives for the address of a spec the one that it has now; undefined where its file is gone. */
    private readonly relocated: (addressOf: (spec: vscode.Uri) => vscode.Uri | undefined) => void,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.nnet', true, true, false);
    this.disposables = [
      watcher,
      watcher.onDidDelete((uri) => void this.tellRemoved(uri)),
      vscode.workspace.onWillRenameFiles((event) => event.waitUntil(this.prepare(event.files))),
      vscode.workspace.onDidRenameFiles((event) => void this.follow(event.files)),
      vscode.workspace.onWillDeleteFiles((event) => event.waitUntil(this.leave(event.files))),
      vscode.workspace.onDidDeleteFiles(({ files }) =>
        this.relocated((spec) => (files.some((file) => isIn(spec, file)) ? undefined : spec)),
      ),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** A run under way writes what it has, so that its folder can move. */
  private async prepare(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    const specs = [...this.sessions.addresses(), ...this.diagrams.addresses()];
    for (const { oldUri, newUri } of files) {
      // VS Code does not say that an earlier move has failed.
      for (const [key, { from }] of this.moves) if (movedAddress(from, oldUri, newUri)) this.moves.delete(key);
      for (const from of new Map(specs.map((uri) => [uri.toString(), uri])).values()) {
        const to = movedAddress(from, oldUri, newUri);
        if (!to) continue;
        const session = this.sessions.find(from);
        const { run, progress } = session?.view() ?? {};
        const active = session?.active && run ? { id: run.id, training: progress?.status === 'training' } : undefined;
        this.moves.set(from.toString(), { from, to, reopen: this.diagrams.remember(from), run: active });
        await session?.settle();
      }
    }
  }

  private async follow(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    for (const { oldUri, newUri } of files) {
      this.relocated((spec) => movedAddress(spec, oldUri, newUri) ?? spec);
      const isMoved = await this.moveRuns(oldUri, newUri);
      for (const move of [...this.moves.values()].filter(({ from }) => movedAddress(from, oldUri, newUri))) {
        this.moves.delete(move.from.toString());
        try {
          await this.restore(move, isMoved);
        } catch (error) {
          this.log.error(`what belongs to ${move.from.fsPath} could not be opened again as ${move.to.fsPath}`, error);
        }
      }
    }
  }

  /**
   * A folder that is renamed takes the runs of its specs with it; a spec's own name is that of its folder of runs.
   * False where the runs stay behind: those at the new address are another spec's.
   */
  private async moveRuns(from: vscode.Uri, to: vscode.Uri): Promise<boolean> {
    if (!vscode.workspace.isTrusted || from.scheme !== 'file' || to.scheme !== 'file') return true;
    if (path.extname(from.fsPath) !== '.nnet' || path.extname(to.fsPath) !== '.nnet') return true;
    const [old, target] = [runsOf(from.fsPath), runsOf(to.fsPath)];
    try {
      if (old === target || !(await isPlainFolder(old, from.fsPath))) return true;
      if (await isPlainFolder(target, to.fsPath)) {
        void vscode.window.showWarningMessage(plain(say(message('runs-not-moved', { from: old, to: target }))));
        return false;
      }
      await vscode.workspace.fs.createDirectory(vscode.Uri.file(path.dirname(target)));
      await ignoreRuns(to.fsPath);
      await vscode.workspace.fs.rename(vscode.Uri.file(old), vscode.Uri.file(target), { overwrite: false });
      this.log.info(`the runs of ${from.fsPath} are now those of ${to.fsPath}`);
      return true;
    } catch (error) {
      this.log.error(`the runs in ${old} could not be moved to ${target}`, error);
      const sentence = sayThrown(error) ?? say(message('runs-move-failed', { from: old, to: target }));
      void vscode.window.showWarningMessage(plain(sentence));
      return false;
    }
  }

  private async restore({ from, to, reopen, run }: Move, hasRuns: boolean): Promise<void> {
    await this.sessions.forget(from);
    await reopen(to);
    if (!run || !hasRuns) return;
    const document = await vscode.workspace.openTextDocument(to);
    const session = this.sessions.of(document);
    const refusal = (await session.openRun(run.id)) ?? (run.training ? await session.control('resume') : undefined);
    if (refusal !== undefined) void vscode.window.showWarningMessage(plain(refusal));
  }

  /** Their files are about to be deleted: a run under way stops and keeps what it has learned. */
  private async leave(files: readonly vscode.Uri[]): Promise<void> {
    const isLeft = (spec: vscode.Uri): boolean => files.some((file) => isIn(spec, file));
    const left = this.sessions.active().filter(({ uri }) => isLeft(uri));
    await Promise.all(
      this.sessions
        .addresses()
        .filter(isLeft)
        .map((uri) => this.sessions.find(uri)?.settle()),
    );
    for (const { uri } of left) {
      const name = path.posix.basename(uri.path, '.nnet');
      void vscode.window.showInformationMessage(plain(say(message('run-file-deleted', { name }))));
    }
  }

  /** Another program removed the file of a run under way; one that only writes it again has it back by now. */
  private async tellRemoved(uri: vscode.Uri): Promise<void> {
    if (!this.sessions.find(uri)?.active || (await lstat(uri.fsPath).catch(() => undefined))) return;
    const name = path.posix.basename(uri.path, '.nnet');
    this.log.warn(`${uri.fsPath} was removed while it was trained`);
    void vscode.window.showWarningMessage(plain(say(message('run-file-removed', { name }))));
  }
}

/** Whether `file` is that of the spec, or one of its folders. */
function isIn(spec: vscode.Uri, file: vscode.Uri): boolean {
  return movedAddress(spec, file, file) !== undefined;
}

/** The new address of `uri` when `from`, which is it or one of its folders, becomes `to`; undefined for any other. */
function movedAddress(uri: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme !== from.scheme) return undefined;
  if (uri.path === from.path) return to;
  return uri.path.startsWith(`${from.path}/`)
    ? to.with({ path: to.path + uri.path.slice(from.path.length) })
    : undefined;
}
