import { marks } from '../../src/protocol/snapshot';
import { text } from '../ui/language';
import { formatNumber } from '../ui/number';
import type { Column } from './column';
import { activationsOf, type Scene } from './scene';

/** A unit in words: its name, its activation and what ails it; the tooltip and what a screen reader says. */
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
  const ails = [
    ...(mark & marks.dead ? [text('diagram-mark-dead')] : []),
    ...(mark & marks.saturated ? [text('diagram-mark-saturated')] : []),
    ...(mark & marks.twin ? [text('diagram-mark-twin')] : []),
  ];
  return [said, ...ails].join('\n');
}
