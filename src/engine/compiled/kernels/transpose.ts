import { type PanelRun, type PanelWidth, panelGroups, panelRuns } from '../layout/panels';
import { shareOf, type Worker } from '../layout/share';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

/** W (units, inputs), cut into panels of units; its copy Wᵀ, cut into panels of inputs. */
export interface TransposeShape {
  readonly inputs: number;
  readonly units: number;
  readonly widest: PanelWidth;
}

const low = [0, 4, 1, 5] as const;
const high = [2, 6, 3, 7] as const;
/** Column c of four rows is these halves of the interleaved pairs. */
const columns = [
  { pair: 'low', lanes: [0, 1, 4, 5] },
  { pair: 'low', lanes: [2, 3, 6, 7] },
  { pair: 'high', lanes: [0, 1, 4, 5] },
  { pair: 'high', lanes: [2, 3, 6, 7] },
] as const;

export type Transpose = FunctionBuilder<'w' | 'wt'>;

/**
 * Refreshes Wᵀ from W after an update, 4 × 4 values at a time in registers. The workers share the panels of inputs.
 * Parameters: addresses of W and of Wᵀ.
 */
export function defineTranspose(module: ModuleBuilder, shape: TransposeShape, worker: Worker): Transpose {
  const { inputs, units, widest } = shape;
  const f = module.define('w', 'wt');
  const { w, wt } = f.parameters;
  const [fromPanel, toPanel, from, to] = [f.integer(), f.integer(), f.integer(), f.integer()];
  const rows = f.fourVectors();
  const pairs = { low: [f.vector(), f.vector()] as const, high: [f.vector(), f.vector()] as const };

  const emitBlock = (fromOffset: number, toOffset: number, unitRun: PanelRun, inputRun: PanelRun, corner: Corner) => {
    rows.forEach((row, r) => {
      const load = f32x4.load(from, fromOffset + r * unitRun.width * 4);
      f.set(row, r < corner.inputs ? load : f32x4.const(0));
    });
    const [r0, r1, r2, r3] = rows;
    f.set(pairs.low[0], f32x4.shuffle(r0, r1, low));
    f.set(pairs.low[1], f32x4.shuffle(r2, r3, low));
    f.set(pairs.high[0], f32x4.shuffle(r0, r1, high));
    f.set(pairs.high[1], f32x4.shuffle(r2, r3, high));
    columns.slice(0, corner.units).forEach(({ pair, lanes }, c) => {
      const column = f32x4.shuffle(pairs[pair][0], pairs[pair][1], lanes);
      f.store(to, toOffset + c * inputRun.width * 4, column);
    });
  };

  const emitRuns = (unitRun: PanelRun, inputRun: PanelRun): void => {
    const panelBytes = inputRun.width * unitRun.width * 4;
    f.set(fromPanel, i32.add(w, i32.const((unitRun.start * inputs + inputRun.start * unitRun.width) * 4)));
    f.set(toPanel, i32.add(wt, i32.const((inputRun.start * units + unitRun.start * inputRun.width) * 4)));
    f.repeat(
      unitRun.count,
      () => {
        f.set(from, fromPanel);
        f.set(to, toPanel);
        f.repeat(
          inputRun.count,
          () => {
            for (let i = 0; i < inputRun.filled; i += 4) {
              for (let u = 0; u < unitRun.filled; u += 4) {
                const corner = { inputs: Math.min(4, inputRun.filled - i), units: Math.min(4, unitRun.filled - u) };
                emitBlock((i * unitRun.width + u) * 4, (u * inputRun.width + i) * 4, unitRun, inputRun, corner);
              }
            }
          },
          () => {
            f.advance(from, panelBytes);
            f.advance(to, units * inputRun.width * 4);
          },
        );
      },
      () => {
        f.advance(fromPanel, inputs * unitRun.width * 4);
        f.advance(toPanel, panelBytes);
      },
    );
  };

  for (const inputRun of panelRuns(panelGroups(inputs, widest), inputs)) {
    const share = shareOf(inputRun.count, 1, worker);
    if (share.length === 0) continue;
    const mine = { ...inputRun, start: inputRun.start + share.start * inputRun.width, count: share.length };
    for (const unitRun of panelRuns(panelGroups(units, widest), units)) emitRuns(unitRun, mine);
  }
  return f;
}

/** The part of a 4 × 4 block that is not padding. */
interface Corner {
  readonly inputs: number;
  readonly units: number;
}
