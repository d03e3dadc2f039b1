import { html, render } from 'lit';
import { text } from '../ui/language';
import { formatCount, formatExactly } from '../ui/number';
import type { Renderer } from '../ui/renderer';

/** One value that the pointer reads. */
export interface Reading {
  readonly name: string;
  readonly value: number;
  readonly shown: string;
}

/** Shows the readings of `epoch` beside the pointer; hides without any. */
export function showReadout(
  element: HTMLElement,
  epoch: number,
  readings: readonly Reading[],
  left: number,
  renderer: Renderer = render,
): void {
  element.hidden = readings.length === 0;
  if (readings.length === 0) return;
  renderer(
    html`<div class="readout-epoch">${text('plot-epoch')} <b>${formatCount(epoch)}</b></div>
      ${readings.map(
        (reading) =>
          html`<div class="readout-row" title=${formatExactly(reading.value)}>
            <span>${reading.name}</span><b>${reading.shown}</b>
          </div>`,
      )}`,
    element,
  );
  const room = element.parentElement?.clientWidth ?? 0;
  const width = element.offsetWidth;
  const beside = left + 14 + width <= room ? left + 14 : left - 14 - width;
  element.style.setProperty('left', `${Math.max(0, beside)}px`);
}

/** The same in one line, for a screen reader. */
export function spokenReading(epoch: number, readings: readonly Reading[]): string {
  const values = readings.map((reading) => `${reading.name} ${reading.shown}`).join(', ');
  return `${text('plot-epoch')} ${formatCount(epoch)}: ${values}`;
}
