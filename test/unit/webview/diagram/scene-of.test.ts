import { deepEqual } from 'node:assert/strict';
import type { WalkView } from '../../../../src/protocol/walk';
import { sceneOf } from '../../../../webview/diagram/scene-of';
import { SurfaceRasters } from '../../../../webview/diagram/surface-raster';
import { type PanelState, Store } from '../../../../webview/store';
import { networkOf } from '../inspect/places';
import { sessionOf } from '../loaded-session';
import { plainPalette } from '../paper';
import { columnOf, denseLayer, discsAt, sceneOf as emptyScene, inputLayer } from './scenes';

const layers = [inputLayer(2), denseLayer(1, 1, 2)];
const network = networkOf(...layers);
const { arrangement } = emptyScene(layers.map((layer) => columnOf(layer, discsAt(0, [0]))));
const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
const moment = { load: 1, epoch: 4, step: 40 };
const view = { moment, example: 'train 3', x: buffer(1, 2), raw: buffer(10, 20), label: 1 };
const prediction = { example: 'train 3', output: buffer(0.5), predicted: 0 };
const emptyWalk: WalkView = {
  moment,
  from: 'train',
  index: 3,
  many: false,
  stop: 0,
  unit: { position: 1, unit: 0 },
  first: 3,
  m: 1,
  whole: false,
  stops: [],
  read: [],
  equations: [],
  changes: [],
  loss: { before: 1, after: 1 },
  cost: { before: 1, after: 1, examples: 1, whole: false },
  rate: 1,
  clipFactor: 1,
  gradientNorm: 1,
};
const snapshot = { sequence: 1, moment, side: 16, layers: [], prediction };

describe('a scene', () => {
  const of = (part: Partial<PanelState>) => {
    const state = { ...new Store(() => undefined).state, session: sessionOf(1, 40), network, ...part };
    return sceneOf(state, network, arrangement, plainPalette, new SurfaceRasters(plainPalette));
  };
  /** Of the example that flows: its x, its class and the one that is predicted. */
  const flow = (part: Partial<PanelState>) => {
    const { x, label, predicted } = of(part);
    return [x && [...x], label, predicted];
  };

  it('is of the example in the snapshot, as far as it is known', () => {
    deepEqual(flow({ snapshot, exampleView: view }), [[1, 2], 1, 0]);
    deepEqual(flow({ snapshot }), [undefined, undefined, 0]);
    deepEqual(flow({ snapshot, exampleView: { ...view, example: 'train 4' } }), [undefined, undefined, 0]);
    const { prediction: _, ...none } = snapshot;
    deepEqual(flow({ snapshot: none, exampleView: view }), [undefined, undefined, undefined]);
    deepEqual(flow({ exampleView: view }), [undefined, undefined, undefined]);
  });

  it('has x as the snapshot says it, else as the example does, if that fits the network', () => {
    const own = { position: 0, rows: 0, columns: 0, maxWeight: 0, surfaceScale: 1 };
    const activation = Float32Array.of(5, 6).buffer;
    deepEqual(flow({ snapshot: { ...snapshot, layers: [{ ...own, activation }] }, exampleView: view })[0], [5, 6]);
    const wide = { ...view, x: buffer(1, 2, 3) };
    deepEqual(flow({ snapshot, exampleView: wide }), [undefined, 1, 0]);
  });

  it('is of no moment where that is the toolbar’s', () => {
    deepEqual([of({ snapshot }).moment, of({ snapshot }).side], [undefined, 16]);
    deepEqual(of({ snapshot, session: sessionOf(1, 50) }).moment, { epoch: 4 });
    deepEqual([of({}).moment, of({}).side], [undefined, 0]);
  });

  it('has what an update adds to the weights at the microscope’s last stop alone', () => {
    const stops = (['forward', 'update'] as const).map((part) => ({ part, lines: [], kept: [] }));
    const changes = [{ position: 1, change: buffer(0.5, -0.25) }];
    const walk = (stop: number): WalkView => ({ ...emptyWalk, stops, stop, changes });
    const microscope = { stop: 0, many: false };
    const at = (stop: number) => of({ microscope, walk: walk(stop) }).changes;
    deepEqual(at(0), undefined);
    deepEqual(at(1), new Map([[1, Float64Array.of(0.5, -0.25)]]));
    deepEqual(of({ walk: walk(1) }).changes, undefined);
  });
});
