import path from 'node:path';
import * as vscode from 'vscode';
import type { Spec } from '../../model/spec';
import { dataFilesOf } from '../files/data-files';

/** Watches the files of a spec's data. */
export class DataFiles implements vscode.Disposable {
  private watchers: readonly vscode.FileSystemWatcher[] = [];
  private watched = '';

  constructor(private readonly changed: () => void) {}

  /** Watches the files that a spec at this path names, in place of those before. */
  watch(spec: Spec, specPath: string): void {
    const files = dataFilesOf(spec, specPath);
    const key = JSON.stringify(files);
    if (key === this.watched) return;
    this.dispose();
    this.watched = key;
    this.watchers = files.map((file) => {
      const pattern = new vscode.RelativePattern(vscode.Uri.file(path.dirname(file)), path.basename(file));
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      watcher.onDidChange(this.changed);
      watcher.onDidCreate(this.changed);
      watcher.onDidDelete(this.changed);
      return watcher;
    });
  }

  dispose(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = [];
    this.watched = '';
  }
}
