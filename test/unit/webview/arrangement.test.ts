import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LayerView, NetworkView } from '../../../src/protocol/network';
import { arrange, lineEnds } from '../../../webview/diagram/arrangement';
import { boxOf, extentOf, unitAt } from '../../../webview/diagram/column';
import { navigate } from '../../../webview/diagram/navigate';

const seed = 20260101;

function dense(position: number, units: number, inputs: number): LayerView {
  const tensors = [
    { name: 'weight', symbol: 'W', shape: [units, inputs] },
    { name: 'bias', symbol: 'b', shape: [units, 1] },
  ];
  const parameters = units * inputs + units;
  const common = { position, index: position, kind: 'dense' as const, name: `layer${position}`, named: true };
  return { ...common, units, inputs, activation: 'relu', output: [units, 'm'], tensors, parameters };
}

function passing(position: number, units: number): LayerView {
  const common = { position, index: null, kind: 'dropout' as const, name: `layer${position}`, named: false };
  return { ...common, units, inputs: units, rate: 0.5, output: [units, 'm'], tensors: [], parameters: 0 };
}

/** Up to nine layers of up to 5 000 units, dropout among them. */
const networks = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 8 }))
  .map(([inputs, sizes]): NetworkView => {
    const input = { position: 0, index: null, kind: 'input' as const, name: 'input', named: false, sizes: [inputs] };
    const layers: LayerView[] = [
      { ...input, units: inputs, inputs, output: [inputs, 'm'], tensors: [], parameters: 0 },
    ];
    let before = inputs;
    for (const [i, units] of sizes.entries()) {
      layers.push(units === 0 ? passing(i + 1, before) : dense(i + 1, units, before));
      before = units || before;
    }
    const problems: NetworkView['problems'] = [];
    return {
      version: 1,
      title: '',
      layers,
      parameters: 0,
      readable: true,
      problems,
      hasData: true,
      dataExample: '',
      trusted: true,
    };
  });

const rooms = fc.record({
  width: fc.integer({ min: 280, max: 2000 }),
  height: fc.integer({ min: 120, max: 1200 }),
  plane: fc.boolean(),
  classes: fc.boolean(),
});

describe('the arrangement of a network', () => {
  it('keeps every unit within the diagram and below the cards', () => {
    fc.assert(
      fc.property(networks, rooms, (network, room) => {
        const { columns, width, height, head } = arrange(network, room);
        for (const { units } of columns) {
          const box = extentOf(units);
          assert.ok(
            box.top >= head - 10 && box.bottom <= height && box.left >= 0 && box.right <= width + 1,
            JSON.stringify(box),
          );
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('lets no card touch the next', () => {
    fc.assert(
      fc.property(networks, rooms, (network, room) => {
        const { columns } = arrange(network, room);
        for (const [at, column] of columns.entries()) {
          const next = columns[at + 1];
          if (next)
            assert.ok(column.left + column.width + 20 <= next.left, `${column.left} ${column.width} ${next.left}`);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('finds each unit again where it was put', () => {
    fc.assert(
      fc.property(networks, rooms, fc.nat(), fc.nat(), (network, room, layer, pick) => {
        const { columns } = arrange(network, room);
        const column = columns[layer % columns.length];
        if (!column || column.units.kind === 'passage') return;
        const unit = pick % column.layer.units;
        const box = boxOf(column.units, unit);
        assert.equal(unitAt(column, (box.left + box.right) / 2, (box.top + box.bottom) / 2), unit);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('draws single lines only where their ends can be distinguished', () => {
    fc.assert(
      fc.property(networks, rooms, (network, room) => {
        const { columns, gaps } = arrange(network, room);
        for (const [at, gap] of gaps.entries()) {
          const from = columns[at - 1];
          const to = columns[at]?.units;
          if (gap !== 'lines' || !from || !to || !('radius' in to)) continue;
          const [first = 0, second] = lineEnds(from.layer.units, to.radius);
          if (second !== undefined) assert.ok(second - first >= 5 - 1e-9);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('lets the arrow keys reach every layer, and never leave the network', () => {
    fc.assert(
      fc.property(
        networks,
        rooms,
        fc.array(fc.constantFrom('left' as const, 'right' as const, 'up' as const, 'down' as const), { maxLength: 40 }),
        (network, room, steps) => {
          const arrangement = arrange(network, room);
          let at = navigate(arrangement, null, 'right');
          for (const step of steps) {
            at = navigate(arrangement, at, step);
            assert.ok(at && network.layers[at.position]);
            if (at.unit !== undefined) assert.ok(at.unit >= 0 && at.unit < (network.layers[at.position]?.units ?? 0));
          }
          at = { position: 0 };
          for (const layer of network.layers.slice(1)) {
            at = navigate(arrangement, at, 'right');
            assert.equal(at?.position, layer.position);
          }
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
