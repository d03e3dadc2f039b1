import '../worker/wide-vectors.node';
import { isMainThread, workerData } from 'node:worker_threads';
import { message } from '../model/message';
import { runLoop } from '../worker/loop.node';
import { isLoop } from '../worker/loop-data';
import { nodeEnvironment } from '../worker/node-environment.node';
import { isPoolThread, servePool } from '../worker/thread-pool.node';
import { exit } from './command';
import { localeOfEnvironment } from './locale';
import { wantsJson } from './options';
import { Output } from './output';
import { runCommandLine } from './run-command-line';
import { listenToSignals } from './signals';

/** The exit status of system tools when the reader of their output has closed it. */
const brokenPipe = 141;

function main(): void {
  const typed = process.argv.slice(2);
  const output = new Output(
    { out: process.stdout, error: process.stderr },
    localeOfEnvironment(process.env),
    wantsJson(typed),
  );
  let isEnding = false;
  /** Why the output is lost, and who ends what it does then. */
  let lost: string | undefined;
  let heardLoss: (() => void) | undefined;
  const endWithout = (reason: string): never => {
    if (reason === 'EPIPE') process.exit(brokenPipe);
    output.complain(`error cli-output: ${output.sentence(message('cli-output', { reason }))}`);
    process.exit(exit.bad);
  };
  const failed = (error: Error): void => {
    // A closed terminal accepts no more output; the run is saved nevertheless.
    if (isEnding) return;
    isEnding = true;
    lost = 'code' in error ? String(error.code) : error.message;
    if (heardLoss) heardLoss();
    else endWithout(lost);
  };
  process.stdout.on('error', failed);
  process.stderr.on('error', failed);
  void runCommandLine(typed, {
    output,
    environment: nodeEnvironment('terminal', __filename),
    file: __filename,
    onSignal: (heard) =>
      listenToSignals((signal) => {
        isEnding = true;
        heard(signal);
      }),
    onOutputLost: (heard) => {
      heardLoss = heard;
      return () => {
        heardLoss = undefined;
      };
    },
  }).then((status) => {
    if (lost !== undefined) endWithout(lost);
    process.exitCode = status;
  });
}

// The same bundle runs in the thread that trains and in the threads of its pool.
if (isMainThread) main();
else if (isPoolThread(workerData)) servePool(workerData);
else if (isLoop(workerData)) runLoop(__filename, workerData);
