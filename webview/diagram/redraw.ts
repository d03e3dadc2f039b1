import type { Column, Discs } from './column';
import { type Line, linesBetween } from './lines-between';
import type { Scene } from './scene';
import { type UnitLabel, unitLabels } from './unit-labels';

/** What several parts of one redraw of the picture need, each computed once. */
export class Redraw {
  private readonly lines = new Map<number, readonly Line[]>();
  private readonly labels = new Map<number, readonly (UnitLabel | undefined)[]>();

  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly scene: Scene,
  ) {}

  /** Every weight of the layer at `position` as a line; none where its weights are not drawn singly. */
  linesTo(position: number): readonly Line[] {
    const known = this.lines.get(position);
    if (known) return known;
    const lines = this.findLines(position);
    this.lines.set(position, lines);
    return lines;
  }

  /** The values below the units of a column. */
  labelsOf(column: Column, discs: Discs): readonly (UnitLabel | undefined)[] {
    const { position } = column.layer;
    const known = this.labels.get(position);
    if (known) return known;
    const labels = unitLabels(this.context, this.scene, column, discs, (at) => this.linesTo(at));
    this.labels.set(position, labels);
    return labels;
  }

  private findLines(position: number): readonly Line[] {
    const { columns, gaps } = this.scene.arrangement;
    const [left, right] = [columns[position - 1], columns[position]];
    if (!left || !right || gaps[position] !== 'lines' || !('y' in left.units) || !('y' in right.units)) return [];
    return linesBetween(this.scene, left.units, right.units, right);
  }
}
