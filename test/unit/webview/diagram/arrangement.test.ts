import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LayerView, NetworkView } from '../../../../src/protocol/network';
import { arrange, lineEnds, type Room } from '../../../../webview/diagram/arrangement';
import { boxOf, extentOf, unitAt } from '../../../../webview/diagram/column';
import { navigate } from '../../../../webview/diagram/navigate';

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

/** An input of two values and dense layers of so many units each. */
function networkOf(...units: readonly number[]): NetworkView {
  const input = { position: 0, index: null, kind: 'input' as const, name: 'input', named: false, sizes: [2] };
  const first = { ...input, units: 2, inputs: 2, output: [2, 'm' as const], tensors: [], parameters: 0 };
  const layers: LayerView[] = [first, ...units.map((n, i) => dense(i + 1, n, units[i - 1] ?? 2))];
  return {
    ...{ version: 1, title: '', layers, parameters: 0, readable: true, problems: [], hasData: true },
    ...{ dataExample: '', trusted: true },
  };
}

describe('the arrangement of a network', () => {
  const room = (width: number, height = 500): Room => ({ width, height, plane: true, classes: false });
  const rounded = (n: number): number => Math.round(1e6 * n) / 1e6;
  const of = (network: NetworkView, width: number, height?: number) => {
    const { cardSize, width: used, columns } = arrange(network, room(width, height));
    const places = columns.map(({ left, width: own }) => [rounded(left), rounded(own)]);
    return { cardSize, width: rounded(used), places };
  };

  it('gives cards all the room that there is, and gaps no more than helps', () => {
    const three = networkOf(4, 1);
    // Cards of 150 and 240 px, gaps of 84 and margins of 28 are 854.
    assert.deepEqual(of(three, 1000), {
      cardSize: 'full',
      width: 1000,
      places: [
        [28, 150],
        [335, 240],
        [732, 240],
      ],
    });
    assert.deepEqual(of(three, 2000), {
      cardSize: 'full',
      width: 2000,
      places: [
        [445, 150],
        [835, 240],
        [1315, 240],
      ],
    });
    assert.deepEqual(of(three, 854), {
      cardSize: 'full',
      width: 854,
      places: [
        [28, 150],
        [262, 240],
        [586, 240],
      ],
    });
    // Medium ones are 472. They get half of what is left, up to 0.45 of their width.
    const wide = 52 + (853 - 472 - 0.45 * 336) / 2;
    assert.deepEqual(of(three, 853), {
      cardSize: 'medium',
      width: 853,
      places: [
        [16, 88 * 1.45],
        [16 + 88 * 1.45 + wide, 124 * 1.45],
        [16 + 212 * 1.45 + 2 * wide, 124 * 1.45],
      ].map((place) => place.map(rounded)),
    });
    const stretch = 1 + 64 / 336;
    assert.deepEqual(of(three, 600), {
      cardSize: 'medium',
      width: 600,
      places: [
        [16, 88 * stretch],
        [16 + 88 * stretch + 84, 124 * stretch],
        [16 + 212 * stretch + 168, 124 * stretch],
      ].map((place) => place.map(rounded)),
    });
    assert.equal(of(three, 471).cardSize, 'small');
  });

  it('lets a deep network pan, with cards that read well', () => {
    const deep = networkOf(...new Array<number>(20).fill(3));
    assert.deepEqual([of(deep, 479).cardSize, of(deep, 480).cardSize], ['small', 'medium']);
    // Twenty-one cards with their gaps and margins.
    assert.equal(of(deep, 480).width, 88 + 20 * 124 + 20 * 52 + 32);
    assert.deepEqual(of(deep, 480).places.slice(0, 2), [
      [16, 88],
      [156, 124],
    ]);
  });

  it('leaves a single layer at its side', () => {
    assert.deepEqual(of(networkOf(), 1000), { cardSize: 'full', width: 1000, places: [[28, 150]] });
  });

  it('leaves room for the circuit of the microscope on both sides, below and, beside thumbnails, above', () => {
    const around = (circuit: boolean, ...units: readonly number[]) => {
      const { columns, spine, head, height } = arrange(networkOf(...units), { ...room(1000, 100), circuit });
      return [columns[0]?.left, spine, head, height - head];
    };
    assert.deepEqual(around(false), [28, 14, 98, 40 + 130]);
    assert.deepEqual(around(true), [28 + 34, 34, 52, 52 + 130]);
    assert.deepEqual([around(true, 16)[2], around(true, 17)[2]], [52, 98]);
  });

  it('is taller than its pane where units could not be told apart', () => {
    const height = (own: number): number => arrange(networkOf(4, 1), room(1000, own)).height;
    assert.deepEqual([height(100), height(268), height(300)], [268, 268, 300]);
    const { columns } = arrange(networkOf(4, 1), room(1000, 500));
    const [, hidden] = columns;
    // Between the head of 98 and the foot of 40.
    assert.ok(hidden);
    const { top, bottom } = extentOf(hidden.units);
    assert.equal((top + bottom) / 2, (98 + 460) / 2 - 7);
  });

  it('draws one output of a plane large, and no other layer', () => {
    const radii = (network: NetworkView, plane: boolean) =>
      arrange(network, { ...room(1000), plane }).columns.map(({ units }) => ('radius' in units ? units.radius : 0));
    assert.deepEqual(radii(networkOf(1, 1), true), [26, 30, 58]);
    assert.deepEqual(radii(networkOf(1, 1), false), [26, 30, 30]);
    const { layers, ...rest } = networkOf(1);
    assert.deepEqual(radii({ ...rest, layers: [...layers, passing(2, 1)] }, true), [26, 58, 5]);
  });

  it('has lines, plain lines or bands in its gaps', () => {
    const gaps = (network: NetworkView): readonly string[] => arrange(network, room(1000)).gaps;
    assert.deepEqual(gaps(networkOf(4, 3)), ['ribbon', 'lines', 'lines']);
    assert.deepEqual(gaps(networkOf(4, 300, 3)), ['ribbon', 'lines', 'ribbon', 'ribbon']);
    const { layers, ...rest } = networkOf(4);
    assert.deepEqual(gaps({ ...rest, layers: [...layers, passing(2, 4)] }), ['ribbon', 'lines', 'identity']);
    const many = networkOf(300);
    assert.deepEqual(gaps({ ...many, layers: [...many.layers, passing(2, 300)] }), ['ribbon', 'ribbon', 'ribbon']);
    // Twelve lines meet a unit of 30 px with 5.2 px between them, and one of 15 px with half of that.
    assert.deepEqual(arrange(networkOf(12, 2), room(1000, 800)).gaps[2], 'lines');
    assert.deepEqual(arrange(networkOf(2, 12), room(1000, 800)).gaps[2], 'lines');
    assert.deepEqual(arrange(networkOf(14, 2), room(1000, 900)).gaps[2], 'ribbon');
  });

  it('lets lines meet a unit evenly about its centre', () => {
    assert.deepEqual(lineEnds(1, 20), [0]);
    assert.deepEqual(
      [lineEnds(2, 40), lineEnds(2, 40.1)],
      [
        [-3.5, 3.5],
        [-6.5, 6.5],
      ],
    );
    assert.deepEqual(lineEnds(3, 30), [-7, 0, 7]);
    const tight = lineEnds(11, 25);
    assert.deepEqual(
      tight.map(rounded),
      Array.from({ length: 11 }, (_, i) => rounded((i - 5) * 4.8)),
    );
  });

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
