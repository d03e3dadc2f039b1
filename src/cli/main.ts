import '../worker/wide-vectors.node';
import { isMainThread, workerData } from 'node:worker_threads';
import { Fault, message } from '../model/message';
import { version } from '../model/version';
import { isCrewMember, serveCrew } from '../worker/crew.node';
import { nodeEnvironment } from '../worker/node-environment.node';
import { check } from './check';
import { type Command, exit, type Surroundings } from './command';
import { faultLine } from './fault-line';
import { gradcheck } from './gradcheck';
import { inspect } from './inspect';
import { localeOfEnvironment } from './locale';
import { checkFormat, readOptions, wantsJson } from './options';
import { Output } from './output';
import { predict } from './predict';
import { shapes } from './shapes';
import { train } from './train';

const commands: readonly Command[] = [check, shapes, train, predict, gradcheck, inspect];

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
  if (!command) {
    const names = commands.map((candidate) => candidate.name).join(', ');
    throw new Fault(message('cli-command-unknown', { command: name, commands: names }));
  }
  const { files, options } = readOptions(name, command.options, rest);
  checkFormat(options);
  const [first, ...others] = files;
  if (first === undefined) throw new Fault(message('cli-file-required', { command: name }));
  const [extra] = others;
  if (extra !== undefined && !command.many) throw new Fault(message('cli-file-one', { command: name, extra }));
  return command.run([first, ...others], options, surroundings);
}

/** As the system's own tools end when the reader of their output has gone. */
const brokenPipe = 141;

function main(): void {
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(brokenPipe);
    throw error;
  });
  const typed = process.argv.slice(2);
  const output = new Output(
    { out: process.stdout, error: process.stderr },
    localeOfEnvironment(process.env),
    wantsJson(typed),
  );
  void run(typed, {
    output,
    environment: nodeEnvironment(true, __filename),
    onInterrupt: (stop) => {
      process.on('SIGINT', stop);
      return () => process.off('SIGINT', stop);
    },
  }).then((status) => {
    process.exitCode = status;
  });
}

// The same bundle is the crew's, where a network trains on several threads.
if (isMainThread) main();
else if (isCrewMember(workerData)) serveCrew(workerData);
