import { html, type TemplateResult } from 'lit';
import type { LayerView } from '../../src/protocol/network';
import type { LayerSnapshot } from '../../src/protocol/snapshot';
import type { LayerReport } from '../../src/protocol/unit';
import { isWeighted } from '../diagram/layers/table';
import type { Apart } from '../moment';
import { text } from '../ui/language';
import { momentText } from '../ui/moment-text';
import { formatCount, formatNumber } from '../ui/number';
import { digitsFit, paintNumbered } from '../ui/numbered-cells';
import { paintCells, painted, paintedFrom } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { normFormula, variable } from './formula';
import { histogram } from './histogram';
import { facts, section, shownNumber } from './section';

const height = 44;

/**
 * The summary of a layer: its matrix, the distributions of W, A and dW, and the state of its units. The matrix is the
 * snapshot's; `moment` names its moment if the report is of another one. `overTime` tells of other moments.
 */
export function layerSections(
  layer: LayerView,
  report: LayerReport | undefined,
  snapshot: LayerSnapshot | undefined,
  moment: Apart | undefined,
  palette: Palette,
  width: number,
  overTime?: TemplateResult,
): TemplateResult[] {
  const sections: TemplateResult[] = [];
  const index = layer.index === null ? '' : `[${layer.index}]`;
  const weight = layer.tensors.find(({ name }) => name === 'weight');
  if (weight) {
    const picture = snapshot?.weight ? matrix(layer, snapshot, new Float32Array(snapshot.weight), palette, width) : '';
    const numbers = facts([
      [html`${normFormula('W')}`, report ? shownNumber(report.weightNorm) : '–'],
      [text('inspect-max-weight'), report ? shownNumber(largest(report.weights)) : '–'],
      [html`${normFormula('dW')}`, report ? shownNumber(report.gradientNorm) : '–'],
    ]);
    sections.push(
      section(
        'matrix',
        text('inspect-weights'),
        html`${weight.symbol}${index} (${weight.shape.map(formatCount).join(', ')})${moment ? ` · ${momentText(moment)}` : ''}`,
        html`${picture}${numbers}`,
      ),
    );
  }
  if (report) {
    const spreads: [string, string, LayerReport['weights']][] = [
      ['W', text('inspect-spread-weights'), report.weights],
      ['A', text('inspect-spread-activations'), report.activations],
      ['dW', text('inspect-spread-gradients'), report.gradients],
    ];
    for (const [symbol, title, spread] of spreads) {
      const counts = new Float64Array(spread.counts);
      if (counts.some((count) => count > 0)) {
        sections.push(spreadSection(symbol, index, title, counts, spread.low, spread.high, width));
      }
    }
  }
  if (overTime) sections.push(overTime);
  if (report && isWeighted(layer)) sections.push(fareSection(layer, report));
  return sections;
}

/** max |w| by the ends of the histogram of W. */
const largest = ({ low, high }: LayerReport['weights']): number => Math.max(Math.abs(low), Math.abs(high));

function spreadSection(
  symbol: string,
  index: string,
  title: string,
  counts: Float64Array,
  low: number,
  high: number,
  width: number,
): TemplateResult {
  return section(
    `spread-${symbol}`,
    title,
    `${symbol}${index}`,
    html`${histogram(counts, low, high, { width, height, kind: 'neutral', most: Math.max(...counts) })}
      <div class="axis-ends"><span>${formatNumber(low)}</span><span>${variable(symbol)}</span><span>${formatNumber(high)}</span></div>`,
  );
}

function fareSection(layer: LayerView, report: LayerReport): TemplateResult {
  const of = (part: number): string => text('inspect-of', { part: formatCount(part), whole: formatCount(layer.units) });
  return section(
    'health',
    text('inspect-health'),
    '',
    facts([
      [text('inspect-dead-units'), of(report.dead)],
      [text('inspect-saturated-units'), of(report.saturated)],
      [text('inspect-twin-units'), of(report.twins)],
    ]),
  );
}

/** The whole matrix, with its numbers where they fit, or the means of its blocks where it is too large: a row a unit. */
function matrix(
  layer: LayerView,
  snapshot: LayerSnapshot,
  weights: Float32Array,
  palette: Palette,
  width: number,
): TemplateResult {
  const { rows, columns, maxWeight } = snapshot;
  const label = text('inspect-matrix-label', { rows: layer.units, columns: layer.inputs });
  if (rows === layer.units && columns === layer.inputs && digitsFit(columns, rows, width)) {
    const value = (column: number, row: number): number => weights[row * columns + column] ?? 0;
    return html`<canvas class="numbered" role="img" aria-label=${label} ${painted((canvas) => paintNumbered(canvas, columns, rows, width, value, palette))}></canvas>`;
  }
  return html`<canvas
    class="cells matrix"
    role="img"
    aria-label=${label}
    ${paintedFrom([snapshot.weight, rows, columns, maxWeight, palette], (canvas) => paintCells(canvas, columns, rows, (column, row) => palette.signed.rgb((weights[row * columns + column] ?? 0) / (maxWeight || 1))))}
  ></canvas>`;
}
