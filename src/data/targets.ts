import { activationOf, isDistribution } from '../model/activation';
import { lossFacts, measuresNumbers } from '../model/loss';
import { Fault, type MessageArguments, message, together } from '../model/message';
import { alikeNames, classesOf, className, spellingOf } from './classes';
import { listNames } from './csv/name-list';
import { CellFaults } from './faulty-cells';
import { budgetValues, type MemoryBudget } from './memory';
import { isSigned, type OutputLayer } from './output-layer';
import type { RawExamples, RawTarget } from './raw-examples';

export interface EncodedTargets {
  /** m × n_y values. */
  readonly y: Float64Array;
  readonly targetNames: readonly string[];
  /** Absent for regression and for several independent targets. */
  readonly classes?: readonly string[];
}

/**
 * Targets as the output layer and the loss need them. One column of classes: one-hot for several units, 0 and 1 for
 * one unit, ±1 for hinge. One column of numbers under mse or mae, or of probabilities for a sigmoid unit: unchanged.
 * Several columns: one for each unit, within [0, 1] under cross-entropy and summing to 1 after softmax. A test set is
 * encoded like the training set, `trained`.
 *
 * Throws the faults of the targets' cells, and Faults with numbers and remedy: data-softmax-one-unit, data-classes-mismatch,
 * data-classes-alike, data-two-classes,
 * data-amounts-as-classes, data-one-class, data-unknown-class,
 * data-unknown-class-alike,
 * data-targets-mismatch, data-target-text, data-target-range, data-target-sum, data-memory.
 */
export function encodeTargets(
  raw: RawExamples,
  output: OutputLayer,
  memoryLimit: number,
  trained?: Pick<EncodedTargets, 'classes'>,
): EncodedTargets {
  if (isDistribution(output.activation) && output.units === 1) {
    throw new Fault(message('data-softmax-one-unit', { layer: output.name }));
  }
  const [fault, ...further] = raw.targets.flatMap(({ faults = [] }) => faults);
  if (fault) throw together([fault, ...further]);
  const [target, ...others] = raw.targets;
  if (!target || others.length > 0) return encodeColumns(raw, output, memoryLimit);
  const numbers = trained ? !trained.classes : staysNumbers(target, output);
  if (numbers) return encodeColumns(raw, output, memoryLimit);
  const classes = trained?.classes ?? checkedClasses(target, output, memoryLimit);
  return encodeClasses(raw, target, classes, output, memoryLimit);
}

/** `encodeTargets` within the memory that is left, which then holds them. */
export function heldTargets(
  memory: MemoryBudget,
  raw: RawExamples,
  output: OutputLayer,
  trained?: Pick<EncodedTargets, 'classes'>,
): EncodedTargets {
  const encoded = memory.within((left) => encodeTargets(raw, output, left, trained));
  memory.hold(encoded.y.byteLength);
  return encoded;
}

/** Whether a target of numbers is not a class: its distance matters, or it has fractions that a sigmoid can output. */
function staysNumbers({ values, classes, isCategory }: RawTarget, output: OutputLayer): boolean {
  if (!(values instanceof Float64Array) || classes || isCategory) return false;
  if (measuresNumbers(output.loss, output.activation)) return true;
  const { loss, activation, units } = output;
  if (lossFacts(loss).targets !== 'probabilities' || activationOf(activation).crossEntropy !== 'binary' || units !== 1)
    return false;
  return values.every((value) => value >= 0 && value <= 1) && !values.every(Number.isInteger);
}

/** More different numbers than these are amounts rather than classes. */
const mostNumberClasses = 20;

/** The classes, after comparing their number with the output layer's units. */
function checkedClasses(target: RawTarget, output: OutputLayer, memoryLimit: number): readonly string[] {
  const { name, units } = output;
  const classes = classesOf(target, memoryLimit);
  const facts = { target: target.name, classes: classes.length, names: listNames(classes), layer: name, units };
  // Only zeros, or only ones, are still one of two classes.
  if (units <= 2 && classes.length === 1 && (classes[0] === '0' || classes[0] === '1')) return ['0', '1'];
  if (classes.length === 1) throw new Fault(message('data-one-class', facts));
  if (classes.length === Math.max(2, units)) return classes;
  const among = target.among?.();
  if (among) throw withFacts(among, facts);
  const alike = alikeNames(classes);
  if (alike.count === Math.max(2, units) && alike.count < classes.length) {
    const groups = listNames(alike.groups.map((group) => group.map((each) => `“${each}”`).join(' = ')));
    throw new Fault(message('data-classes-alike', { ...facts, count: alike.count, groups }));
  }
  if (units > 1) throw new Fault(message('data-classes-mismatch', facts));
  if (!(target.values instanceof Float64Array)) throw new Fault(message('data-two-classes', facts));
  const are = classes.length > mostNumberClasses || !target.values.every(Number.isInteger) ? 'amounts' : 'classes';
  throw new Fault(message('data-amounts-as-classes', { ...facts, are }));
}

/** The fault of a text among numbers that are more classes than the layer has units. */
function withFacts({ detail, place, facts: { cells } }: Fault, facts: MessageArguments): Fault {
  const code = detail.code === 'data-target-among' ? 'data-class-among' : detail.code;
  return new Fault(message(code, { ...facts, ...detail.args }), place, cells ? { cells } : {});
}

function encodeClasses(
  raw: RawExamples,
  target: RawTarget,
  classes: readonly string[],
  output: OutputLayer,
  memoryLimit: number,
): EncodedTargets {
  const { units } = output;
  budgetValues(raw.m * units, memoryLimit);
  const numberOf = new Map(classes.map((name, number) => [name, number]));
  const y = new Float64Array(raw.m * units);
  const low = isSigned(output) ? -1 : 0;
  const unknown = targetFaults(raw, 0);
  const spelling = spellingOf(classes);
  for (let i = 0; i < raw.m; i++) {
    const value = className(target.values[i] ?? '');
    const number = numberOf.get(value);
    if (number === undefined) {
      const alike = spelling(value);
      const facts = { target: target.name, value, names: listNames(classes) };
      const code = alike === undefined ? 'data-unknown-class' : 'data-unknown-class-alike';
      unknown.add(i, message(code, alike === undefined ? facts : { ...facts, alike }));
      continue;
    }
    if (units === 1) y[i] = number === 1 ? 1 : low;
    else y[i * units + number] = 1;
  }
  const [fault] = unknown.told;
  if (fault) throw fault;
  return { y, targetNames: units === 1 ? [target.name] : classes, classes };
}

/** The faults of examples by their target. */
function targetFaults({ placeOf, source }: RawExamples, target: number): CellFaults {
  return new CellFaults({
    fault: (example, detail) => new Fault(detail, placeOf?.(example, target)),
    lineOf: (example) => source.lineOf(source.rows[example] ?? 0),
  });
}

/** Several targets, or one number: a unit for each column. */
function encodeColumns(raw: RawExamples, output: OutputLayer, memoryLimit: number): EncodedTargets {
  const { targets, m } = raw;
  const { units, loss, activation, name } = output;
  const n = targets.length;
  if (n !== units) {
    const names = listNames(targets.map((target) => target.name));
    throw new Fault(message('data-targets-mismatch', { targets: n, names, layer: name, units }));
  }
  budgetValues(m * n, memoryLimit);
  const y = new Float64Array(m * n);
  const areShares = lossFacts(loss).targets === 'probabilities';
  const wrong = targets.flatMap(({ name: column, values }, k) => {
    const faults = targetFaults(raw, k);
    for (let i = 0; i < m; i++) {
      const value = values[i];
      if (typeof value !== 'number') faults.add(i, message('data-target-text', { column, value: value ?? '' }));
      else if (areShares && !(value >= 0 && value <= 1)) faults.add(i, message('data-target-range', { column, value }));
      else y[i * n + k] = value;
    }
    return faults.told;
  });
  const [first, ...others] = wrong;
  if (first) throw together([first, ...others]);
  const targetNames = targets.map((target) => target.name);
  if (!isDistribution(activation)) return { y, targetNames };
  for (let i = 0; i < m; i++) {
    const sum = y.subarray(i * n, (i + 1) * n).reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) > 1e-6) throw new Fault(message('data-target-sum', { sum }), raw.placeOf?.(i, 0));
  }
  return { y, targetNames, classes: targetNames };
}
