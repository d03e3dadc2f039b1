import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { runFiles } from '../../src/runs/run-files';
import { parseRunRecord, type RunRecord } from '../../src/runs/run-record';
import { reaches, runFolder } from './runs';
import { ownFolder } from './workspace';

const root = path.resolve(__dirname, '../../..');

/** What this workbench's V8 can do: fused vectors came with 11.4, merging two of them, on x64 alone, with 13.6. */
function offered(): Pick<RunRecord['engine'], 'arithmetic' | 'tier'> {
  const [major = 0, minor = 0] = process.versions.v8.split('.').map(Number);
  const since = (first: number, second: number): boolean => major > first || (major === first && minor >= second);
  if (!since(11, 4)) return { arithmetic: 'mul-add', tier: 'C' };
  return { arithmetic: 'fma', tier: since(13, 6) && process.arch === 'x64' ? 'A' : 'B' };
}

describe('the engine', () => {
  const folder = ownFolder();
  const settings = () => vscode.workspace.getConfiguration('nnet.engine');
  const set = (name: 'tier' | 'threads', value?: string | number) =>
    settings().update(name, value, vscode.ConfigurationTarget.Global);
  afterEach(async () => {
    await set('tier');
    await set('threads');
  });

  /** Trains the digits example under a name of its own; gives its record and its weights. */
  async function train(name: string) {
    const examples = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const text = readFileSync(path.join(examples, 'digits.nnet'), 'utf8').replaceAll('"data/', '"../data/');
    const uri = folder.file(`${name}.nnet`, text);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    const record = await reaches(uri, '1', 'finished');
    ok((record.test?.accuracy ?? 0) >= 0.95);
    return { uri, record, weights: weightsIn(runFolder(uri, '1')) };
  }
  const weightsIn = (run: string): Buffer => readFileSync(path.join(run, runFiles.weights));

  it('is compiled, for the best tier there is, and gives the bits of the command line', async () => {
    const { uri, record, weights } = await train('best');
    deepEqual(record.engine, { version: record.engine.version, kind: 'compiled', ...offered(), threads: 1 });
    const out = path.join(path.dirname(uri.fsPath), 'by-hand');
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const words = [path.join(root, 'dist', 'cli.js'), 'train', uri.fsPath, '--out', out];
    await promisify(execFile)(process.execPath, words, { env });
    const alone = parseRunRecord(readFileSync(path.join(out, runFiles.run), 'utf8'));
    deepEqual(alone?.engine, record.engine);
    ok(weightsIn(out).equals(weights));
  });

  it('takes tier and threads from the settings; threads leave the bits alone', async () => {
    await set('tier', 'C');
    const one = await train('plain');
    deepEqual([one.record.engine.kind, one.record.engine.arithmetic], ['compiled', 'mul-add']);
    deepEqual([one.record.engine.tier, one.record.engine.threads], ['C', 1]);
    await set('threads', 2);
    const two = await train('shared');
    deepEqual([two.record.engine.tier, two.record.engine.threads], ['C', 2]);
    ok(two.weights.equals(one.weights));
    await set('tier', 'reference');
    equal((await train('textbook')).record.engine.kind, 'reference');
  });
});
