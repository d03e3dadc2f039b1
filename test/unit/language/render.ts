import { defaultSlope } from '../../../src/model/activation';
import { defaultInitializer, defaultScale } from '../../../src/model/initializer';
import type { DenseLayer, Layer } from '../../../src/model/layer';
import type { DataSpec, FileSource, GeneratorSource, Source } from '../../../src/model/source';
import { optimizerDefaults, type Training } from '../../../src/model/train';
import type { Plan } from './arbitrary';

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

type Item = { readonly argument: string } | { readonly key: string; readonly value: string };

interface Node {
  readonly name: string;
  readonly items: readonly Item[];
  readonly children?: readonly Node[];
}

const reserved = ['true', 'false', 'null', 'inf', '-inf', 'nan'];

/** Writes a plan as a text; `seed` picks line endings, indentation, comments, order of properties and spellings. */
export function renderSpec(plan: Plan, seed: number): string {
  const style = new Style(seed);
  return new Writer(style).write(documentNodes(plan, style));
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

  write(nodes: readonly Node[]): string {
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

  private lines(nodes: readonly Node[], indent: string): string {
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

  private node(node: Node, indent: string): string {
    const { style } = this;
    let text = this.text(node.name);
    for (const item of node.items) text += this.gap() + this.item(item);
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

  private item(item: Item): string {
    if ('argument' in item) return item.argument;
    const equals = this.style.chance(4) ? this.style.one([' = ', '= ', ' =']) : '=';
    return this.text(item.key) + equals + item.value;
  }

  private text(name: string): string {
    return this.style.chance(2) ? `"${name}"` : name;
  }
}

/** A text value: bare where KDL allows it, by the letter of its rules; else quoted. */
function spelled(text: string, style: Style): string {
  const bare =
    /^[^\\/(){}[\];"#=\s\u0085\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cc}]+$/u.test(text) &&
    !/^[+-]?\.?\d/.test(text) &&
    !reserved.includes(text);
  if (bare && !text.includes('.') && style.chance(90)) return text;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\t', '\\t')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`);
  return `"${escaped}"`;
}

function numeral(value: number, style: Style): string {
  if (Number.isInteger(value) && value >= 1000 && style.chance(20)) {
    const digits = String(value);
    return `${digits.slice(0, -3)}_${digits.slice(-3)}`;
  }
  if (value !== 0 && style.chance(5)) return value.toExponential().replace('e+', style.one(['e', 'E+']));
  return String(value);
}

function documentNodes({ spec, nameless }: Plan, style: Style): readonly Node[] {
  const top: Node[] = [];
  if (spec.name !== undefined) top.push({ name: 'name', items: [{ argument: spelled(spec.name, style) }] });
  if (spec.seed.value !== 1 || spec.seed.rng !== 'pcg64' || style.chance(20))
    top.push({ name: 'seed', items: seedItems(spec.seed, style) });
  if (spec.data) top.push({ name: 'data', items: [], children: shuffled(dataNodes(spec.data, style), style) });
  const weights =
    spec.weights === undefined ? [] : [{ name: 'weights', items: [{ argument: spelled(spec.weights, style) }] }];
  const layers = spec.layers.map((layer, i) => layerNode(layer, nameless.has(i), style));
  const at = 1 + style.below(layers.length);
  top.push({ name: 'model', items: [], children: [...layers.slice(0, at), ...weights, ...layers.slice(at)] });
  top.push({ name: 'train', items: [], children: shuffled(trainNodes(spec.train, style), style) });
  if (spec.expect.length > 0 || style.chance(10)) {
    const children = spec.expect.map(({ name, min, max }) => ({
      name,
      items: [...property('min', min, style), ...property('max', max, style)],
    }));
    top.push({ name: 'expect', items: [], children });
  }
  return [{ name: 'nnet', items: [{ argument: '1' }] }, ...(style.chance(20) ? shuffled(top, style) : top)];
}

function shuffled<T>(values: readonly T[], style: Style): readonly T[] {
  const left = [...values];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(style.chance(70) ? 0 : style.below(left.length), 1));
  return out;
}

/** A property, left out where it has its default, mostly. */
function property(
  key: string,
  value: number | string | boolean | undefined,
  style: Style,
  byDefault?: unknown,
): readonly Item[] {
  if (value === undefined || (value === byDefault && style.chance(80))) return [];
  if (typeof value === 'number') return [{ key, value: numeral(value, style) }];
  return [{ key, value: typeof value === 'boolean' ? `#${value}` : spelled(value, style) }];
}

const seedItems = (seed: { value: number; rng: string }, style: Style): readonly Item[] => [
  { argument: numeral(seed.value, style) },
  ...property('rng', seed.rng, style, 'pcg64'),
];

function dataNodes(data: DataSpec, style: Style): readonly Node[] {
  const nodes: Node[] = [sourceNode(data.source.from, data.source, style)];
  if (data.test) {
    const node = sourceNode('test', data.test, style, data.source);
    nodes.push(data.test.from === 'generate' ? { ...node, items: [{ argument: 'generate' }, ...node.items] } : node);
  }
  if (data.holdout) {
    const { fraction, stratify } = data.holdout;
    nodes.push({
      name: 'holdout',
      items: [{ argument: numeral(fraction, style) }, ...(stratify ? [{ argument: 'stratify' }] : [])],
    });
  }
  if (data.scale) {
    const { scale } = data;
    nodes.push({
      name: 'scale',
      items: scale.kind === 'divide' ? property('divide', scale.by, style) : [{ argument: scale.kind }],
    });
  }
  return nodes;
}

function sourceNode(name: string, source: Source, style: Style, before?: Source): Node {
  return { name, items: source.from === 'generate' ? generatorItems(source, style) : fileItems(source, style, before) };
}

const generatorItems = (source: GeneratorSource, style: Style): readonly Item[] => [
  { argument: source.kind },
  ...shuffled(
    [
      ...property('samples', source.samples, style, 400),
      ...property('noise', source.noise, style),
      ...property('seed', source.seed, style),
      ...(source.kind === 'blobs'
        ? [...property('features', source.features, style, 2), ...property('classes', source.classes, style, 3)]
        : []),
      ...(source.kind === 'parity' ? property('bits', source.bits, style, 4) : []),
    ],
    style,
  ),
];

/** What a test file leaves out holds as for the training file `before`. */
const fileItems = (source: FileSource, style: Style, before?: Source): readonly Item[] => [
  { argument: spelled(source.path, style) },
  ...shuffled(
    [
      ...property('target', source.target?.join(','), style),
      ...property('features', source.features?.join(', '), style),
      ...property('delimiter', source.delimiter, style),
      ...property('header', source.header, style, before?.from === 'file' ? before.header : true),
      ...property('missing', source.missing, style, before?.from === 'file' ? before.missing : 'error'),
      ...property('encode', source.encode, style),
      ...property('x', source.x, style),
      ...property('y', source.y, style),
    ],
    style,
  ),
];

function layerNode(layer: Layer, nameless: boolean, style: Style): Node {
  switch (layer.kind) {
    case 'input':
      return { name: 'input', items: layer.sizes.map((size) => ({ argument: numeral(size, style) })) };
    case 'flatten':
      return { name: 'flatten', items: [] };
    case 'dropout': {
      const name = nameless ? [] : [{ argument: spelled(layer.name, style) }];
      return { name: 'dropout', items: [...name, ...property('rate', layer.rate, style)] };
    }
    case 'dense':
      return { name: 'dense', items: denseItems(layer, style) };
  }
}

function denseItems(layer: DenseLayer, style: Style): readonly Item[] {
  const byDefault = defaultInitializer(layer.activation);
  const { init } = layer;
  const isDefault = init.name === byDefault.name;
  const activation = layer.activation === 'linear' && style.chance(50) ? [] : [{ argument: layer.activation }];
  return [
    { argument: spelled(layer.name, style) },
    { argument: numeral(layer.units, style) },
    ...shuffled(
      [
        ...activation,
        ...property('init', init.name, style, isDefault ? byDefault.name : undefined),
        ...(init.name === 'zeros' || init.name === 'constant'
          ? []
          : property('scale', init.scale, style, defaultScale(init.name))),
        ...(init.name === 'constant' ? property('value', init.value, style, 0) : []),
        ...property('bias', layer.bias, style, 0),
        ...property('l2', layer.l2, style),
        ...(layer.activation === 'leaky-relu' ? property('slope', layer.slope, style, defaultSlope) : []),
        ...(layer.frozen ? [{ argument: 'frozen' }] : []),
      ],
      style,
    ),
  ];
}

function trainNodes(train: Training, style: Style): readonly Node[] {
  const { optimizer, schedule, stop } = train;
  const parameters = Object.entries(optimizerDefaults).flatMap(([key, byDefault]) => {
    const value = Object.entries(optimizer).find(([name]) => name === key)?.[1];
    return value === byDefault ? [] : property(key, value, style);
  });
  const single = (name: string, value: number | string): Node => ({
    name,
    items: [{ argument: typeof value === 'number' ? numeral(value, style) : value }],
  });
  return [
    single('loss', train.loss),
    { name: 'optimizer', items: [{ argument: optimizer.name }, ...shuffled(parameters, style)] },
    {
      name: 'schedule',
      items: [
        ...(schedule.name === 'constant' && style.chance(50) ? [] : [{ argument: schedule.name }]),
        ...(schedule.name === 'step' ? property('every', schedule.every, style) : []),
        ...(schedule.name === 'step' || schedule.name === 'exponential'
          ? property('factor', schedule.factor, style)
          : []),
        ...(schedule.name === 'cosine' ? property('min', schedule.min, style, 0) : []),
        ...property('warmup', schedule.warmup, style, 0),
      ],
    },
    { name: 'batch', items: [{ argument: String(train.batch) }, ...property('shuffle', train.shuffle, style, true)] },
    single('epochs', train.epochs),
    single('l2', train.l2),
    ...(train.clip === undefined ? [] : [single('clip', train.clip)]),
    ...(stop
      ? [
          {
            name: 'stop',
            items: shuffled<Item>(
              [
                ...property('patience', stop.patience, style),
                ...property('watch', stop.watch, style),
                ...(stop.restoreBest ? [{ argument: 'restore-best' }] : []),
              ],
              style,
            ),
          },
        ]
      : []),
    single('precision', train.precision),
  ];
}
