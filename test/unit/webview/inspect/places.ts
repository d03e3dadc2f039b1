import assert from 'node:assert/strict';
import type { LayerView } from '../../../../src/protocol/network';
import { type Place, placeOf } from '../../../../webview/inspect/place';
import type { UnitNumbers } from '../../../../webview/inspect/unit-numbers';
import { denseLayer, inputLayer } from '../diagram/scenes';

export const moment = { load: 1, epoch: 0, step: 0 };
/** The network of these layers. */
export const networkOf = (...layers: LayerView[]) => ({
  ...{ version: 1, title: '', layers, parameters: 0, readable: true, problems: [], hasData: true },
  ...{ dataExample: '', trusted: true },
});
/** Where a layer of a network of these layers is. */
export const placeIn = (position: number, ...layers: LayerView[]): Place => {
  const place = placeOf(networkOf(...layers), position);
  assert.ok(place);
  return place;
};
/** A hidden layer behind three features. */
export const simple = placeIn(1, inputLayer(3), denseLayer(1, 2, 3, 'tanh'));

/** What is known of a unit. */
export function numbersOf(part: Partial<UnitNumbers> = {}): UnitNumbers {
  return {
    ...{ moment, position: 1, unit: 0, examples: 200, silent: 10, saturated: 20 },
    histogram: { low: 0, high: 1, groups: [] },
    exciting: { indices: new Float64Array(0), activations: new Float64Array(0) },
    ...part,
  };
}
