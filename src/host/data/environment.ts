import path from 'node:path';
import * as vscode from 'vscode';
import { admitFiles } from '../files/admission';
import type { OutsideFiles } from '../files/outside-files';
import { memoryLimitOf } from '../memory-limit';
import { say, sayFault } from '../say';
import { DataReaderProcess } from './reader';
import type { ReadingEnvironment } from './reading';

/** VS Code around the view of the data of the spec at this address. */
export function readingEnvironment(
  uri: vscode.Uri,
  outside: OutsideFiles,
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): ReadingEnvironment {
  const file = path.join(extension.fsPath, 'dist', 'engine.js');
  return {
    log,
    memoryLimit: () => memoryLimitOf(vscode.workspace.getConfiguration('nnet').get<unknown>('memoryLimit')),
    admit: (spec) => admitFiles(spec, uri.fsPath, outside),
    say,
    sayFault,
    start: (reading) => new DataReaderProcess(file, reading, (sentence, error) => log.warn(sentence, error ?? '')),
  };
}
