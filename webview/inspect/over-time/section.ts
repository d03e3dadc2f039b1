import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../../ui/language';
import { formatCount, formatPercent } from '../../ui/number';
import type { Palette } from '../../ui/palette';
import { section } from '../section';
import { type Over, type Pointed, readingOf, type TensorSeries } from './reading';
import { spreadPanel } from './spread-panel';
import type { FollowedTensor } from './tensors';
import { axisWidth } from './value-axis';

/** Pixels between two pictures, and the least width of one. */
const gap = 14;
const least = 128;
/** Below this width a reading may take two lines: they are kept free. */
const roomy = 480;

/** What is known of a layer over the steps, and how it is drawn. */
export interface OverTimeView {
  readonly series: readonly TensorSeries[];
  readonly over: Over | undefined;
  /** How much of a run that rests is filled in, while that is under way. */
  readonly filled: number | undefined;
  readonly isDiverged: boolean;
  readonly isTraining: boolean;
  readonly index: string;
  readonly width: number;
  readonly palette: Palette;
  readonly isLogarithmic: boolean;
  readonly shown: number | undefined;
  readonly pointed: (Pointed & { readonly key: FollowedTensor }) | undefined;
}

export interface OverTimeActs {
  point(key: FollowedTensor, pointed: Pointed | undefined): void;
  readonly go: ((step: number) => void) | undefined;
}

/** W, Z, A and dW of a layer over the steps of the run: a picture each, and below them what is pointed at. */
export function overTimeSection(view: OverTimeView, acts: OverTimeActs): TemplateResult {
  const { series } = view;
  const moments = series.reduce((most, { steps }) => Math.max(most, steps.length), 0);
  if (moments === 0) {
    const said = view.filled === undefined ? text('inspect-time-none') : text('inspect-time-filling-first');
    return section(
      'time',
      text('inspect-time'),
      progressOf(view.filled),
      html`<p class="inspect-hint" role="status">${said}</p>`,
    );
  }
  const count = columnsFor(series.length, view.width);
  const width = Math.floor((view.width - (count - 1) * gap) / count);
  const axis = axisWidth(series);
  const panels = series.map((each) => {
    const pointed = view.pointed?.key === each.key && view.pointed.at < each.steps.length ? view.pointed : undefined;
    return spreadPanel(
      each,
      { ...view, width, axis, pointed, isFilling: view.filled !== undefined },
      { point: (to) => acts.point(each.key, to), go: acts.go },
    );
  });
  return section(
    'time',
    text('inspect-time'),
    view.filled === undefined
      ? text('inspect-time-moments', { count: moments, shown: formatCount(moments) })
      : progressOf(view.filled),
    html`<div class="spread-times" .style=${`grid-template-columns:repeat(${count},${width}px);column-gap:${gap}px`}>${panels}</div>
      <p class="spread-reading ${view.width < roomy ? 'narrow' : ''}" aria-hidden="true">${pointedWords(view) ?? text(acts.go ? 'inspect-time-legend-go' : 'inspect-time-legend')}</p>
      ${notes(view, moments).map((note) => html`<p class="inspect-hint spread-note">${note}</p>`)}`,
  );
}

/** All in a row, or half of them; one where there is no room. */
function columnsFor(count: number, width: number): number {
  const most = Math.max(1, Math.floor((width + gap) / (least + gap)));
  return most >= count ? count : most >= 2 ? 2 : 1;
}

function progressOf(filled: number | undefined): TemplateResult | typeof nothing {
  if (filled === undefined) return nothing;
  const label = text('inspect-time-filling', {
    share: formatPercent(Math.round(filled * 100) / 100).replace('.00', ''),
  });
  return html`<span class="spread-filling" role="status">${label}<progress max="1" value=${filled} aria-hidden="true"></progress></span>`;
}

function pointedWords({ series, pointed }: OverTimeView): string | undefined {
  const own = series.find(({ key }) => key === pointed?.key);
  return own && pointed && pointed.at < own.steps.length ? `${own.symbol} · ${readingOf(own, pointed)}` : undefined;
}

/** What the pictures leave out, and over what they are. */
function notes({ series, over, filled, isDiverged, isTraining }: OverTimeView, moments: number): string[] {
  const isSampled = series.some(({ key }) => key !== 'weights');
  const args = over && { examples: formatCount(over.examples), of: formatCount(over.of) };
  const missing = series.filter(({ nonFinite }) => nonFinite.some((count) => count > 0));
  return [
    ...(moments === 1 && filled === undefined && !isTraining ? [text('inspect-time-one')] : []),
    ...(isDiverged ? [text('inspect-time-diverged')] : []),
    ...(missing.length > 0
      ? [text('inspect-time-missing', { names: missing.map(({ symbol }) => symbol).join(', ') })]
      : []),
    ...(over && args && isSampled
      ? [text(over.examples < over.of ? 'inspect-time-sampled' : 'inspect-time-whole', args)]
      : []),
  ];
}
