import type { LayerKind } from '../model/layer';
import { writtenShape } from '../model/layers/rule';
import type { LayerShape } from '../model/shapes';
import { type Command, exit } from './command';
import { readSpec } from './spec-file';
import { table } from './table';

/** Shapes and parameters of every layer; of a spec with errors, of the layers up to the first that has none. */
export const shapes: Command = {
  name: 'shapes',
  options: [],
  run([path], _options, surroundings) {
    const { output } = surroundings;
    const { analysis } = readSpec(path, surroundings);
    const { layers, parameters } = analysis.shapes;
    if (layers.length === 0) return exit.bad;
    output.value({ layers: layers.map(layerReport), parameters });
    const tensorColumns = Math.max(2, ...layers.map(({ tensors }) => tensors.length));
    for (const row of table(layers.map((layer) => layerRow(layer, tensorColumns)))) output.line(row);
    output.say('cli-parameters', { count: parameters });
    return analysis.spec ? exit.fine : exit.bad;
  },
};

function layerReport({ layer, index, output, activation, tensors, units, parameters }: LayerShape) {
  return {
    name: layer.name,
    kind: layer.kind,
    index,
    ...(activation ? { units, activation: activation.name } : {}),
    output,
    ...Object.fromEntries(tensors.map((tensor) => [tensor.name, writtenShape(tensor)])),
    parameters,
  };
}

const outputSymbol: Readonly<Record<LayerKind, string>> = { input: 'X', flatten: 'A', dense: 'A', dropout: 'A' };

/** `hidden  dense  tanh  W[1] (4, 2)  b[1] (4, 1)  A[1] (4, m)  12` */
function layerRow(
  { layer, index, output, activation, tensors, parameters }: LayerShape,
  tensorColumns: number,
): string[] {
  const written = (sizes: readonly unknown[]): string => `(${sizes.join(', ')})`;
  const symbolOf = (symbol: string): string => (index === null ? symbol : `${symbol}[${index}]`);
  const own = tensors.map((tensor) => `${symbolOf(tensor.symbol)} ${written(writtenShape(tensor))}`);
  return [
    layer.kind === layer.name ? '' : layer.name,
    layer.kind,
    activation?.name ?? '',
    ...Array.from({ length: tensorColumns }, (_, column) => own[column] ?? ''),
    `${symbolOf(outputSymbol[layer.kind])} ${written(output)}`,
    String(parameters),
  ];
}
