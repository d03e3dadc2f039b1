import { setNames } from '../../src/model/sets';
import type { Palette } from '../ui/palette';
import { Chart } from './chart';
import { nearestRecord } from './columns';
import { type Reading, showReadout, spokenReading } from './readout';
import type { Range, Trace } from './trace';

/**
 * A chart that can be read and zoomed without a mouse: to a screen reader it is a slider over the epochs; left and
 * right move by a record, Home and End to the ends, + and − zoom, 0 shows all again.
 */
export class Pane {
  private readonly chart: Chart;
  private trace: Trace | undefined;
  private at = -1;

  /** `element` holds `.chart-canvas` and `.readout`. */
  constructor(
    private readonly element: HTMLElement,
    syncKey: string,
    private readonly zoom: (view: Range | undefined) => void,
  ) {
    const canvas = element.querySelector<HTMLElement>('.chart-canvas');
    const readout = element.querySelector<HTMLElement>('.readout');
    if (!canvas || !readout) throw new Error('a pane needs a place for its canvas and its readout');
    this.chart = new Chart(canvas, syncKey, {
      zoom,
      hover: (epoch, left) => {
        this.at = epoch === undefined || !this.trace ? -1 : nearestRecord(this.trace.epoch, epoch);
        const readings = this.readings();
        showReadout(readout, this.trace?.epoch[this.at] ?? 0, readings, left);
        this.describe(readings);
      },
    });
    element.addEventListener('keydown', (event) => this.key(event));
  }

  show(trace: Trace, palette: Palette): void {
    this.trace = trace;
    this.chart.show(trace, palette);
    this.element.setAttribute('aria-valuemin', String(trace.epoch[0] ?? 0));
    this.element.setAttribute('aria-valuemax', String(trace.epoch[trace.epoch.length - 1] ?? 0));
    if (this.at < 0) this.describe(this.readings(trace.epoch.length - 1));
  }

  hide(): void {
    this.trace = undefined;
    this.chart.dispose();
  }

  private readings(index = this.at): Reading[] {
    const { trace } = this;
    if (!trace || index < 0) return [];
    const reading = (name: string, column: Float64Array | undefined): Reading[] => {
      const value = column?.[index];
      return value === undefined ? [] : [{ name, value, shown: trace.format(value) }];
    };
    return setNames.flatMap((set) => reading(trace.labels[set], trace[set]));
  }

  private describe(readings: readonly Reading[]): void {
    const epoch = this.trace?.epoch[this.at < 0 ? (this.trace.epoch.length ?? 1) - 1 : this.at];
    if (epoch === undefined) return;
    this.element.setAttribute('aria-valuenow', String(epoch));
    this.element.setAttribute('aria-valuetext', spokenReading(epoch, readings));
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
    else if (event.key === '+' || event.key === '=') this.scale(0.5, trace.epoch[from] ?? 0);
    else if (event.key === '-') this.scale(2, trace.epoch[from] ?? 0);
    else if (event.key === '0') this.zoom(undefined);
    else return;
    event.preventDefault();
  }

  private scale(factor: number, about: number): void {
    const { trace } = this;
    if (!trace) return;
    const { min, max } = trace.view;
    const middle = Math.max(min, Math.min(max, about));
    const view = { min: Math.max(0, middle - (middle - min) * factor), max: middle + (max - middle) * factor };
    const beyond = factor > 1 && view.max - view.min >= (trace.epoch[trace.epoch.length - 1] ?? 0) * 1.05;
    this.zoom(beyond ? undefined : view);
  }
}
