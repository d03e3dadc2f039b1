import { type Analysis, analyze } from '../language/analyze';
import { LineMap } from '../language/lines';
import type { Problem } from '../language/problem';
import { Fault, type FaultCells, message } from '../model/message';
import type { Spec } from '../model/spec';
import { decodeUtf8 } from '../model/utf8';
import { exit, type Surroundings } from './command';
import type { Output } from './output';

/** A text that people write is smaller. */
const largestSpec = 64e6;

/** A spec's text and its analysis. */
export interface SpecFile {
  /** As it was typed. */
  readonly path: string;
  readonly text: string;
  readonly analysis: Analysis;
  readonly lines: LineMap;
}

/** Throws a Fault for a file that cannot be read, is empty or no UTF-8. */
export function readSpecFile(path: string, { environment }: Surroundings): SpecFile {
  const bytes = environment.readFile(path, largestSpec);
  if (bytes.length === 0) throw new Fault(message('cli-spec-empty'), { file: path, line: 1, column: 1 });
  const decoded = decodeUtf8(bytes);
  if ('invalidAt' in decoded) {
    throw new Fault(
      message('cli-spec-invalid-utf8', { at: decoded.invalidAt }),
      placeOf(path, bytes, decoded.invalidAt),
    );
  }
  const { text } = decoded;
  return { path, text, analysis: analyze(text), lines: new LineMap(text) };
}

/** The spec of a file, or the exit status where it has errors. */
export function loadSpec(path: string, surroundings: Surroundings): (SpecFile & { readonly spec: Spec }) | number {
  const file = readSpec(path, surroundings);
  const { spec } = file.analysis;
  return spec ? { ...file, spec } : exit.bad;
}

/**
 * What there is of the spec of a file; its errors are told, and to people its warnings. Throws the Faults of
 * `readSpecFile`, and one for the other `.nnet`.
 */
export function readSpec(path: string, surroundings: Surroundings): SpecFile {
  const file = readSpecFile(path, surroundings);
  const { analysis } = file;
  if (analysis.format === 'verification') throw new Fault(message('cli-spec-other-nnet'), { file: path });
  const { output } = surroundings;
  for (const problem of analysis.problems) {
    const told = problem.severity === 'error' || (problem.severity === 'warning' && !output.json);
    if (told) output.complain(problemLine(file, problem, output));
  }
  return file;
}

/**
 * `file:line:column: error code: sentence`, counted from 1; `before` is what the sentence begins with, `cells` those of a
 * table that it is about.
 */
export function problemLine(
  { path, lines }: SpecFile,
  { range, severity, code, message: detail }: Problem,
  output: Output,
  { before = '', cells }: { readonly before?: string; readonly cells?: FaultCells | undefined } = {},
): string {
  const { line, character } = lines.position(range.start);
  const sentence = output.sentenceOfCells(detail, cells);
  return `${path}:${line + 1}:${character + 1}: ${severity} ${code}: ${before}${sentence}`;
}

/** Line and column of byte `at`: bytes that begin a character are counted, line by line. */
function placeOf(file: string, bytes: Uint8Array, at: number): { file: string; line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let i = 0; i < at; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 10 || (byte === 13 && bytes[i + 1] !== 10)) {
      line++;
      column = 1;
    } else if ((byte & 0xc0) !== 0x80) {
      column += byte >= 0xf0 ? 2 : 1;
    }
  }
  return { file, line, column };
}
