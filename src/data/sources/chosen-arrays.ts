import { Fault, message } from '../../model/message';
import { nearestName } from '../../model/nearest-name';
import { type FileSource, labelPathOf } from '../../model/source';
import { listNames } from '../csv/name-list';
import { type ArrayEntry, elementCount } from './array';
import type { ArrayFile } from './data-file';

/** Which arrays a spec names. */
export interface ArrayNames {
  readonly x?: string;
  readonly y?: string;
}

/**
 * The array of the features: the one that is named, or x or X, or the only one that is not y and has examples of
 * several values. Throws Faults data-array-unknown, data-array-meant, and data-array-choose, which lists the names.
 */
export function featureArray(file: string, { arrays }: ArrayFile, names: ArrayNames): ArrayEntry {
  if (names.x !== undefined) return arrayNamed(file, arrays, names.x);
  const [only] = arrays;
  if (arrays.length === 1 && only) return only;
  const others = arrays.filter(({ name }) => name !== names.y && !isY(name));
  const candidates = others.filter(({ shape }) => shape && !isVector(shape));
  return conventional(arrays, 'x') ?? single(candidates) ?? single(others) ?? choose(file, arrays, 'x');
}

/**
 * The array of the targets of m examples: the one that is named, or y or Y, or the only other one with as many examples,
 * or the only one of those with one value each. Throws the same Faults.
 */
export function targetArray(
  file: string,
  { arrays }: ArrayFile,
  names: ArrayNames,
  x: ArrayEntry,
  m: number,
): ArrayEntry {
  if (names.y !== undefined) return arrayNamed(file, arrays, names.y);
  const others = arrays.filter((array) => array !== x);
  const fitting = others.filter(({ shape }) => shape && examplesOf(shape, m) === m);
  const vectors = fitting.filter(({ shape }) => shape && isVector(shape));
  return conventional(others, 'y') ?? single(fitting) ?? single(vectors) ?? choose(file, arrays, 'y');
}

/**
 * What `read` makes of the arrays that a spec names: with the targets where these are in the file, without them where it
 * is not said yet which array they are; undefined where that cannot be read, either.
 */
export function withTargetsOrNot<T>(source: FileSource, read: (names: ArrayNames, wantsTargets: boolean) => T) {
  const { x, y } = source;
  const isLabelled = labelPathOf(source) !== undefined;
  const names = { ...(x === undefined ? {} : { x }), ...(y === undefined || isLabelled ? {} : { y }) };
  for (const wantsTargets of isLabelled ? [false] : [true, false]) {
    try {
      return read(names, wantsTargets);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }
  return undefined;
}

/** How many examples a shape of targets has where m are wanted: a row (1, m) counts as a column. */
export function examplesOf(shape: readonly number[], m: number): number | undefined {
  const [first, second] = shape;
  return shape.length === 2 && first === 1 && second === m ? m : first;
}

function arrayNamed(file: string, arrays: readonly ArrayEntry[], name: string): ArrayEntry {
  const found = arrays.find((array) => array.name === name.replace(/^\//, ''));
  if (found) return found;
  const names = arrays.map((array) => array.name);
  const meant = nearestName(name, names);
  if (meant !== undefined) throw new Fault(message('data-array-meant', { name, meant }), { file });
  throw new Fault(message('data-array-unknown', { name, names: listNames(names) }), { file });
}

function choose(file: string, arrays: readonly ArrayEntry[], property: 'x' | 'y'): never {
  const names = listNames(arrays.map(({ name }) => name));
  const code = property === 'x' ? 'data-array-choose-x' : 'data-array-choose-y';
  throw new Fault(message(code, { names }), { file });
}

function conventional(arrays: readonly ArrayEntry[], letter: 'x' | 'y'): ArrayEntry | undefined {
  return arrays.find(({ name }) => name === letter) ?? arrays.find(({ name }) => name === letter.toUpperCase());
}

function single(arrays: readonly ArrayEntry[]): ArrayEntry | undefined {
  return arrays.length === 1 ? arrays[0] : undefined;
}

function isY(name: string): boolean {
  return name === 'y' || name === 'Y';
}

/** Whether a shape has one axis that is longer than 1, at the most, as one value alone has. */
function isVector(shape: readonly number[]): boolean {
  return elementCount(shape) <= Math.max(1, ...shape);
}
