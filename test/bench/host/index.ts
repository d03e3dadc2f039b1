import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { parseRunRecord } from '../../../src/runs/run-record';

/** Seconds of each measurement. */
const seconds = Number(process.env.NNET_BENCH_SECONDS ?? 60);
const pauses = 10;

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Delays of the extension host's event loop beyond what its timer waits for, in milliseconds. */
async function loopDelay(): Promise<{ p50: number; p99: number; max: number }> {
  const histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await wait(seconds * 1000);
  histogram.disable();
  const milliseconds = (nanoseconds: number): number => Math.round(nanoseconds / 1e4) / 100;
  return {
    p50: milliseconds(histogram.percentile(50)),
    p99: milliseconds(histogram.percentile(99)),
    max: milliseconds(histogram.max),
  };
}

async function control(command: string, uri: vscode.Uri): Promise<number> {
  const start = performance.now();
  await vscode.commands.executeCommand(command, uri);
  return performance.now() - start;
}

/** Runs in the extension host: the loop's delay idle, then while digits trains with its diagram open; then pauses. */
export async function run(): Promise<void> {
  const workspace = vscode.workspace.workspaceFolders?.[0];
  if (!workspace) throw new Error('the benchmark needs an open folder');
  const folder = mkdtempSync(path.join(workspace.uri.fsPath, 'bench-'));
  try {
    const examples = workspace.uri.fsPath;
    const text = readFileSync(path.join(examples, 'digits.nnet'), 'utf8')
      .replace(/epochs \d+/, 'epochs 1000000')
      .replaceAll('"data/', '"../data/');
    const file = path.join(folder, 'endless.nnet');
    writeFileSync(file, text);
    const uri = vscode.Uri.file(file);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    await wait(3000);
    const idle = await loopDelay();
    await vscode.commands.executeCommand('nnet.train', uri);
    await wait(2000);
    const training = await loopDelay();
    const acknowledged: number[] = [];
    for (let i = 0; i < pauses; i++) {
      acknowledged.push(await control('nnet.pause', uri));
      await wait(200);
      await control('nnet.resume', uri);
      await wait(300);
    }
    await control('nnet.stop', uri);
    await wait(500);
    const record = parseRunRecord(readFileSync(path.join(folder, '.nnet-runs', 'endless', '1', 'run.json'), 'utf8'));
    const slowest = Math.round(Math.max(...acknowledged) * 100) / 100;
    const result = {
      seconds,
      loopDelay: { idle, training },
      pause: { count: pauses, slowest },
      trained: { epochs: record?.epoch ?? 0, seconds: record?.seconds ?? 0 },
    };
    writeFileSync(process.env.NNET_BENCH_RESULTS ?? path.join(folder, 'results.json'), JSON.stringify(result));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
