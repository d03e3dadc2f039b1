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
    for (const row of table(layers.map(layerRow))) output.line(row);
    output.say('cli-parameters', { count: parameters });
    return analysis.spec ? exit.fine : exit.bad;
  },
};

function layerReport({ layer, index, output, weight, bias, units, parameters }: LayerShape) {
  return {
    name: layer.name,
    kind: layer.kind,
    index,
    ...(layer.kind === 'dense' ? { units, activation: layer.activation } : {}),
    output,
    ...(weight ? { weight } : {}),
    ...(bias ? { bias } : {}),
    parameters,
  };
}

/** `hidden  dense  tanh  W[1] (4, 2)  b[1] (4, 1)  A[1] (4, m)  12` */
function layerRow({ layer, index, output, weight, bias, parameters }: LayerShape): string[] {
  const written = (sizes: readonly unknown[]): string => `(${sizes.join(', ')})`;
  return [
    layer.kind === layer.name ? '' : layer.name,
    layer.kind,
    layer.kind === 'dense' ? layer.activation : '',
    weight ? `W[${index}] ${written(weight)}` : '',
    bias ? `b[${index}] ${written(bias)}` : '',
    `${layer.kind === 'input' ? 'X' : index === null ? 'A' : `A[${index}]`} ${written(output)}`,
    String(parameters),
  ];
}
