import type { PrintedEntry, PrintedNode } from '../../../src/language/print/node';
import { specNodes } from '../../../src/language/print/spec';
import { documentTerms, findTerm } from '../../../src/language/vocabulary/document';
import type { NodeTerm } from '../../../src/language/vocabulary/term';
import type { Spec } from '../../../src/model/spec';

/** Choices by a linear congruential generator, so that one number names one text. */
class Style {
  constructor(private state: number) {}

  below(count: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * count);
  }

  one<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

const reserved = ['true', 'false', 'null', 'inf', '-inf', 'nan'];

/** Writes a spec as a text; `seed` picks line endings, indentation, comments, order of properties and spellings. */
export function renderSpec(spec: Spec, seed: number): string {
  const style = new Style(seed);
  return new Writer(style).write(documentNodes(spec, style));
}

class Writer {
  private readonly newline: string;
  private readonly mixed: boolean;
  private readonly indent: string;
  private readonly comments: number;

  constructor(private readonly style: Style) {
    this.newline = style.one(['\n', '\n', '\r\n', '\r']);
    this.mixed = style.chance(8);
    this.indent = style.one(['  ', '  ', '\t', '    ', '']);
    this.comments = style.one([0, 10, 40]);
  }

  write(nodes: readonly PrintedNode[]): string {
    const { style } = this;
    const head = style.chance(10) ? '\ufeff' : '';
    const start = style.chance(30) ? `// 说明 ${this.eol()}${this.eol()}` : '';
    const body = this.lines(nodes, '');
    const text = head + start + body;
    return style.chance(20) ? text.replace(/[\r\n]+$/, '') : text;
  }

  private eol(): string {
    return this.mixed ? this.style.one(['\n', '\r\n', '\r']) : this.newline;
  }

  private lines(nodes: readonly PrintedNode[], indent: string): string {
    let text = '';
    for (const [i, node] of nodes.entries()) {
      text += this.between(indent);
      text += indent + this.node(node, indent);
      const last = i === nodes.length - 1;
      if (!last && this.style.chance(8)) {
        text += this.style.one([';', ' ; ', '; ', ';/* c */ ']);
        continue;
      }
      if (this.style.chance(5)) text += ';';
      text += this.trailing() + this.eol();
    }
    return text.replaceAll(/(; ?)[ \t]+(?=\S)/g, '$1');
  }

  /** Blank lines, comments and switched-off nodes between nodes. */
  private between(indent: string): string {
    const { style } = this;
    let text = '';
    if (!style.chance(this.comments)) return text;
    text += style.one([
      this.eol(),
      `${indent}// a line of its own${this.eol()}`,
      `${indent}/* over${this.eol()} lines /* nested */ */${this.eol()}`,
      `${indent}/- dropout rate=0.2 // off${this.eol()}`,
      `${indent}/-${this.eol()}${indent}dense gone 3 { a; b }${this.eol()}`,
    ]);
    return text;
  }

  private trailing(): string {
    const { style } = this;
    return style.chance(this.comments) ? style.one([' // n_x', '// 尾', ' /* c */', ' /* a */ // b', '  ']) : '';
  }

  private node(node: PrintedNode, indent: string): string {
    const { style } = this;
    let text = this.text(node.name);
    for (const entry of node.entries) text += this.gap() + this.entry(entry);
    if (style.chance(3)) text += `${this.gap()}/- 7`;
    if (!node.children) return text;
    if (node.children.length > 0 && style.chance(12)) {
      const inner = node.children.map((child) => this.node(child, indent)).join(style.one(['; ', ';', ' ; ']));
      const open = style.one(['{ ', '{', '{ /* in */ ']);
      return `${text} ${open}${inner}${style.one([' }', '}', '; }', ' /* out */ }'])}`;
    }
    const closing = style.chance(4) ? ' }' : '';
    const body = this.lines(node.children, indent + this.indent);
    if (closing && !/\/\/[^\r\n]*[\r\n]*$/.test(body))
      return `${text} {${this.eol()}${body.replace(/[\r\n]+$/, '')}${closing}`;
    return `${text} {${this.trailing()}${this.eol()}${body}${indent}}`;
  }

  private gap(): string {
    const { style } = this;
    if (style.chance(3)) return ` \\${style.one(['', ' // goes on'])}${this.eol()}    `;
    if (style.chance(3)) return style.one([' /* c */ ', '/**/', ' /-off=1 ', ' /- 3 ']);
    return style.chance(5) ? style.one(['  ', '\t', '\u3000']) : ' ';
  }

  private entry({ key, value, quoted }: PrintedEntry): string {
    const { style } = this;
    const written =
      typeof value === 'number'
        ? numeral(value, style)
        : typeof value === 'boolean'
          ? `#${value}`
          : spelled(value, style, quoted);
    if (key === undefined) return written;
    return this.text(key) + (style.chance(4) ? style.one([' = ', '= ', ' =']) : '=') + written;
  }

  private text(name: string): string {
    return this.style.chance(2) ? `"${name}"` : name;
  }
}

/** A text value: bare where KDL allows it, by the letter of its rules; else quoted. */
function spelled(text: string, style: Style, quoted = false): string {
  const bare =
    /^[^\\/(){}[\];"#=\s\u0085\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cc}]+$/u.test(text) &&
    !/^[+-]?\.?\d/.test(text) &&
    !reserved.includes(text);
  if (bare && !quoted && style.chance(97)) return text;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\t', '\\t')
    .replace(
      /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu,
      (char) => `\\u{${char.charCodeAt(0).toString(16)}}`,
    );
  return `"${escaped}"`;
}

function numeral(value: number, style: Style): string {
  if (Number.isInteger(value) && value >= 1000 && style.chance(20)) {
    const digits = String(value);
    return `${digits.slice(0, -3)}_${digits.slice(-3)}`;
  }
  if (value !== 0 && style.chance(5)) return value.toExponential().replace('e+', style.one(['e', 'E+']));
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The printer's nodes in an order that means the same, some of what may be left out written. */
function documentNodes(spec: Spec, style: Style): readonly PrintedNode[] {
  const [version, ...rest] = specNodes(spec).map((node) => {
    const term = findTerm(documentTerms, node.name);
    const children = node.children?.map((child) => withColumns(child, varied(child, term?.children ?? [], style)));
    return {
      ...varied(node, documentTerms, style),
      ...(children ? { children: ordered(node.name, children, style) } : {}),
    };
  });
  if (!version) return [];
  const expects = rest.some(({ name }) => name === 'expect');
  if (!expects && style.chance(10)) rest.push({ name: 'expect', entries: [], children: [] });
  const { value, rng } = spec.seed;
  const top = value === 1 && rng === 'pcg64' && style.chance(80) ? rest.filter(({ name }) => name !== 'seed') : rest;
  return [version, ...(style.chance(20) ? shuffled(top, style) : top)];
}

/** A file's rules for single columns keep their order: the last of a column counts. */
function withColumns({ children }: PrintedNode, node: PrintedNode): PrintedNode {
  return children ? { ...node, children } : node;
}

/** Layers keep their order, and the input comes first; `weights` is no layer. */
function ordered(block: string, nodes: readonly PrintedNode[], style: Style): readonly PrintedNode[] {
  if (block === 'expect') return nodes;
  if (block !== 'model') return shuffled(nodes, style);
  const layers = nodes.filter(({ name }) => name !== 'weights');
  const at = 1 + style.below(layers.length);
  return [...layers.slice(0, at), ...nodes.filter(({ name }) => name === 'weights'), ...layers.slice(at)];
}

/** Arguments keep their order; properties go anywhere among them. */
function varied(node: PrintedNode, terms: readonly NodeTerm[], style: Style): PrintedNode {
  const found = findTerm(terms, node.name);
  const term = node.entries[0]?.value === found?.variant?.word ? (found?.variant?.term ?? found) : found;
  const entries = node.entries.filter(({ key, byDefault }) => {
    if (!byDefault) return true;
    const only = term?.properties.find(({ name }) => name === key)?.only;
    return style.chance(20) && (!only || node.entries.some(({ value }) => only.values.some((word) => word === value)));
  });
  const out = entries.filter(({ key }) => key === undefined);
  for (const entry of entries) {
    if (entry.key !== undefined) out.splice(style.chance(80) ? out.length : style.below(out.length + 1), 0, entry);
  }
  return { name: node.name, entries: out };
}

function shuffled<T>(values: readonly T[], style: Style): readonly T[] {
  const left = [...values];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(style.chance(70) ? 0 : style.below(left.length), 1));
  return out;
}
