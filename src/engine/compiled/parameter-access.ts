import type { Tensor } from '../tensor';
import type { ParameterPlace } from './layout/memory-plan';
import { type PanelGroup, type PanelWidth, panelGroups, panelOffset } from './layout/panels';
import type { CompiledLayer } from './network';

/** Reads and writes a layer's tensors between their panels in the module's memory and plain rows. */
export class ParameterAccess {
  private readonly groups: readonly PanelGroup[];

  constructor(
    private readonly memory: Float32Array,
    private readonly layer: CompiledLayer,
    widest: PanelWidth,
  ) {
    this.groups = panelGroups(layer.units, widest);
  }

  /** From rows (units × inputs) to the panels at `address`. */
  writeWeight(address: number, rows: Tensor): void {
    const { memory, layer } = this;
    this.forEachUnit(address, (first, width, unit) => {
      const row = unit * layer.inputs;
      for (let k = 0; k < layer.inputs; k++) memory[first + k * width] = rows[row + k] ?? Number.NaN;
    });
  }

  /** From the panels at `address` to rows (units × inputs). */
  readWeight(address: number, rows: Tensor): void {
    const { memory, layer } = this;
    this.forEachUnit(address, (first, width, unit) => {
      const row = unit * layer.inputs;
      for (let k = 0; k < layer.inputs; k++) rows[row + k] = memory[first + k * width] ?? Number.NaN;
    });
  }

  writeBias(address: number, values: Tensor): void {
    this.memory.set(values, address / 4);
  }

  readBias(address: number, values: Tensor): void {
    values.set(this.memory.subarray(address / 4, address / 4 + this.layer.units));
  }

  /** Where each unit's first weight lies, in floats, and how far from one input's to the next. */
  private forEachUnit(address: number, visit: (first: number, width: number, unit: number) => void): void {
    const { units, inputs } = this.layer;
    for (const { start, width, count } of this.groups) {
      const end = Math.min(units, start + width * count);
      for (let unit = start; unit < end; unit++) {
        visit(address / 4 + panelOffset(this.groups, inputs, unit, 0), width, unit);
      }
    }
  }
}

/** The addresses of a tensor's moments, as many as its optimiser keeps. */
export function momentAddresses({ address, moments }: ParameterPlace, count: 0 | 1 | 2): readonly number[] {
  return [address + moments.first, address + moments.second].slice(0, count);
}
