import { marks } from '../../src/model/unit-trouble';
import { text } from '../ui/language';
import { formatNumber } from '../ui/number';
import type { Column } from './column';
import { matrixBox } from './draw-matrix';
import { activationsOf, type Scene } from './scene';

/** The weight matrix whose thumbnail is at a point, in words; undefined beside all of them. */
export function describeMatrixAt(scene: Scene, x: number, y: number): string | undefined {
  const { columns, gaps } = scene.arrangement;
  for (const [at, right] of columns.entries()) {
    const left = columns[at - 1];
    const box = left && gaps[at] === 'ribbon' ? matrixBox(scene, left, right) : undefined;
    if (!box || x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
    return text('diagram-matrix', {
      index: right.layer.index ?? 0,
      rows: right.layer.units,
      columns: right.layer.inputs,
      weight: formatNumber(scene.values[right.layer.position]?.maxWeight ?? 0),
    });
  }
  return undefined;
}

/** A unit in words: its name, its activation and its marks; the tooltip and what a screen reader says. */
export function describeUnit(scene: Scene, column: Column, unit: number): string {
  const { layer } = column;
  const value = activationsOf(scene, layer.position)?.[unit];
  const place = { layer: layer.name, unit: unit + 1, units: layer.units };
  const name = column.units.kind === 'bars' ? scene.classes?.[unit] : undefined;
  const said =
    value === undefined
      ? text('diagram-unit', place)
      : name === undefined
        ? text('diagram-unit-value', { ...place, value: formatNumber(value) })
        : text('diagram-output-class', { layer: layer.name, class: name, value: formatNumber(value) });
  const mark = scene.values[layer.position]?.marks?.[unit] ?? 0;
  const marked = [
    ...(mark & marks.dead ? [text('diagram-mark-dead')] : []),
    ...(mark & marks.saturated ? [text('diagram-mark-saturated')] : []),
    ...(mark & marks.twin ? [text(mark & marks.mirrored ? 'diagram-mark-mirrored' : 'diagram-mark-twin')] : []),
  ];
  return [said, ...marked].join('\n');
}
