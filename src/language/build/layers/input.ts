import type { InputLayer } from '../../../model/layer';
import type { ReadNode } from '../reading';

export function readInput(read: ReadNode, name: string): InputLayer | undefined {
  const sizes = read.arguments.map((reading) => read.fitting(reading));
  const numbers = sizes.filter((size) => typeof size === 'number');
  return numbers.length > 0 && numbers.length === sizes.length ? { kind: 'input', name, sizes: numbers } : undefined;
}
