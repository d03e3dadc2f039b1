import { Fault, type Message } from '../model/message';
import { type Command, exit, type Surroundings } from './command';
import { type DataProblem, examineFiles } from './data-problems';
import { faultLines, placeText } from './fault-line';
import type { Output } from './output';
import { problemLine, readSpecFile, type SpecFile } from './spec-file';

/** Lists the problems of specs and of the files that they name; the exit status reports errors. */
export const check: Command = {
  name: 'check',
  options: [],
  many: true,
  run(files, _options, surroundings) {
    const { output } = surroundings;
    const reports = files.map((path) => report(path, surroundings));
    output.value({ files: reports });
    return reports.some((found) => found.problems.some(({ severity }) => severity === 'error')) ? exit.bad : exit.fine;
  },
};

interface Report {
  readonly file: string;
  readonly problems: readonly { readonly severity: string }[];
  readonly notes?: readonly string[];
}

function report(path: string, surroundings: Surroundings): Report {
  const { output } = surroundings;
  let file: SpecFile;
  try {
    file = readSpecFile(path, surroundings);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (!output.json) output.complain(faultLines(error, output));
    return { file: path, problems: [faultReport(error, output)] };
  }
  const { problems, notes } = examine(file, surroundings);
  for (const problem of problems) output.line(dataProblemLine(file, problem, output));
  const sentences = notes.map((note) => output.sentence(note));
  for (const sentence of sentences) output.line(`${path}: ${sentence}`);
  if (file.analysis.format === 'verification') output.say('cli-verification', { file: path });
  else if (problems.length === 0) output.say('cli-no-problems', { file: path });
  return {
    file: path,
    problems: problems.map((problem) => problemReport(file, problem, output)),
    ...(sentences.length > 0 ? { notes: sentences } : {}),
  };
}

interface Examined {
  readonly problems: readonly DataProblem[];
  readonly notes: readonly Message[];
}

/** The problems of a text; where it is a spec without errors, those of its files too. */
function examine(file: SpecFile, { environment }: Surroundings): Examined {
  const { spec, problems } = file.analysis;
  if (!spec) return { problems, notes: [] };
  const ofFiles = examineFiles(file, spec, environment);
  return { problems: [...problems, ...ofFiles.problems], notes: ofFiles.notes };
}

/** `file:line:column: error code: sentence`, the sentence behind its place in a file that the spec names. */
function dataProblemLine(file: SpecFile, problem: DataProblem, output: Output): string {
  const { place, cells } = problem;
  return problemLine(file, problem, output, { before: place ? `${placeText(place)}: ` : '', cells });
}

function problemReport({ lines }: SpecFile, problem: DataProblem, output: Output) {
  const { code, severity, range, place, rows, cells } = problem;
  return {
    code,
    severity,
    message: output.sentence(problem.message),
    range: { start: lines.position(range.start), end: lines.position(range.end) },
    ...(place ? { place } : {}),
    ...(cells ? { cells: { count: cells.count, lines: cells.lines } } : {}),
    ...(rows ? { rows: { file: rows.file, lines: rows.lines, count: rows.count } } : {}),
  };
}

/** A file that cannot be read at all has one problem, at its place or at the file's beginning. */
function faultReport(fault: Fault, output: Output) {
  const place = { line: (fault.place?.line ?? 1) - 1, character: (fault.place?.column ?? 1) - 1 };
  const { code } = fault.detail;
  return { code, severity: 'error', message: output.sentence(fault.detail), range: { start: place, end: place } };
}
