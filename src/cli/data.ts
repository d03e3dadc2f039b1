import type { Finding } from '../data/doctor/finding';
import { type ColumnOverview, type DataOverview, overviewOf } from '../data/overview/overview';
import { type DataRow, dataRows } from '../data/overview/rows';
import { prepareExamples } from '../data/prepare';
import type { Analysis } from '../language/analyze';
import { unsilencedFindings } from '../language/remedies/data-finding';
import { Fault, message } from '../model/message';
import type { Spec } from '../model/spec';
import { LongList } from '../runs/json';
import { tellClassWeights } from './class-weights';
import { type Command, exit, type Surroundings } from './command';
import { examination } from './findings';
import { mapped } from './mapped';
import { readable } from './number';
import type { Output } from './output';
import { memoryLimit, openFiles, withPlaces } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** Names of columns that a finding of many lists. */
const shownNames = 3;

/** Columns up to which people see all, and how many of more; their targets too. */
const mostColumns = 1000;
const shownColumns = 100;

/** How a spec's data were read, their columns and sets, what looks wrong with them, and x and y of some rows. */
export const data: Command = {
  name: 'data',
  options: ['rows'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const range = rowRange(options.text('rows'));
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { overview, examined, rows } = examine(loaded, path, range, surroundings);
    const findings = 'unexamined' in examined ? [] : unsilencedFindings(loaded.analysis, examined.findings);
    if ('unexamined' in examined) output.complain(output.sentence(examined.unexamined));
    output.longValue({
      ...report(overview),
      ...('unexamined' in examined
        ? {}
        : { findings: new LongList(mapped(findings, (found) => findingReport(found, output))) }),
      ...(range ? { rows: new LongList(mapped(rows, rowReport)) } : {}),
    });
    tell(overview, findings, rows, output);
    return exit.fine;
  },
};

interface Examined {
  readonly spec: Spec;
  readonly analysis: Analysis;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** `A..B`, B excluded. Throws Fault cli-option-rows for anything else. */
function rowRange(text: string | undefined): Range | undefined {
  if (text === undefined) return undefined;
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number(from) > Number(to)) {
    throw new Fault(message('cli-option-rows', { option: '--rows', text }));
  }
  return { from: Number(from), to: Number(to) };
}

function examine({ spec }: Examined, path: string, range: Range | undefined, { environment }: Surroundings) {
  const { files, contents } = openFiles(spec, path, environment);
  return withPlaces(files, () => {
    const prepared = prepareExamples(spec, contents, { memoryLimit, sha256: environment.sha256 });
    return {
      overview: overviewOf(prepared),
      examined: examination(prepared, spec, contents),
      rows: range ? dataRows(prepared, range.from, range.to) : [],
    };
  });
}

function report({ table: layout, rows, columnCount, columns, sets, classWeights }: DataOverview) {
  const { delimiter, decimal, header } = layout ?? {};
  const stored = layout?.format;
  const read = stored
    ? { format: stored }
    : layout
      ? { format: 'csv', delimiter, decimal, header }
      : { format: 'generate' };
  return {
    read: { ...read, columns: columnCount, rows },
    columns: new LongList(mapped(columns, columnReport)),
    sets: countsOf(sets),
    ...(classWeights.length > 0 ? { classWeights } : {}),
  };
}

function countsOf({ train, validation = 0, test = 0, dropped }: DataOverview['sets']) {
  return { train, validation, test, dropped };
}

function columnReport({ name, kind, role, summary, trained, categories }: ColumnOverview) {
  const { missing, distinct } = summary;
  const shared = { name, kind, role, missing, distinct };
  if (summary.kind === 'category') return { ...shared, ...(categories ? { categories } : {}) };
  const { least, largest } = summary;
  return Number.isNaN(least) ? shared : { ...shared, min: least, max: largest, mean: trained?.mean };
}

function findingReport({ code, severity, message: said, column, columns, rows }: Finding, output: Output) {
  return {
    code,
    severity,
    message: output.sentence(said),
    ...(column ? { column: column.name } : {}),
    ...(columns ? { columns: { count: columns.names.length, first: columns.names.slice(0, shownNames) } } : {}),
    ...(rows ? { rows: { file: rows.file, lines: rows.lines, count: rows.count } } : {}),
  };
}

function rowReport({ set, line, x, y }: DataRow) {
  return { set, ...(line === undefined ? {} : { line }), ...(x && y ? { x: [...x], y: [...y] } : {}) };
}

function tell(overview: DataOverview, findings: readonly Finding[], rows: Iterable<DataRow>, output: Output): void {
  if (output.json) return;
  const { table: layout, sets, columnCount, balance, classWeights, notes } = overview;
  if (!layout) output.say('cli-data-generated', { columns: columnCount, rows: overview.rows });
  for (const note of notes) output.line(output.sentence(note));
  output.say(sets.validation === undefined ? 'cli-data-sets' : 'cli-data-sets-validation', countsOf(sets));
  output.line('');
  const rowsOfColumns = columnRows(columnCount > mostColumns ? overview.first(shownColumns) : overview.columns, output);
  output.lines(table(rowsOfColumns));
  // Under the heads.
  const hidden = columnCount - (rowsOfColumns.length - 1);
  if (hidden > 0) output.say('cli-data-hidden', { columns: hidden, option: '--format json' });
  if (balance) {
    output.line('');
    for (const { name, count: of, share } of balance.classes)
      output.line(`${name}  ${of}  ${(100 * share).toFixed(1)} %`);
  }
  tellClassWeights(classWeights, output);
  if (findings.length > 0) output.line('');
  output.lines(
    mapped(findings, ({ severity, code, message: said }) => `${severity} ${code}: ${output.sentence(said)}`),
  );
  const lines = table(mapped(rows, rowCells));
  const first = lines.next();
  if (first.done) return;
  output.lines(['', first.value]);
  output.lines(lines);
}

function columnRows(columns: Iterable<ColumnOverview>, output: Output): string[][] {
  // A file may have very many columns, but they are of few kinds.
  const words = new Map<string, string>();
  const say = (word: string): string => {
    const said = words.get(word) ?? output.sentence(message(`cli-data-${word}`));
    words.set(word, said);
    return said;
  };
  const rows = [heads(output)];
  for (const column of columns) rows.push(columnRow(column, say, output));
  return rows;
}

function heads(output: Output): string[] {
  const codes = ['name', 'kind', 'role', 'range', 'mean', 'missing'] as const;
  return codes.map((code) => output.sentence(message(`cli-data-${code}`)));
}

function columnRow(
  { name, kind, role, summary, trained }: ColumnOverview,
  say: (word: string) => string,
  output: Output,
): string[] {
  const missing = String(summary.missing);
  if (summary.kind === 'category') {
    const values = output.sentence(message('cli-data-values', { count: summary.distinct }));
    return [name, say(kind), say(role), values, '', missing];
  }
  const { least, largest } = summary;
  const range = Number.isNaN(least) ? '' : `${readable(least)} … ${readable(largest)}`;
  const mean =
    trained && !Number.isNaN(trained.mean) ? `${readable(trained.mean)} ± ${readable(trained.deviation)}` : '';
  return [name, say(kind), say(role), range, mean, missing];
}

function rowCells({ set, line, x, y }: DataRow): string[] {
  return [
    set,
    line === undefined ? '' : String(line),
    ...(x ? [...x].map(readable) : []),
    ...(y ? ['→', ...[...y].map(readable)] : []),
  ];
}
