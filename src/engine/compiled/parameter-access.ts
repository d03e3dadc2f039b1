import type { Tensor } from '../tensor';
import type { ParameterPlace } from './layout/memory-plan';
import { type ColumnPlace, columnPlaces, type PanelWidth } from './layout/panels';
import type { CompiledLayer } from './network';

/** Reads and writes a layer's tensors between their panels in the module's memory and plain rows. */
export class ParameterAccess {
  /** Of W as a matrix (inputs, units). */
  private readonly columns: readonly ColumnPlace[];

  constructor(
    private readonly memory: Float32Array,
    private readonly layer: CompiledLayer,
    widest: PanelWidth,
  ) {
    this.columns = columnPlaces(layer.units, layer.inputs, widest);
  }

  /** From rows (units × inputs) to the panels at `address`. */
  writeWeight(address: number, rows: Tensor): void {
    const { memory, layer, columns } = this;
    for (const [unit, { first, step }] of columns.entries()) {
      const [from, to] = [unit * layer.inputs, address / 4 + first];
      for (let k = 0; k < layer.inputs; k++) memory[to + k * step] = rows[from + k] ?? Number.NaN;
    }
  }

  /** From the panels at `address` to rows (units × inputs). */
  readWeight(address: number, rows: Tensor): void {
    const { memory, layer, columns } = this;
    for (const [unit, { first, step }] of columns.entries()) {
      const [from, to] = [address / 4 + first, unit * layer.inputs];
      for (let k = 0; k < layer.inputs; k++) rows[to + k] = memory[from + k * step] ?? Number.NaN;
    }
  }

  writeBias(address: number, values: Tensor): void {
    this.memory.set(values, address / 4);
  }

  readBias(address: number, values: Tensor): void {
    values.set(this.memory.subarray(address / 4, address / 4 + this.layer.units));
  }
}

/** The addresses of a tensor's moments, as many as its optimiser keeps. */
export function momentAddresses({ address, moments }: ParameterPlace, count: 0 | 1 | 2): readonly number[] {
  return [address + moments.first, address + moments.second].slice(0, count);
}
