import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as vscode from 'vscode';
import { runFiles, runsFolder } from '../../src/runs/run-files';
import { parseRunRecord, type RunRecord } from '../../src/runs/run-record';
import { until } from './workspace';

/** The folder of a spec's run. */
export function runFolder(uri: vscode.Uri, id: string): string {
  return path.join(path.dirname(uri.fsPath), runsFolder, path.basename(uri.fsPath, '.nnet'), id);
}

/** What `run.json` says of it now; undefined before it is there. */
export function recordOf(uri: vscode.Uri, id: string): RunRecord | undefined {
  const file = path.join(runFolder(uri, id), runFiles.run);
  return existsSync(file) ? parseRunRecord(readFileSync(file, 'utf8')) : undefined;
}

/** Resolves with the record once it says so. */
export function reaches(uri: vscode.Uri, id: string, wanted: RunRecord['status']): Promise<RunRecord> {
  return until(() => {
    const record = recordOf(uri, id);
    return record?.status === wanted && record;
  });
}
