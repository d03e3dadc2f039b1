import { html, type TemplateResult } from 'lit';
import { boxOf, type Column } from './column';
import { describeUnit } from './describe';
import type { Scene } from './scene';

function unitTemplate(scene: Scene, column: Column, unit: number): TemplateResult {
  const box = boxOf(column.units, unit);
  const { position } = column.layer;
  const chosen = scene.selection?.position === position && scene.selection.unit === unit;
  const round = column.units.kind === 'grid' ? '' : 'round';
  return html`<div
    class="unit ${round}"
    role="treeitem"
    aria-level="2"
    aria-setsize=${column.layer.units}
    aria-posinset=${unit + 1}
    aria-selected=${chosen}
    aria-label=${describeUnit(scene, column, unit)}
    data-position=${position}
    data-unit=${unit}
    tabindex=${chosen ? 0 : -1}
    .style=${`left:${box.left}px;top:${box.top}px;width:${box.right - box.left}px;height:${box.bottom - box.top}px`}
  ></div>`;
}

/**
 * The places of units that the keyboard and a screen reader can go to; the picture itself is on the canvas. Of a grid
 * only the chosen unit has one, so that the number of elements does not grow with the layer.
 */
export function unitsTemplate(scene: Scene, column: Column, most: number, far: boolean): TemplateResult[] {
  const { units, layer } = column;
  const chosen = scene.selection?.position === layer.position ? scene.selection.unit : undefined;
  const single = units.kind === 'grid' || far || layer.units > most;
  if (units.kind === 'passage') return [];
  if (!single) return Array.from({ length: layer.units }, (_, unit) => unitTemplate(scene, column, unit));
  return chosen === undefined || chosen >= layer.units ? [] : [unitTemplate(scene, column, chosen)];
}
