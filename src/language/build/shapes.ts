import type { Layer } from '../../model/layer';
import { message } from '../../model/message';
import { inferShapes, type NetworkShapes, parametersOf } from '../../model/shapes';

/** `inferShapes` up to the first layer for which a count would no longer be an exact whole number. */
export function exactShapes(layers: readonly Layer[]): NetworkShapes {
  const shapes = inferShapes(layers);
  let parameters = 0;
  for (const shape of shapes.layers) {
    parameters += shape.parameters;
    if (![shape.inputs, shape.units, shape.parameters, parameters].every(Number.isSafeInteger)) {
      const counted = shapes.layers.slice(0, shape.position);
      return {
        layers: counted,
        parameters: parametersOf(counted),
        problem: { position: shape.position, message: message('network-too-large', { name: shape.layer.name }) },
      };
    }
  }
  return shapes;
}
