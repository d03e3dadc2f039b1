import { nothing, svg } from 'lit';

/** A tie between two tiles of a row, by their middles in pixels. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly mirrored: boolean;
}

export const arcHeight = 26;

/** Arcs above a row of tiles: a line for units that are identical, dashes for those that mirror each other. */
export function tieArcs(arcs: readonly Arc[], width: number): unknown {
  if (arcs.length === 0) return nothing;
  return svg`<svg class="health-arcs" width=${width} height=${arcHeight} viewBox="0 0 ${width} ${arcHeight}" aria-hidden="true">
    ${arcs.map(({ from, to, mirrored }) => {
      const middle = (from + to) / 2;
      const top = arcHeight - Math.min(34, 14 + (to - from) / 12);
      return svg`<path class=${mirrored ? 'mirrored' : 'identical'} d="M${from} ${arcHeight}C${from} ${top} ${to} ${top} ${to} ${arcHeight}" />
        <text x=${middle} y=${(arcHeight + 3 * top) / 4 + 4} text-anchor="middle">${mirrored ? '±' : '='}</text>`;
    })}
  </svg>`;
}
