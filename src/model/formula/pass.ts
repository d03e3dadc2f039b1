import { activationOf } from '../activation';
import { byKind, type LayerTable } from '../layer';
import { crossEntropyForm, crossEntropyOfSums, lossFacts, lossFormula } from '../loss';
import { optimizerFacts } from '../optimizer';
import type { LayerShape } from '../shapes';
import type { Spec } from '../spec';

/** The matrices that a layer computes or reads, by their letters. */
export type PassLetter = 'Z' | 'A' | 'dA' | 'dZ' | 'dW' | 'db' | 'W' | 'b';

/** One step of the computation: the matrix that it gives, and its formula as a line. */
export interface PassFormula {
  /** Of the layer. */
  readonly position: number;
  readonly letter: PassLetter;
  readonly line: string;
}

/** The formulas of one update, in the order in which they are computed. */
export interface PassFormulas {
  readonly forward: readonly PassFormula[];
  /** L, and J of several examples. */
  readonly cost: readonly string[];
  readonly backward: readonly PassFormula[];
  /** c, by which gradients are scaled before the update, where the spec has a `clip`. */
  readonly clipping: readonly string[];
  readonly update: readonly PassFormula[];
}

/** What the formulas are written for. */
export interface PassSetting {
  /** Several examples side by side, Z (n, m), instead of one, z (n, 1). */
  readonly many: boolean;
  /** What their number is called: m where they are the whole training set, B where they are a batch of it. */
  readonly count?: 'm' | 'B';
  /** Whether classes have weights. */
  readonly weighted: boolean;
  /** Whether cross-entropy is written with z, because ŷ is within rounding of 0 or 1. */
  readonly fromSums?: boolean;
}

/** `Z[1]` of m examples, `z[1]` of one; parameters are capital and small as they are. */
export function passSymbol(letter: PassLetter, index: number | null, many: boolean): string {
  const isSignal = letter === 'Z' || letter === 'A' || letter === 'dA' || letter === 'dZ';
  const written = isSignal && !many ? letter.toLowerCase() : letter;
  return index === null ? inputSymbol(letter, many) : `${written}[${index}]`;
}

function inputSymbol(letter: PassLetter, many: boolean): string {
  const x = many ? 'X' : 'x';
  return letter === 'dA' ? `d${x}` : x;
}

/** The two sides of one assignment, `z[1] = W[1]x + b[1]` or `v := μv + dW`; the left one as symbols are named. */
export function sidesOf(line: string): readonly [left: string, right: string] {
  const [left = '', ...right] = line.split(/ :?= /);
  return [left.normalize('NFC'), right.join(' = ')];
}

/** What is known of a layer's neighbours. */
interface Neighbours {
  readonly spec: Spec;
  readonly setting: PassSetting;
  readonly shape: LayerShape;
  /** l of the nearest numbered layer on both sides; null for the input, and behind the last. */
  readonly before: number | null;
  readonly after: number | null;
}

/** The formulas of a layer in the three parts. */
interface LayerFormulas {
  readonly forward: readonly (readonly [PassLetter, string])[];
  readonly backward: readonly (readonly [PassLetter, string])[];
  readonly update: readonly (readonly [PassLetter, string])[];
}

const nothing: LayerFormulas = { forward: [], backward: [], update: [] };

/** Layers that compute nothing in an explanation: dropout is off, and an example is stored as a column. */
const ofKinds: LayerTable<[neighbours: Neighbours], LayerFormulas> = {
  input: () => nothing,
  flatten: () => nothing,
  dropout: () => nothing,
  dense: ({ frozen }, neighbours) => denseFormulas(neighbours, frozen),
};

/** The formulas of one update of a network, its layers given by their shapes. */
export function passFormulas(spec: Spec, shapes: readonly LayerShape[], setting: PassSetting): PassFormulas {
  const numbered = shapes.filter(({ index }) => index !== null);
  const own = shapes.map((shape) => {
    const before = numbered.filter(({ position }) => position < shape.position).at(-1)?.index ?? null;
    const after = numbered.find(({ position }) => position > shape.position)?.index ?? null;
    return { shape, formulas: byKind(ofKinds, shape.layer, { spec, setting, shape, before, after }) };
  });
  const lines = (part: keyof LayerFormulas, layers: typeof own): readonly PassFormula[] =>
    layers.flatMap(({ shape: { position }, formulas }) =>
      formulas[part].map(([letter, line]) => ({ position, letter, line })),
    );
  const update = lines('update', own);
  return {
    forward: lines('forward', own),
    cost: costFormulas(spec, shapes, setting),
    backward: lines('backward', [...own].reverse()),
    clipping: spec.train.clip === undefined || update.length === 0 ? [] : ['c = min(1, clip/‖∂J‖)'],
    update,
  };
}

function denseFormulas({ spec, setting, shape, before, after }: Neighbours, frozen: boolean): LayerFormulas {
  const { many, count = 'm' } = setting;
  const l = shape.index;
  const of = (letter: PassLetter): string => passSymbol(letter, l, many);
  const [Z, A, dA, dZ, dW, db, W, b] = (['Z', 'A', 'dA', 'dZ', 'dW', 'db', 'W', 'b'] as const).map(of);
  const input = passSymbol('A', before, many);
  const { symbol } = activationOf(shape.activation?.name ?? 'linear');
  const begin =
    after === null
      ? outputFormula(spec, shape, setting)
      : (['dA', `${dA} = W[${after}]ᵀ${passSymbol('dZ', after, many)}`] as const);
  const lambda = penaltyOf(shape, spec);
  const decay = lambda === undefined ? '' : ` + (${lambda}/m)${W}`;
  const mean = many ? `(1/${count}) ` : '';
  return {
    forward: [
      ['Z', `${Z} = ${W}${input} + ${b}`],
      ['A', `${A} = ${symbol === '' ? Z : `${symbol}(${Z})`}`],
    ],
    backward: [
      begin,
      ...(begin[0] === 'dZ' ? [] : [['dZ', `${dZ} = ${throughActivation(shape, many)}`] as const]),
      ['dW', `${dW} = ${mean}${dZ}${input}ᵀ${decay}`],
      ['db', `${db} = ${mean}${many ? 'Σ ' : ''}${dZ}`],
    ],
    update: frozen ? [] : (['W', 'b'] as const).map((letter) => [letter, updateLine(spec, letter, l)] as const),
  };
}

/** Where the backward pass begins, at the output. */
function outputFormula(
  { train }: Spec,
  { index }: LayerShape,
  { many, count = 'm', weighted }: PassSetting,
): readonly [PassLetter, string] {
  const { gives, derivative } = lossFacts(train.loss);
  const line = derivative(passSymbol('A', index, many), many ? 'Y' : 'y');
  // The weight of a single example is its own mean.
  const weight = weighted && many ? `(${count}·w / Σ w) ∗ ` : '';
  return [gives, `${passSymbol(gives, index, many)} = ${weight === '' ? line : `${weight}(${line})`}`];
}

/** dZ[l] from dA[l]. */
function throughActivation({ index, activation }: LayerShape, many: boolean): string {
  const of = (letter: PassLetter): string => passSymbol(letter, index, many);
  const [dA, A, Z] = [of('dA'), of('A'), of('Z')];
  const { family, form } = activationOf(activation?.name ?? 'linear');
  if (family === 'identity') return dA;
  return form === 'vector' ? `${A} ∗ (${dA} − Σ_j ${A} ∗ ${dA})` : `${dA} ∗ g′(${Z})`;
}

/** The optimiser's formulas with a tensor of this layer in place of W. */
function updateLine({ train }: Spec, letter: 'W' | 'b', index: number | null): string {
  const line = optimizerFacts(train.optimizer.name).formulas.join(', ');
  const clipped = train.clip === undefined ? line : line.replaceAll('dW²', '(c·dW)²').replaceAll(/(?<!·)dW/g, 'c·dW');
  return clipped.replaceAll('W', `${letter}[${index}]`);
}

function costFormulas(
  spec: Spec,
  shapes: readonly LayerShape[],
  { many, count = 'm', weighted, fromSums = false }: PassSetting,
): string[] {
  const output = shapes.at(-1)?.activation?.name ?? 'linear';
  const form = fromSums ? crossEntropyForm(spec.train.loss, output) : undefined;
  const loss = form ? crossEntropyOfSums[form].formula : lossFormula(spec.train.loss, output);
  const mean = !many ? 'L' : weighted ? 'Σ w·L / Σ w' : `(1/${count}) Σ L`;
  const penalties = shapes.map((shape) => {
    const lambda = penaltyOf(shape, spec);
    return lambda === undefined ? '' : ` + (${lambda}/2m)‖W[${shape.index}]‖²`;
  });
  return [loss, `J = ${mean}${penalties.join('')}`];
}

/** λ of a layer's W: that of `train`, or its own; undefined where it has none. */
function penaltyOf({ tensors, index }: LayerShape, { train }: Spec): string | undefined {
  const { l2 = 0 } = tensors.find(({ symbol }) => symbol === 'W') ?? {};
  if (l2 === 'train') return train.l2 === 0 ? undefined : 'λ';
  return l2 === 0 ? undefined : `λ[${index}]`;
}
