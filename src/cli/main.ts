import '../worker/wide-vectors.node';
import { isMainThread, workerData } from 'node:worker_threads';
import { Fault, message } from '../model/message';
import { nearestName } from '../model/nearest-name';
import { version } from '../model/version';
import { runLoop } from '../worker/loop.node';
import { isLoop } from '../worker/loop-data';
import { nodeEnvironment } from '../worker/node-environment.node';
import { isPoolThread, servePool } from '../worker/thread-pool.node';
import { exit, type Surroundings } from './command';
import { commands } from './commands';
import { faultLine, inFile } from './fault-line';
import { localeOfEnvironment } from './locale';
import { checkFormat, readOptions, wantsJson } from './options';
import { Output } from './output';
import { listenToSignals } from './signals';

/** Runs one command line and gives the exit status; a Fault becomes one line on standard error. */
async function run(typed: readonly string[], surroundings: Surroundings): Promise<number> {
  const { output } = surroundings;
  try {
    return await dispatch(typed, surroundings);
  } catch (error) {
    if (error instanceof Fault) {
      output.complain(faultLine(error, output));
    } else {
      const detail = error instanceof Error ? error.message : String(error);
      output.complain(output.sentence(message('cli-defect', { detail })));
      if (error instanceof Error && error.stack) output.complain(error.stack);
    }
    return exit.bad;
  }
}

function dispatch(typed: readonly string[], surroundings: Surroundings): number | Promise<number> {
  const { output } = surroundings;
  const [name, ...rest] = typed;
  if (name === '--version' || typed.includes('--version')) {
    process.stdout.write(`${version}\n`);
    return exit.fine;
  }
  if (name === undefined || typed.includes('--help') || typed.includes('-h')) {
    process.stdout.write(`${output.sentence(message('cli-usage'))}\n`);
    return exit.fine;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw unknownCommand(name);
  const { files, options } = readOptions(name, command.options, rest);
  checkFormat(options);
  const [first, ...others] = files;
  if (first === undefined) throw new Fault(message('cli-file-required', { command: name }));
  const [extra] = others;
  if (extra !== undefined && !command.many) throw new Fault(message('cli-file-one', { command: name, extra }));
  return inFile(first, () => command.run([first, ...others], options, surroundings));
}

function unknownCommand(command: string): Fault {
  const names = commands.map(({ name }) => name);
  const near = nearestName(command, names);
  const said = { command, commands: names.join(', ') };
  return new Fault(near ? message('cli-command-near', { ...said, near }) : message('cli-command-unknown', said));
}

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
  void run(typed, {
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
