import type { FoundRows } from '../data/doctor/finding';
import type { FileContent, Files } from '../data/file-bytes';
import { cellCount, findingsOfDrawn, mostSoonCells } from '../data/overview/examined';
import { prepareExamples } from '../data/prepare';
import type { Analysis } from '../language/analyze';
import { pathsIn } from '../language/paths';
import type { Problem } from '../language/problem';
import { locateDataFault } from '../language/remedies/data-fault';
import { locateFindings } from '../language/remedies/data-finding';
import { Fault, type FaultCells, type Message, message } from '../model/message';
import type { Spec } from '../model/spec';
import type { Environment } from '../worker/environment';
import { examination } from './findings';
import { filesOf, memoryLimit } from './spec-data';
import type { SpecFile } from './spec-file';

/** A problem of the files that a spec names, at the place of the spec that names them. */
export interface DataProblem extends Problem {
  /** Where it is in such a file. */
  readonly place?: Fault['place'];
  /** All cells that have it, where they are several. */
  readonly cells?: FaultCells;
  /** The rows that a finding is about. */
  readonly rows?: FoundRows;
}

/** What reading the files of a spec tells. */
export interface DataReport {
  readonly problems: readonly DataProblem[];
  /** How the files were read, and whether the data doctor looked at them. */
  readonly notes: readonly Message[];
}

const nothing: DataReport = { problems: [], notes: [] };

/** Reads the files that a spec names: what keeps them from being read, else what the data doctor finds in them. */
export function examineFiles(file: SpecFile, spec: Spec, environment: Environment): DataReport {
  const { contents, problems } = readNamed(file, spec, environment);
  const { source, test } = spec.data ?? {};
  if (problems.length > 0) return { problems, notes: [] };
  return source || test ? examineData(file, spec, contents, environment) : nothing;
}

/** The files that a spec names, its weights among them, by their paths as written, and those that cannot be read. */
function readNamed({ analysis, path }: SpecFile, spec: Spec, environment: Environment) {
  const files = filesOf(spec, path);
  const contents = new Map<string, FileContent>();
  const problems = pathsIn(analysis).flatMap(({ path: written, range }): DataProblem[] => {
    const found = files.get(written);
    if (found === undefined || contents.has(written)) return [];
    try {
      contents.set(written, environment.openFile(found));
      return [];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return [{ code: error.detail.code, severity: 'error', range, message: error.detail }];
    }
  });
  return { contents, problems };
}

function examineData({ analysis, path }: SpecFile, spec: Spec, files: Files, { sha256 }: Environment): DataReport {
  try {
    const prepared = prepareExamples(spec, files, { memoryLimit, sha256 });
    const { notes } = prepared.dataset;
    const isDrawn = spec.data?.source.from === 'generate' && spec.data.test?.from !== 'file';
    if (!isDrawn && cellCount(prepared) > mostSoonCells) {
      const unexamined = message('cli-check-unexamined', {
        cells: cellCount(prepared),
        most: mostSoonCells,
        file: path,
      });
      return { problems: [], notes: [...notes, unexamined] };
    }
    const examined = isDrawn ? { findings: findingsOfDrawn(prepared, spec) } : examination(prepared, spec, files);
    if ('unexamined' in examined) return { problems: [], notes: [...notes, examined.unexamined] };
    const problems = locateFindings(analysis, examined.findings).map(({ range, finding }): DataProblem => {
      const { code, severity, rows } = finding;
      return { code, severity, range, message: finding.message, ...(rows ? { rows } : {}) };
    });
    return { problems, notes };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const files = filesOf(spec, path);
    return { problems: error.all.map((fault) => problemOf(fault, analysis, files)), notes: [] };
  }
}

/** One fault at the place of the spec that names its file. Throws the fault where the spec has none. */
function problemOf(fault: Fault, analysis: Analysis, files: ReadonlyMap<string, string>): DataProblem {
  const { detail, place, facts } = fault;
  const located = locateDataFault(analysis, { detail, ...(place ? { place } : {}) });
  if (!located) throw fault;
  return {
    code: detail.code,
    severity: 'error',
    range: located.range,
    message: detail,
    ...(place ? { place: { ...place, file: files.get(place.file) ?? place.file } } : {}),
    ...(facts.cells ? { cells: facts.cells } : {}),
  };
}
