import { render } from 'lit';
import { setNames } from '../../src/model/sets';
import type { Palette } from '../ui/palette';
import { partOf } from '../ui/part';
import type { Renderer } from '../ui/renderer';
import { along, epochAlong, rangeAlong } from './along';
import { Chart } from './chart';
import { nearestRecord } from './columns';
import { type Reading, showReadout, spokenReading } from './readout';
import type { Range, Trace } from './trace';

/** The moments of a run that a person can go to. */
export interface Moments {
  areThere(): boolean;
  goTo(epoch: number): void;
}

/** What a pane is made of. */
export interface PaneParts {
  chart(...of: ConstructorParameters<typeof Chart>): Pick<Chart, 'show' | 'dispose' | 'pointAt'>;
  readonly renderer: Renderer;
}

/**
 * A chart that can be read and zoomed without a mouse: to a screen reader it is a slider over the epochs; left and
 * right move by a record, Home and End to the ends, Enter goes to that moment, + and − zoom, 0 shows all again.
 */
export class Pane {
  private readonly chart: Pick<Chart, 'show' | 'dispose' | 'pointAt'>;
  private trace: Trace | undefined;
  /** The record that is pointed at; −1 for none, and then the last is told. */
  private at = -1;

  /** `element` holds `.chart-canvas` and `.readout`. */
  constructor(
    private readonly element: HTMLElement,
    syncKey: string,
    private readonly zoom: (view: Range | undefined) => void,
    private readonly moments: Moments,
    { chart, renderer }: PaneParts = { chart: (...of) => new Chart(...of), renderer: render },
  ) {
    const canvas = partOf(element, '.chart-canvas');
    const readout = partOf(element, '.readout');
    this.chart = chart(canvas, syncKey, {
      zoom,
      pick: (epoch) => moments.goTo(epoch),
      hasMoments: () => moments.areThere(),
      hover: (epoch, left) => {
        const { trace } = this;
        this.at = epoch === undefined || !trace ? -1 : nearestRecord(trace.epoch, epoch);
        showReadout(readout, trace?.epoch[this.at] ?? 0, this.at < 0 ? [] : this.readings(), left, renderer);
        this.describe();
      },
    });
    element.addEventListener('keydown', (event) => this.key(event));
  }

  show(trace: Trace, palette: Palette): void {
    this.trace = trace;
    this.chart.show(trace, palette);
    this.element.setAttribute('aria-valuemin', String(trace.epoch[0] ?? 0));
    this.element.setAttribute('aria-valuemax', String(trace.epoch.at(-1) ?? 0));
    this.describe();
  }

  hide(): void {
    this.trace = undefined;
    this.chart.dispose();
  }

  /** What each curve has at the present record. */
  private readings(): Reading[] {
    const { trace, at } = this;
    return setNames.flatMap((set) => {
      const value = trace?.[set]?.at(at);
      return trace && value !== undefined ? [{ name: trace.labels[set], value, shown: trace.format(value) }] : [];
    });
  }

  /** Says the present record to a screen reader: the one that is pointed at, else the last. */
  private describe(): void {
    const epoch = this.trace?.epoch.at(this.at);
    if (epoch === undefined) return;
    this.element.setAttribute('aria-valuenow', String(epoch));
    this.element.setAttribute('aria-valuetext', spokenReading(epoch, this.readings()));
  }

  private key(event: KeyboardEvent): void {
    const { trace } = this;
    if (!trace || trace.epoch.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = trace.epoch.length - 1;
    const from = this.at < 0 ? last : this.at;
    const stride = event.shiftKey ? 10 : 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: from - stride,
      ArrowRight: from + stride,
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (to !== undefined) this.chart.pointAt(trace.epoch[Math.max(0, Math.min(last, to))] ?? 0);
    else if (event.key === '+' || event.key === '=') this.zoom(scaled(trace, 0.5, trace.epoch[from] ?? 0));
    else if (event.key === '-') this.zoomOut(trace, trace.epoch[from] ?? 0);
    else if (event.key === '0') this.zoom(undefined);
    else if (event.key === 'Enter') this.moments.goTo(trace.epoch[from] ?? 0);
    else return;
    event.preventDefault();
  }

  /** Twice as much of the axis; what is longer than the run is all of it. */
  private zoomOut(trace: Trace, about: number): void {
    const view = scaled(trace, 2, about);
    const { min, max } = rangeAlong(trace, view);
    this.zoom(max - min >= along(trace, trace.epoch.at(-1) ?? 0) * 1.05 ? undefined : view);
  }
}

/** A stretch of epochs that takes `factor` as much of the axis, in which the epoch `about` is where it was. */
function scaled(trace: Trace, factor: number, about: number): Range {
  const { min, max } = rangeAlong(trace, trace.view);
  const middle = Math.max(min, Math.min(max, along(trace, about)));
  const ends = [Math.max(0, middle - (middle - min) * factor), middle + (max - middle) * factor] as const;
  return { min: epochAlong(trace, ends[0]), max: epochAlong(trace, ends[1]) };
}
