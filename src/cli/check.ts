import type { Problem } from '../language/problem';
import { Fault } from '../model/message';
import { type Command, exit, type Surroundings } from './command';
import { faultLine } from './fault-line';
import type { Output } from './output';
import { problemLine, readSpecFile, type SpecFile } from './spec-file';

/** Lists the problems of specs; the exit status reports errors. */
export const check: Command = {
  name: 'check',
  options: [],
  many: true,
  run(files, _options, surroundings) {
    const { output } = surroundings;
    const reports = files.map((path) => report(path, surroundings));
    output.value({ files: reports.map(({ file, problems }) => ({ file, problems })) });
    return reports.some((found) => found.problems.some(({ severity }) => severity === 'error')) ? exit.bad : exit.fine;
  },
};

interface Report {
  readonly file: string;
  readonly problems: readonly { readonly severity: string }[];
}

function report(path: string, surroundings: Surroundings): Report {
  const { output } = surroundings;
  let file: SpecFile;
  try {
    file = readSpecFile(path, surroundings);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (!output.json) output.complain(faultLine(error, output));
    return { file: path, problems: [faultReport(error, output)] };
  }
  const { problems, format } = file.analysis;
  for (const problem of problems) output.line(problemLine(file, problem, output));
  if (format === 'verification') output.say('cli-verification', { file: path });
  else if (problems.length === 0) output.say('cli-no-problems', { file: path });
  return { file: path, problems: problems.map((problem) => problemReport(file, problem, output)) };
}

function problemReport({ lines }: SpecFile, problem: Problem, output: Output) {
  const { code, severity, range } = problem;
  return {
    code,
    severity,
    message: output.sentence(problem.message),
    range: { start: lines.position(range.start), end: lines.position(range.end) },
  };
}

/** A file that cannot be read at all has one problem, at its place or at the file's beginning. */
function faultReport(fault: Fault, output: Output) {
  const place = { line: (fault.place?.line ?? 1) - 1, character: (fault.place?.column ?? 1) - 1 };
  const { code } = fault.detail;
  return { code, severity: 'error', message: output.sentence(fault.detail), range: { start: place, end: place } };
}
