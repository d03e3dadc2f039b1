import type UPlot from 'uplot';
import { Chart, type ChartEvents } from '../../../../webview/plot/chart';
import type { Trace } from '../../../../webview/plot/trace';
import type { Palette } from '../../../../webview/ui/palette';
import { ThemedPage } from '../elements';
import { type Ink, paper, plainPalette, type Sheet } from '../paper';

/** A curve of three records, with what a test says otherwise. */
export const traceOf = (part: Partial<Trace> = {}): Trace => ({
  epoch: Float64Array.of(0, 50, 100),
  train: Float64Array.of(1, 0.5, 0.25),
  earlier: [],
  marks: [],
  view: { min: 0, max: 100 },
  zoomed: false,
  logarithmic: false,
  quantity: 'cost',
  labels: { train: 'train', validation: 'validation', test: 'test' },
  compact: false,
  format: (value) => value.toFixed(2),
  formatTick: String,
  ...part,
});

/** What stands for uPlot's plot: a pixel an epoch, from (52, 8) on a screen of two dots a pixel. */
export class Plot {
  readonly sheet: Sheet;
  readonly ctx: CanvasRenderingContext2D;
  readonly bbox = { left: 104, top: 16, width: 200, height: 160 };
  readonly over = { title: 'of before', classList: { toggle: (...of: unknown[]) => this.did.push(['class', ...of]) } };
  select = { left: 10, top: 0, width: 20, height: 80 };
  cursor: { left?: number; top?: number } = {};
  width: number;
  height: number;
  readonly did: unknown[][] = [];

  constructor(
    readonly options: UPlot.Options,
    readonly data: UPlot.AlignedData,
  ) {
    ({ context: this.ctx, sheet: this.sheet } = paper());
    ({ width: this.width, height: this.height } = options);
  }
  private readonly told =
    (name: string) =>
    (...args: unknown[]): void => {
      this.did.push([name, ...args]);
    };
  readonly setData = this.told('data');
  readonly setScale = this.told('scale');
  readonly setSize = this.told('size');
  readonly setCursor = this.told('cursor');
  readonly setSelect = this.told('select');
  readonly destroy = this.told('destroy');
  valToPos(value: number, scale: string): number {
    return scale === 'x' ? value : 80 - 80 * value;
  }
  posToVal(left: number): number {
    return left - 15;
  }
  posToIdx(left: number): number {
    const [epochs] = this.data;
    return Array.from(epochs).reduce(
      (best, epoch, i) => (Math.abs(epoch - left) < Math.abs((epochs[best] ?? 0) - left) ? i : best),
      0,
    );
  }
  /** Runs uPlot's hooks of this name; gives what they draw. */
  run(name: 'drawClear' | 'draw' | 'setSelect' | 'setCursor'): Ink[] {
    const before = this.sheet.inks.length;
    for (const hook of this.options.hooks?.[name] ?? []) (hook as (u: UPlot) => void)(this as unknown as UPlot);
    return this.sheet.inks.slice(before);
  }
}

/** A chart in a place of 260 by 112 pixels, the plots that it has made, and what it reports. */
export class Bench {
  readonly page = new ThemedPage();
  readonly place = { clientWidth: 260, clientHeight: 112, title: '' };
  readonly plots: Plot[] = [];
  readonly reports: unknown[][] = [];
  readonly chart: Chart;

  constructor(trace?: Trace, palette: Palette = plainPalette) {
    Object.assign(globalThis, this.page.names);
    const events: ChartEvents = {
      zoom: (view) => this.reports.push(['zoom', view]),
      hover: (epoch, left) => this.reports.push(['hover', epoch, left]),
      pick: (epoch) => this.reports.push(['pick', epoch]),
      hasMoments: () => true,
    };
    this.chart = new Chart(this.place as unknown as HTMLElement, 'key', events, (options, data) => {
      const plot = new Plot(options, data);
      this.plots.push(plot);
      return plot as unknown as UPlot;
    });
    if (trace) this.chart.show(trace, palette);
  }

  get plot(): Plot {
    const plot = this.plots.at(-1);
    if (!plot) throw new Error('no plot was made');
    return plot;
  }
  resize(clientWidth: number, clientHeight: number): void {
    Object.assign(this.place, { clientWidth, clientHeight });
    this.page.resize();
  }
}
