/**
 * Tables drawn at random, written in one of the many ways in which people's files are, some with one thing destroyed;
 * and what is right for each: all of x and y, or the line and column of the fault.
 */

import fc from 'fast-check';
import { encodeUtf8 } from '../../../../src/model/utf8';

interface DrawnColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
  /** Numbers have a decimal point. */
  readonly cells: readonly string[];
}

/** What is destroyed, and in which way its place is known. */
const destroyers = {
  emptied: 'cell',
  mark: 'cell',
  word: 'number',
  grouped: 'number',
  date: 'number',
  amount: 'number',
  infinite: 'number',
  'bad byte': 'line',
  'stray quote': 'line',
  'open quote': 'line',
  short: 'line',
  long: 'line',
  joined: 'line',
  split: 'line',
  'other delimiter': 'line',
  'renamed target': 'header',
  'repeated name': 'header',
} as const;
export type Destroyer = keyof typeof destroyers;
export const destroyerNames = Object.keys(destroyers).map((name) => name as Destroyer);

/** Ways of writing that change nothing. */
export interface Writing {
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly end: '\n' | '\r\n' | '\r';
  readonly mark: boolean;
  readonly separatorLine: boolean;
  readonly quotes: 'needed' | 'some' | 'all';
  readonly padded: boolean;
  readonly trailing: 'none' | 'header' | 'rows' | 'both' | 'some';
  readonly comments: boolean;
  readonly blankLines: boolean;
  readonly skipped: number;
  readonly endsOpen: boolean;
  readonly forms: 'plain' | 'plus' | 'zeros' | 'exponent';
  readonly further: boolean;
  /** Whether the spec lists the features, or has all other columns but the further one, in the file's order. */
  readonly listed: boolean;
}

export interface Mutated {
  readonly bytes: Uint8Array;
  /** What the spec says about the file. */
  readonly spec: string;
  /** x and y of all rows, or how the sentence may begin. */
  readonly right: { readonly rows: string } | { readonly places: readonly string[] };
  /** The same table before it is mutated, written plainly. */
  readonly plain: Uint8Array;
  readonly writing: Writing;
  readonly destroyed: Destroyer | undefined;
}

const names = ['width', 'height', 'Income, yearly', '长', 'y 1', 'x2', 'temp.', 'Größe', 'a/b', '收入'];
const words = ['red', 'tan', 'old town', '红', 'blue-green', 'Smith, J.', '5th', 'O’Neil', 'say "hi"'];

const numberCell = fc.oneof(
  fc.integer({ min: -50, max: 50 }).map(String),
  fc.integer({ min: -9999, max: 9999 }).map((value) => (value / 100).toFixed(2)),
  fc.integer({ min: -9, max: 9 }).map((value) => `${value}.5`),
);

const table = fc
  .record({ rows: fc.integer({ min: 3, max: 12 }), order: fc.shuffledSubarray(names, { minLength: 2, maxLength: 5 }) })
  .chain(({ rows, order }) =>
    fc.record({
      columns: fc.tuple(
        ...order.map((name, k) =>
          fc.boolean().chain((isCategory) => {
            const kind = k > 0 && isCategory ? 'category' : 'number';
            const cell = kind === 'number' ? numberCell : fc.constantFrom(...words);
            return fc
              .array(cell, { minLength: rows, maxLength: rows })
              .map((cells): DrawnColumn => ({ name, kind, cells }));
          }),
        ),
      ),
      /** The first column is the target, wherever it stands in the file. */
      places: fc.shuffledSubarray(
        order.map((_, k) => k),
        { minLength: order.length },
      ),
    }),
  );

const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.', ','),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.boolean(),
  separatorLine: fc.boolean(),
  quotes: fc.constantFrom('needed', 'some', 'all'),
  padded: fc.boolean(),
  trailing: fc.constantFrom('none', 'header', 'rows', 'both', 'some'),
  comments: fc.boolean(),
  blankLines: fc.boolean(),
  skipped: fc.constantFrom(0, 0, 1, 2),
  endsOpen: fc.boolean(),
  forms: fc.constantFrom('plain', 'plus', 'zeros', 'exponent'),
  further: fc.boolean(),
  listed: fc.boolean(),
});

/** A file, and what is right for it. */
export const mutated: fc.Arbitrary<Mutated> = fc
  .record({
    table,
    writing,
    destroyer: fc.option(fc.constantFrom(...destroyerNames), { nil: undefined }),
    row: fc.nat(),
    column: fc.nat(),
  })
  .map(({ table: { columns, places }, writing: drawn, destroyer, row, column }) =>
    write(columns, places, drawn, destroyer, row, column),
  );

function write(
  columns: readonly DrawnColumn[],
  places: readonly number[],
  drawn: Writing,
  destroyer: Destroyer | undefined,
  rowDrawn: number,
  columnDrawn: number,
): Mutated {
  const how = destroyer === undefined ? 'nothing' : destroyers[destroyer];
  const isStructure = how === 'line';
  // A comma between columns is no decimal mark; a quote that is left open is found where there is no other.
  const style: Writing = {
    ...drawn,
    ...(drawn.delimiter === ',' ? { decimal: '.' } : {}),
    ...(isStructure ? { trailing: 'none' } : {}),
    ...(destroyer === 'open quote' ? { quotes: 'needed' } : {}),
  };
  const inFile = places.flatMap((k) => columns[k] ?? []);
  const m = columns[0]?.cells.length ?? 0;
  const at = rowDrawn % (destroyer === 'joined' ? m - 1 : m);
  const wanted = inFile.flatMap(({ kind }, k) => (how === 'number' && kind !== 'number' ? [] : [k]));
  const hit = wanted[columnDrawn % wanted.length] ?? 0;

  const header = inFile.map(({ name }) => name);
  const cells = Array.from({ length: m }, (_, i) =>
    inFile.map(({ kind, cells: own }) => (kind === 'number' ? formed(own[i] ?? '', style) : (own[i] ?? ''))),
  );
  if (destroyer === 'open quote') {
    for (const each of [header, ...cells]) for (const [k, cell] of each.entries()) each[k] = cell.replace(/["]/g, '');
  }
  const target = columns[0]?.name ?? '';
  if (destroyer === 'renamed target') header[header.indexOf(target)] = 'other';
  if (destroyer === 'repeated name') header[(hit + 1) % header.length] = header[hit] ?? '';
  const own = cells[at];
  const replaced = destroyer && replacements[destroyer];
  if (own && replaced !== undefined) own[hit] = replaced(own[hit] ?? '', style);
  if (style.further) for (const [i, row] of [header, ...cells].entries()) row.push(i === 0 ? 'note' : `n${i}`);

  const lines = new Lines(style);
  const isAsNeeded = destroyer === 'open quote';
  const quoted = (row: readonly string[], i: number): string[] =>
    row.map((cell, k) => lines.cell(cell, i, k, isAsNeeded));
  const headerLine = lines.add(quoted(header, 0), 'header', 0);
  let place = { line: headerLine, column: 0 };
  for (const [i, row] of cells.entries()) {
    const written = quoted(row, i + 1);
    const isHit = i === at && isStructure;
    if (isHit) destroyStructure(written, destroyer, hit, lines, style);
    const line = lines.add(
      written,
      'row',
      i + 1,
      isHit && destroyer === 'joined',
      isHit && destroyer === 'split' ? hit : undefined,
      isHit && destroyer === 'other delimiter' ? '~' : undefined,
    );
    if (i === at && how !== 'header') place = { line, column: lines.columnOf(written, hit) };
  }
  // Blanks around tabs may count as either; then a cell begins behind them.
  const hasColumn = (how === 'cell' || how === 'number') && !(style.padded && style.delimiter === '\t');
  // A row that is split stands on two lines.
  const reached = destroyer === 'split' ? [place.line, place.line + 1] : [place.line];
  const right =
    destroyer === undefined
      ? {
          rows: Array.from({ length: m }, (_, i) =>
            rightRow(
              style.listed ? columns : [...columns.slice(0, 1), ...inFile.filter((each) => each !== columns[0])],
              i,
            ),
          ).join(' | '),
        }
      : { places: reached.map((each) => `t.csv:${each}:${hasColumn ? `${place.column}:` : ''}`) };
  return {
    bytes: lines.bytes(),
    plain: plainly(inFile, style),
    spec: specOf(columns, style),
    right,
    writing: style,
    destroyed: destroyer,
  };
}

/** A table by commas, with as many lines before it as the other file has. */
function plainly(inFile: readonly DrawnColumn[], { skipped, further }: Writing): Uint8Array {
  const lines = new Lines({ ...plainWriting, skipped, further });
  const row = (cells: readonly string[]): string[] =>
    [...cells, ...(further ? ['note'] : [])].map((cell, k) => lines.cell(cell, 0, k, true));
  lines.add(row(inFile.map(({ name }) => name)), 'header', 0);
  for (const i of inFile[0]?.cells.keys() ?? []) lines.add(row(inFile.map(({ cells }) => cells[i] ?? '')), 'row', i);
  return lines.bytes();
}

const plainWriting: Writing = {
  delimiter: ',',
  decimal: '.',
  end: '\n',
  mark: false,
  separatorLine: false,
  quotes: 'needed',
  padded: false,
  trailing: 'none',
  comments: false,
  blankLines: false,
  skipped: 0,
  endsOpen: false,
  forms: 'plain',
  further: false,
  listed: false,
};

/** What stands in a destroyed cell. */
const replacements: Partial<Record<Destroyer, (cell: string, style: Writing) => string>> = {
  emptied: () => '',
  mark: () => 'NA',
  word: () => 'many',
  grouped: (_, { decimal }) => (decimal === '.' ? '1,234,567' : '1.234.567'),
  date: () => '2021-03-04',
  amount: () => '45%',
  infinite: () => 'inf',
  'bad byte': (cell) => `${cell}${badByte}`,
};

/** A character that becomes a byte which is no UTF-8. */
const badByte = '\ue000';

function destroyStructure(
  row: string[],
  destroyer: Destroyer | undefined,
  hit: number,
  lines: Lines,
  style: Writing,
): void {
  if (destroyer === 'short') row.pop();
  if (destroyer === 'long') row.push(lines.padding('9'));
  if (destroyer === 'stray quote') row[hit] = `"7"x`;
  if (destroyer === 'open quote') row[hit] = '"7';
  if (destroyer === 'other delimiter' && style.quotes !== 'needed') for (const k of row.keys()) row[k] = '7';
}

function formed(text: string, { forms, decimal }: Writing): string {
  const isNegative = text.startsWith('-');
  const digits = isNegative ? text.slice(1) : text;
  const sign = isNegative ? '-' : '';
  const form = {
    plain: text,
    plus: isNegative ? text : `+${text}`,
    zeros: `${sign}0${digits}${digits.includes('.') ? '0' : ''}`,
    exponent: `${text}e0`,
  }[forms];
  return decimal === ',' ? form.replace('.', ',') : form;
}

/** The lines of a file, with what changes nothing. */
class Lines {
  private text: string;
  private count = 1;
  /** Whether the last line has no end yet. */
  private isOpen = false;

  constructor(private readonly style: Writing) {
    const { mark, separatorLine, skipped, delimiter } = style;
    this.text = mark ? '\ufeff' : '';
    if (separatorLine) this.line(`sep=${delimiter}`);
    for (let i = 0; i < skipped; i++) this.line(i === 0 ? 'A report, made by Ann; for Bob' : 'in thousands');
  }

  padding(cell: string): string {
    return this.style.padded ? ` ${cell}  ` : cell;
  }

  /** A cell as it is written, quoted where that is needed. */
  cell(text: string, row: number, column: number, asNeeded: boolean): string {
    const { quotes, delimiter } = this.style;
    const isNeeded = text.includes(delimiter) || text.includes('"');
    const isQuoted =
      isNeeded || (!asNeeded && (quotes === 'all' || (quotes === 'some' && (row * 5 + column * 3) % 4 === 0)));
    return isQuoted ? `"${text.replaceAll('"', '""')}"` : this.padding(text);
  }

  /** Adds a record and gives the line on which it begins. */
  add(
    cells: readonly string[],
    kind: 'header' | 'row',
    i: number,
    joined = false,
    splitAt?: number,
    other?: string,
  ): number {
    const { delimiter, trailing, comments, blankLines } = this.style;
    if (!this.isOpen && comments && i % 3 === 0) this.line('# a remark; with, marks | of its own');
    if (!this.isOpen && blankLines && i % 4 === 1) this.line(i % 8 === 1 ? '' : '  ');
    const ends =
      trailing === 'both' ||
      (trailing === 'header'
        ? kind === 'header'
        : trailing === 'rows'
          ? kind === 'row'
          : trailing === 'some' && kind === 'row' && i % 2 === 0);
    const begin = this.count;
    if (splitAt === undefined) this.line(cells.join(other ?? delimiter) + (ends ? delimiter : ''), !joined);
    else {
      const part = Math.max(1, Math.min(splitAt, cells.length - 1));
      this.line(cells.slice(0, part).join(delimiter));
      this.line(cells.slice(part).join(delimiter));
    }
    return begin;
  }

  /** Where a cell begins in its line, from 1. */
  columnOf(cells: readonly string[], k: number): number {
    return cells.slice(0, k).reduce((sum, cell) => sum + cell.length + 1, 1);
  }

  bytes(): Uint8Array {
    const { endsOpen, end } = this.style;
    const bytes = encodeUtf8(endsOpen ? this.text.slice(0, -end.length) : this.text);
    const parts = Buffer.from(bytes).toString('latin1');
    return Uint8Array.from(Buffer.from(parts.replaceAll('\xee\x80\x80', '\xff'), 'latin1'));
  }

  private line(text: string, ended = true): void {
    this.text += text + (ended ? this.style.end : '');
    if (ended) this.count++;
    this.isOpen = !ended;
  }
}

function specOf(columns: readonly DrawnColumn[], { comments, skipped, listed, further }: Writing): string {
  const [target, ...features] = columns.map(({ name }) => name);
  const chosen = listed ? ` features="${features.join(',')}"` : further ? ' exclude=note' : '';
  const before = `${comments ? ' comment="#"' : ''}${skipped > 0 ? ` skip=${skipped}` : ''}`;
  return `target="${target}"${chosen} encode=one-hot${before}`;
}

/** x and y of a row, from the drawn table itself: texts one-hot in the order of code points. */
function rightRow([target, ...features]: readonly DrawnColumn[], i: number): string {
  const x = features.flatMap(({ kind, cells }) => {
    if (kind === 'number') return [Number(cells[i])];
    return [...new Set(cells)].sort(byCodePoint).map((category) => Number(category === cells[i]));
  });
  return `${x.map(String).join(' ')} → ${Number(target?.cells[i])}`;
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return Buffer.compare(left, right);
}
