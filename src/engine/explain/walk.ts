import { activationOf } from '../../model/activation';
import { operandsIn, symbolOf } from '../../model/formula/operands';
import { parseFormula } from '../../model/formula/parse';
import {
  type PassFormula,
  type PassFormulas,
  type PassLetter,
  type PassSetting,
  passFormulas,
  passSymbol,
  sidesOf,
} from '../../model/formula/pass';
import type { Spec } from '../../model/spec';
import { type Equation, equationOf } from './equation';
import { scalar } from './evaluate';
import type { ExplainedLayer, Explanation } from './explanation';
import type { Matrix } from './matrix';
import { isSaturated } from './saturated';
import { lossSymbols, matrixOf, meaningOf, type Symbols, symbolsOf, updateSymbols } from './symbols';

/** e to a larger power has more digits before its point than a number that is shown, and far above it is no number at all. */
const mostExponent = 30;

/** A step on the way through one update. */
export interface Stop {
  readonly part: Exclude<keyof PassFormulas, 'clipping'>;
  /** Of the layer; absent for the cost, and for the update, which is of all layers. */
  readonly position?: number;
  /** Its formulas in short: those of every layer where it is of all. */
  readonly lines: readonly string[];
}

/** One formula of a stop, and what it computes. */
export interface StopEquation extends Equation {
  /** The layer; that of the output for the cost and the clipping. */
  readonly position: number;
  readonly letter: PassLetter | 'L' | 'J' | 'c';
}

/**
 * The way through one update, as a person walks it: forward layer by layer, the cost, backward, the update. `example` is the
 * column of the batch whose L is told.
 */
export class Walk {
  readonly stops: readonly Stop[];
  private readonly formulas: PassFormulas;
  private readonly symbols: Symbols;
  private readonly output: number;

  /** `trainingSize` is the m of the penalty. */
  constructor(
    private readonly spec: Spec,
    readonly explanation: Explanation,
    readonly setting: PassSetting,
    trainingSize: number,
    private readonly example = 0,
  ) {
    const shapes = explanation.layers.map(({ shape }) => shape);
    this.formulas = passFormulas(spec, shapes, { ...setting, fromSums: isSaturated(spec, explanation, [example]) });
    this.symbols = symbolsOf(spec, explanation, setting, trainingSize);
    this.output = shapes.length - 1;
    const { forward, cost, backward, clipping, update } = this.formulas;
    this.stops = [
      ...byLayer('forward', forward),
      { part: 'cost', lines: cost },
      ...byLayer('backward', backward),
      ...(update.length > 0
        ? [
            {
              part: 'update',
              lines: [...clipping, ...new Set(update.flatMap(({ line }) => assignmentsOf(inGeneral(line))))],
            } as const,
          ]
        : []),
    ];
  }

  /** The factor by which the update scales all gradients, where the spec has a `clip`. */
  clipping(): readonly StopEquation[] {
    const factor = scalar(this.explanation.clipFactor);
    return this.formulas.clipping.map((line) => {
      const equation = equationOf(line, meaningOf(this.symbols, undefined), factor);
      return { ...equation, position: this.output, letter: 'c' };
    });
  }

  /** The formulas of a stop with their numbers; those of an update are of the layer at `position`. */
  equations(stop: Stop, position = this.output): readonly StopEquation[] {
    const own = (formula: PassFormula): boolean => formula.position === (stop.position ?? position);
    switch (stop.part) {
      case 'forward':
        return this.formulas.forward.filter(own).flatMap((formula) => this.signal(formula));
      case 'cost':
        return this.cost();
      case 'backward':
        return this.formulas.backward.filter(own).flatMap((formula) => this.signal(formula));
      case 'update':
        return this.formulas.update.filter(own).flatMap((formula) => this.update(formula));
    }
  }

  /** The matrices that forward keeps for the backward pass at this stop: those of its own that backward reads. */
  kept(stop: Stop): readonly string[] {
    if (stop.part !== 'forward') return [];
    const index = this.explanation.layers[stop.position ?? 0]?.shape.index ?? null;
    const many = this.setting.many;
    const isFirst = this.stops[0] === stop;
    const names = [
      ...(isFirst ? [passSymbol('A', null, many)] : []),
      ...(['W', 'Z', 'A'] as const).map((letter) => passSymbol(letter, index, many)),
    ];
    const read = new Set(this.formulas.backward.flatMap(({ line }) => readIn(line, this.symbols)));
    return names.filter((name) => read.has(name));
  }

  /** The matrices that the formulas of a stop read. */
  read(stop: Stop): readonly string[] {
    const of = stop.part === 'forward' || stop.part === 'backward' ? this.formulas[stop.part] : [];
    return of.filter(({ position }) => position === stop.position).flatMap(({ line }) => readIn(line, this.symbols));
  }

  /** What a stop gives in short: a[l], L or J, dz[l]; nothing for the update. */
  value(stop: Stop): { readonly name: string; readonly matrix: Matrix } | undefined {
    const { layers, loss, cost } = this.explanation;
    const { many } = this.setting;
    if (stop.part === 'cost') {
      const value = many ? cost : (loss[0] ?? Number.NaN);
      return { name: many ? 'J' : 'L', matrix: scalar(value) };
    }
    const layer = stop.position === undefined ? undefined : layers[stop.position];
    if (!layer) return undefined;
    const letter = stop.part === 'forward' ? 'A' : 'dZ';
    const matrix = matrixOf(layer, letter);
    return matrix && { name: passSymbol(letter, layer.shape.index, many), matrix };
  }

  private meaning(position: number) {
    return meaningOf(this.symbols, this.explanation.layers[position]?.shape.activation);
  }

  private signal({ line, letter, position }: PassFormula): readonly StopEquation[] {
    const layer = this.explanation.layers[position];
    const result = layer && matrixOf(layer, letter);
    if (!layer || !result) return [];
    const parts = letter === 'A' ? this.vectorActivation(layer) : undefined;
    const equations = parts ?? [equationOf(line, this.meaning(position), result)];
    return equations.map((equation) => ({ ...equation, position, letter }));
  }

  /**
   * An activation of the whole column, with all its terms and their sum: t = e^z, a = t / Σ t; t = e^(z − z_max) where e^z would
   * be too large to be shown, or all too small.
   */
  private vectorActivation(layer: ExplainedLayer): readonly Equation[] | undefined {
    const { form } = activationOf(layer.shape.activation?.name ?? 'linear');
    if (form !== 'vector') return undefined;
    const of = (letter: PassLetter): string => passSymbol(letter, layer.shape.index, this.setting.many);
    const t = this.setting.many ? 'T' : 't';
    const largest = equationOf(`z_max = max_j(${of('Z')})`, meaningOf(this.symbols, undefined));
    const isFar = largest.result.values.some((value) => Math.abs(value) > mostExponent);
    const shift = new Map([['z_max', largest.result]]);
    const terms = equationOf(
      isFar ? `${t} = e^(${of('Z')} − z_max)` : `${t} = e^(${of('Z')})`,
      meaningOf(this.symbols, undefined, shift),
    );
    const own = new Map([[t, terms.result]]);
    return [
      ...(isFar ? [largest] : []),
      terms,
      equationOf(`${of('A')} = ${t}/(Σ_j ${t})`, meaningOf(own, undefined), layer.A),
    ];
  }

  /** L of the chosen example, and J. */
  private cost(): readonly StopEquation[] {
    const { explanation, example, output: position } = this;
    const [ofExample = '', ofAll = ''] = this.formulas.cost;
    const meaning = meaningOf(this.symbols, undefined, lossSymbols(explanation, example));
    const loss = scalar(explanation.loss[example] ?? Number.NaN);
    const whole = equationOf(ofExample, meaning);
    const equations: StopEquation[] = [];
    if (whole.result.rows === 1) equations.push({ ...whole, result: loss, position, letter: 'L' });
    else {
      // Of several sigmoid units, each has a part of L.
      const name = 'L_j';
      equations.push({ ...whole, line: `${name} = ${sidesOf(ofExample)[1]}`, position, letter: 'L' });
      const parts = meaningOf(new Map([[name, whole.result]]), undefined);
      equations.push({ ...equationOf(`L = Σ_j ${name}`, parts, loss), position, letter: 'L' });
    }
    if (sidesOf(ofAll)[1] === 'L') return equations;
    const mean = equationOf(ofAll, meaningOf(this.symbols, undefined), scalar(explanation.cost));
    return [...equations, { ...mean, position, letter: 'J' }];
  }

  /** The optimiser's assignments one after the other, each with what those before it have set. */
  private update({ line, letter, position }: PassFormula): readonly StopEquation[] {
    const { shape, tensors } = this.explanation.layers[position] ?? {};
    const tensor = tensors?.find(({ symbol }) => symbol === letter);
    if (!shape || !tensor) return [];
    const name = `${letter}[${shape.index}]`;
    const own = updateSymbols(this.spec, this.explanation, name, tensor);
    const assignments = assignmentsOf(line);
    return assignments.map((assignment) => {
      const [left] = sidesOf(assignment);
      const isLast = left === name && assignment === assignments.at(-1);
      const equation = equationOf(
        assignment,
        meaningOf(this.symbols, undefined, new Map(own)),
        isLast ? tensor.after : undefined,
      );
      own.set(left, equation.result);
      return { ...equation, position, letter };
    });
  }
}

const assignmentsOf = (line: string): readonly string[] => line.split(', ');

function byLayer(part: 'forward' | 'backward', formulas: readonly PassFormula[]): readonly Stop[] {
  const positions = [...new Set(formulas.map(({ position }) => position))];
  return positions.map((position) => ({
    part,
    position,
    lines: formulas.filter((formula) => formula.position === position).map(({ line }) => line),
  }));
}

/** The update's formula with W for each tensor: the same for all. */
function inGeneral(line: string): string {
  return line.replaceAll(/[Wb]\[\d+\]/g, 'W');
}

/** The symbols that a line reads. */
function readIn(line: string, symbols: Symbols): readonly string[] {
  const operands = operandsIn(parseFormula(sidesOf(line)[1]), (name) => symbols.has(name));
  return operands.map(({ name }) => symbolOf(name));
}
