import type { Derivation, DerivedPart } from '../model/derivation';
import { type Locale, type MessageCode, say } from './translate';

/** A derivation as Markdown, its formulas in LaTeX between dollar signs. `name` is that of the spec. */
export function derivationMarkdown(name: string, derivation: Derivation, locale: Locale): string {
  const told = (code: MessageCode, args = {}): string => say(code, args, locale);
  return [
    `# ${told('derive-title', { name: escaped(name) })}`,
    told('derive-intro'),
    `## ${told('derive-network')}`,
    networkTable(derivation, told),
    ...(derivation.activations.length > 0 ? [activationTable(derivation, told)] : []),
    ...derivation.parts.flatMap((part) => partLines(part, told)),
  ]
    .join('\n\n')
    .concat('\n');
}

type Told = (code: MessageCode, args?: Readonly<Record<string, string | number>>) => string;

function networkTable({ layers }: Derivation, told: Told): string {
  const rows = layers.map(({ name, kind, activation = '', output, tensors }) => [
    escaped(name),
    kind,
    activation,
    tensors.map(({ latex, shape }) => `$${latex}$ ${shape}`).join(', '),
    output,
  ]);
  const heads = ['derive-layer', 'derive-kind', 'derive-activation', 'derive-parameters', 'derive-output'] as const;
  return table([heads.map((code) => told(code)), ...rows]);
}

function activationTable({ activations }: Derivation, told: Told): string {
  const rows = activations.map(({ name, formula, derivative }) => [name, `$${formula}$`, `$${derivative}$`]);
  return table([[told('derive-activation'), 'g', 'g′'], ...rows]);
}

/** Parts of one example are below a heading of their own. */
function partLines({ title, steps }: DerivedPart, told: Told): readonly string[] {
  if (steps.length === 0) return [];
  const opening =
    title === 'example-forward'
      ? [`## ${told('derive-example')}`]
      : title === 'forward'
        ? [`## ${told('derive-many')}`]
        : [];
  return [
    ...opening,
    `### ${told(`derive-${title}`)}`,
    ...steps.flatMap(({ step, latex, insteadOf, error }) => [
      insteadOf
        ? told('derive-step-loss-from-sums', { usual: `$${insteadOf.usual}$`, definition: `$${insteadOf.definition}$` })
        : told(`derive-step-${step}`),
      `$$\n${latex}\n$$`,
      told('derive-check', { error: error === 0 ? '0' : error.toExponential(1) }),
    ]),
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A name as Markdown: characters that mean something there stand for themselves. */
function escaped(name: string): string {
  return name.replace(/[\\`*_{}[\]()#+\-.!|<>$]/g, '\\$&');
}
