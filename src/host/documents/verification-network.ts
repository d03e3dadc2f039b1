import { defaultInitializer } from '../../model/initializer';
import type { DenseLayer, Layer } from '../../model/layer';
import { denseDefaults } from '../../model/layers/dense';

/** A layer of more units than this is no network but a damaged header. */
const widest = 1e7;

/**
 * The layers of a network in the verification tools' format, which only its sizes tell: relu units throughout, a
 * linear output. Empty where the header can't be read. Header: number of layers, inputs, outputs, widest layer; then
 * the sizes, the input's first.
 */
export function verificationLayers(text: string): readonly Layer[] {
  const [header, sizesLine] = text.split(/\r\n|\r|\n/, 200).filter((line) => !/^\s*(\/\/|$)/.test(line));
  const [count, inputs] = numbers(header);
  const sizes = numbers(sizesLine).slice(0, (count ?? Number.NaN) + 1);
  const [first, ...others] = sizes;
  const fits = count !== undefined && sizes.length === count + 1 && first === inputs && sizes.every(isSize);
  if (!fits || first === undefined) return [];
  return [
    { kind: 'input', name: 'input', sizes: [first] },
    ...others.map((units, i) =>
      i + 1 === count ? dense('output', units, 'linear') : dense(`hidden-${i + 1}`, units, 'relu'),
    ),
  ];
}

function numbers(line: string | undefined): number[] {
  const cells = (line ?? '').split(',').map((cell) => cell.trim());
  return cells.filter((cell) => /^\d+$/.test(cell)).map(Number);
}

function isSize(size: number): boolean {
  return size >= 1 && size <= widest;
}

function dense(name: string, units: number, activation: DenseLayer['activation']): DenseLayer {
  return { ...denseDefaults, kind: 'dense', name, units, activation, init: defaultInitializer(activation) };
}
