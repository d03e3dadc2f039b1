import { digitsOf } from '../engine/explain/digits';
import { entryOf, type Place } from '../engine/explain/entry';
import type { Equation } from '../engine/explain/equation';
import type { Explanation } from '../engine/explain/explanation';
import { columnOf, type Matrix } from '../engine/explain/matrix';
import type { Stop, StopEquation, Walk } from '../engine/explain/walk';
import { thumbnail } from '../engine/inspect/thumbnail';
import { sidesOf } from '../model/formula/pass';
import type { EquationView, MatrixView, NumbersView, StopView, WalkQuestion, WalkView } from '../protocol/walk';

/** Numbers of a matrix that are sent as they are. */
const mostNumbers = 1024;
/** Rows and columns of a picture. */
const mostRows = 64;
const mostColumns = 512;
/** Of a network of more parameters the update of one layer at a time is told. */
const mostUpdated = 64;
/** Terms of a sum that are sent. */
const mostTerms = 2 ** 16;

type Shown = Pick<
  WalkView,
  'stop' | 'unit' | 'stops' | 'read' | 'equations' | 'changes' | 'loss' | 'rate' | 'clipFactor' | 'gradientNorm'
>;

/** A walk as the panel gets it, with the formulas of one stop; `example` is the column of the chosen example. */
export function walkView(walk: Walk, question: WalkQuestion, example: number): Shown {
  const { explanation, stops } = walk;
  const at = Math.min(question.stop, stops.length - 1);
  const stop = stops[at];
  if (!stop) throw new RangeError('a network without formulas has no stops');
  const unit = unitOf(walk, stop, question);
  return {
    stop: at,
    unit,
    stops: stops.map((each) => stopView(walk, each, example)),
    read: [...walk.read(stop)],
    equations: [
      ...(stop.part === 'update' ? walk.clipping() : []),
      ...positionsOf(walk, stop, unit.position).flatMap((position) => walk.equations(stop, position)),
    ].map((equation) =>
      equationView(equation, equation.position === unit.position ? unit.unit : 0, example, walk.explanation.m),
    ),
    changes: stop.part === 'update' ? changesOf(explanation) : [],
    loss: question.many
      ? { before: explanation.cost, after: explanation.costAfter }
      : { before: explanation.loss[example] ?? NaN, after: explanation.lossAfter[example] ?? NaN },
    rate: explanation.rate,
    clipFactor: explanation.clipFactor,
    gradientNorm: explanation.gradientNorm,
  };
}

/** W after the update less W before, of the layers whose weights can be read one by one. */
function changesOf({ layers }: Explanation): WalkView['changes'] {
  return layers.flatMap(({ tensors }, position) => {
    const weight = tensors.find(({ symbol }) => symbol === 'W');
    if (!weight || weight.value.values.length > mostNumbers) return [];
    const before = weight.value.values;
    return [{ position, change: Float64Array.from(weight.after.values, (w, k) => w - (before[k] ?? NaN)).buffer }];
  });
}

/** The unit that was asked about, where the stop is about its layer. */
function unitOf({ explanation: { layers } }: Walk, { part, position }: Stop, { unit }: WalkQuestion): WalkView['unit'] {
  const asked = unit && layers[unit.position];
  const isOfStop = part === 'update' ? (asked?.tensors.length ?? 0) > 0 : unit?.position === position;
  if (unit && asked && isOfStop && unit.unit < asked.shape.units) return unit;
  const first = layers.findIndex(({ tensors }) => tensors.length > 0);
  return { position: position ?? (part === 'update' ? first : layers.length - 1), unit: 0 };
}

/** The layers whose update is told: all of a small network, else the chosen one. */
function positionsOf({ explanation: { layers } }: Walk, { part }: Stop, chosen: number): readonly number[] {
  const parameters = layers.reduce((sum, { shape }) => sum + shape.parameters, 0);
  if (part !== 'update' || parameters > mostUpdated) return [chosen];
  return layers.flatMap(({ tensors }, position) => (tensors.length > 0 ? [position] : []));
}

function stopView(walk: Walk, stop: Stop, example: number): StopView {
  const value = walk.value(stop);
  const { part, position, lines } = stop;
  return {
    part,
    ...(position === undefined ? {} : { position }),
    lines: [...lines],
    ...(value ? { value: matrixView(value.name, value.matrix, undefined, example, walk.explanation.m) } : {}),
    kept: [...walk.kept(stop)],
  };
}

function equationView(equation: StopEquation, unit: number, example: number, m: number): EquationView {
  const { position, letter } = equation;
  const place = placeOf(equation, unit, example);
  const entry = place && entryOf(equation, place);
  const terms = entry?.terms && entry.terms.weights.length <= mostTerms ? entry.terms : undefined;
  return {
    ...numbersView(equation, example, m),
    position,
    letter,
    ...(entry
      ? {
          entry: {
            ...entry.place,
            ...(terms
              ? {
                  terms: {
                    ...terms,
                    weights: Float64Array.from(terms.weights).buffer,
                    inputs: terms.inputs && Float64Array.from(terms.inputs).buffer,
                  },
                }
              : {}),
            ...(entry.equation ? { equation: numbersView(entry.equation, 0, 1) } : {}),
          },
        }
      : {}),
  };
}

/** The entry of a result that the unit's is; of its row of weights, the one with the largest gradient or value. */
function placeOf({ letter, line, result }: StopEquation, unit: number, example: number): Place | undefined {
  // The largest of a column is none of a single unit.
  if (line.includes('max_j')) return undefined;
  if (letter === 'L' || letter === 'J' || letter === 'c' || unit >= result.rows) return undefined;
  if (letter === 'db' || letter === 'b') return { row: unit, column: 0 };
  if (letter !== 'dW' && letter !== 'W') return { row: unit, column: example };
  const row = result.values.subarray(unit * result.columns, (unit + 1) * result.columns);
  let column = 0;
  for (const [k, value] of row.entries()) if (Math.abs(value) > Math.abs(row[column] ?? 0)) column = k;
  return { row: unit, column };
}

function numbersView(equation: Equation, example: number, m: number): NumbersView {
  const { line, result, operands } = equation;
  const isShown = [result, ...operands.map(({ matrix }) => matrix)].every(({ values }) => values.length <= mostNumbers);
  const digits = isShown ? digitsOf(equation) : undefined;
  return {
    line,
    result: matrixView(sidesOf(line)[0], result, digits?.result, example, m),
    operands: operands.map(({ name, matrix }, k) => matrixView(name, matrix, digits?.operands[k], example, m)),
  };
}

function matrixView(name: string, matrix: Matrix, place: number | undefined, example: number, m: number): MatrixView {
  const { rows, columns, values } = matrix;
  const isOfExamples = m > 1 && columns === m;
  return {
    name,
    rows,
    columns,
    ...(place === undefined ? {} : { place }),
    ...(values.length <= mostNumbers ? { numbers: Float64Array.from(values).buffer } : {}),
    ...(values.length > 1 ? { picture: pictureOf(matrix) } : {}),
    ...(isOfExamples && rows <= mostNumbers
      ? { column: Float64Array.from(columnOf(matrix, example).values).buffer }
      : {}),
  };
}

function pictureOf({ rows, columns, values }: Matrix): MatrixView['picture'] {
  const small = thumbnail(values, rows, columns, mostRows, mostColumns);
  return { rows: small.rows, columns: small.columns, values: small.values.buffer, largest: small.maxAbs };
}
