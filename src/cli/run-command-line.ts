import { Fault, message } from '../model/message';
import { nearestName } from '../model/nearest-name';
import { version } from '../model/version';
import { exit, type Surroundings } from './command';
import { commands } from './commands';
import { faultLines, inFile } from './fault-line';
import { checkFormat, readOptions } from './options';
import { ReadingBar } from './reading-bar';

/** Runs one command line, without the program's name, and gives the exit status; a Fault becomes one line on standard error. */
export async function runCommandLine(typed: readonly string[], surroundings: Surroundings): Promise<number> {
  const { output } = surroundings;
  const reading = new ReadingBar(output);
  try {
    return await dispatch(typed, { ...surroundings, environment: reading.follow(surroundings.environment) });
  } catch (error) {
    reading.draw(1);
    if (error instanceof Fault) {
      output.complain(faultLines(error, output));
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
    output.page(version);
    return exit.fine;
  }
  if (name === undefined || typed.includes('--help') || typed.includes('-h')) {
    output.page(output.sentence(message('cli-usage')));
    return exit.fine;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw unknownCommand(name);
  const { files, options } = readOptions(name, command.options, rest, 'run' in command ? command.repeatable : []);
  checkFormat(options);
  const [first, ...others] = files;
  if ('runAlone' in command) {
    if (first !== undefined) throw new Fault(message('cli-file-none', { command: name, extra: first }));
    return command.runAlone(options, surroundings);
  }
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
