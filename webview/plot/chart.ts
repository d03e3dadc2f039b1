import UPlot from 'uplot';
import type { Palette } from '../ui/palette';
import { along, epochAlong, rangeAlong } from './along';
import { axes } from './axes';
import { curveStyles, drawnSets } from './curve-style';
import { shapesAbove, shapesBelow } from './overlay';
import { type RunCurves, type RunPaths, runCurves, runPaths } from './path';
import type { Projection } from './projection';
import { isOnCurve, isOnLine, scrubBinding } from './scrub';
import { labelWidth, type Shape, type TextPart } from './shapes';
import { paintShapes } from './shapes-canvas';
import { type Range, type Trace, valueRange } from './trace';

export interface ChartEvents {
  /** A stretch of epochs was dragged over, or undefined: show all again. */
  zoom(view: Range | undefined): void;
  /** A person has clicked at this epoch, or dragged a curve to it. */
  pick(epoch: number): void;
  /** Whether there are moments to go to. */
  hasMoments(): boolean;
  /** The pointer is at this epoch, `left` pixels into the plotting area; undefined: it has left. */
  hover(epoch: number | undefined, left: number): void;
}

type PlotArguments = [options: UPlot.Options, data: UPlot.AlignedData, element: HTMLElement];

/** Widths of the margins in CSS pixels; the right one holds labels. */
export const margins = { wide: { axis: 52, right: 106 }, compact: { axis: 44, right: 68 } };
const xAxisHeight = 24;
const topRoom = 8;
/** Pixels from which on a movement of the pressed pointer is a drag. */
const dragDistance = 4;

/**
 * One pane's curves on a canvas. uPlot draws the lines of the run and owns drag and cursor; ticks, grid, labels and all
 * else is ours, drawn in its hooks by the same code as in saved pictures.
 */
export class Chart {
  private plot: UPlot | undefined;
  /** The layout with which the plot was made. */
  private built = '';
  private shown: { readonly trace: Trace; readonly palette: Palette } | undefined;
  private range: Range = { min: 0, max: 1 };
  /** The curves as uPlot has them, and as pixels of the redraw that is under way. */
  private curves: RunCurves = { epoch: [] };
  private paths: RunPaths = {};

  constructor(
    private readonly element: HTMLElement,
    private readonly syncKey: string,
    private readonly events: ChartEvents,
    /** Makes the plot in an element. */
    private readonly create = (...of: PlotArguments): UPlot => new UPlot(...of),
  ) {
    new ResizeObserver(() => this.resize()).observe(element);
  }

  /** Draws `trace`; what does not change (scale, theme, layout) is kept. */
  show(trace: Trace, palette: Palette): void {
    const layout = `${trace.logarithmic}/${trace.logSteps}/${trace.compact}/${trace.quantity}`;
    if (layout !== this.built || palette !== this.shown?.palette) this.dispose();
    this.shown = { trace, palette };
    this.built = layout;
    this.range = valueRange(trace);
    this.fill(trace, palette);
  }

  dispose(): void {
    this.plot?.destroy();
    this.plot = undefined;
  }

  /** Puts the cursor on an epoch, as the pointer would. */
  pointAt(epoch: number): void {
    const { plot, shown } = this;
    if (!plot || !shown) return;
    plot.setCursor({ left: plot.valToPos(along(shown.trace, epoch), 'x'), top: plot.bbox.height / 4 });
  }

  /** The size of the place, if it is on the screen and large enough for a plot. */
  private get room(): { readonly width: number; readonly height: number } | undefined {
    const { clientWidth: width, clientHeight: height } = this.element;
    return width < 40 || height < 40 ? undefined : { width, height };
  }

  private resize(): void {
    const { shown, room, plot } = this;
    if (!shown || !room || (plot?.width === room.width && plot.height === room.height)) return;
    plot?.setSize(room);
    this.fill(shown.trace, shown.palette);
  }

  /** Gives the plot its curves; makes one where there is none and there is room for it. */
  private fill(trace: Trace, palette: Palette): void {
    const { plot, room } = this;
    const data = this.data(trace);
    if (plot) {
      plot.setData(data, false);
      plot.setScale('x', rangeAlong(trace, trace.view));
    } else if (room) this.plot = this.create(this.options(trace, palette, room), data, this.element);
  }

  private data(trace: Trace): UPlot.AlignedData {
    this.curves = runCurves(trace, Math.max(100, this.element.clientWidth));
    const { curves } = this;
    const none = curves.epoch.map(() => null);
    return [curves.epoch.map((epoch) => along(trace, epoch)), ...drawnSets.map((set) => curves[set] ?? none)];
  }

  private options(
    trace: Trace,
    palette: Palette,
    room: { readonly width: number; readonly height: number },
  ): UPlot.Options {
    const side = trace.compact ? margins.compact : margins.wide;
    const view = (): Range => {
      const present = this.shown?.trace ?? trace;
      return rangeAlong(present, present.view);
    };
    const line = { stroke: palette.run, points: { show: false }, spanGaps: false };
    return {
      ...room,
      legend: { show: false },
      padding: [topRoom, side.right, xAxisHeight, side.axis],
      scales: {
        x: { time: false, range: () => [view().min, view().max] },
        y: {
          distr: trace.logarithmic ? 3 : 1,
          range: () => [this.range.min, this.range.max],
        },
      },
      axes: [{ show: false }, { show: false }],
      series: [{}, ...drawnSets.map((set) => ({ ...line, ...curveStyles[set] }))],
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false, dist: dragDistance },
        points: { size: 7, width: 0, fill: palette.run },
        sync: { key: this.syncKey, scales: ['x', null], filters: { pub: (type) => /^mouse(move|leave)$/.test(type) } },
        bind: {
          mousedown: scrubBinding({
            isPossible: () => this.events.hasMoments(),
            line: () => this.line(),
            dragTo: (left) => this.plot && this.events.pick(this.epochAt(this.plot, left)),
          }),
          dblclick: () => () => {
            this.events.zoom(undefined);
            return null;
          },
        },
      },
      hooks: {
        drawClear: [(u) => this.paint(u, axes, false), (u) => this.paintBelow(u)],
        draw: [(u) => this.paintAbove(u)],
        setSelect: [(u) => this.selected(u)],
        setCursor: [(u) => this.moved(u)],
        ready: [(u) => this.listenForClicks(u)],
      },
    };
  }

  private paintBelow(u: UPlot): void {
    const shapes = (trace: Trace, at: Projection, palette: Palette): Shape[] => {
      this.paths = runPaths(this.curves, at);
      return shapesBelow(trace, this.paths, at, palette);
    };
    this.paint(u, shapes, true);
  }

  private paintAbove(u: UPlot): void {
    const shapes = this.paint(u, (trace, at, palette) => shapesAbove(trace, this.paths, at, palette), false);
    this.nameShortened(u, shapes);
  }

  private paint(
    u: UPlot,
    shapes: (trace: Trace, at: Projection, palette: Palette) => Shape[],
    inside: boolean,
  ): Shape[] {
    if (!this.shown) return [];
    const { trace, palette } = this.shown;
    const { ctx } = u;
    const ratio = UPlot.pxRatio;
    const left = u.bbox.left / ratio;
    const top = u.bbox.top / ratio;
    ctx.save();
    ctx.scale(ratio, ratio);
    if (inside) {
      ctx.beginPath();
      ctx.rect(left, top, u.bbox.width / ratio, u.bbox.height / ratio);
      ctx.clip();
    }
    const at: Projection = {
      left,
      top,
      width: u.bbox.width / ratio,
      height: u.bbox.height / ratio,
      outerRight: u.width - 4,
      x: (epoch) => left + u.valToPos(along(trace, epoch), 'x'),
      y: (value) => top + u.valToPos(value, 'y'),
      measure: (parts, size) => labelWidth(ctx, parts, size, palette.font),
    };
    const drawn = shapes(trace, at, palette);
    paintShapes(ctx, drawn, palette.font);
    ctx.restore();
    return drawn;
  }

  /** Beside the curves, the tooltip says in full what has no room there. */
  private nameShortened(u: UPlot, shapes: readonly Shape[]): void {
    const isCut = ({ text }: TextPart): boolean => text.endsWith('…');
    const names = shapes.flatMap((shape) =>
      shape.kind === 'label' && shape.parts.some(isCut) ? (shape.whole ?? []) : [],
    );
    this.element.title = names.join('\n');
    // The curves themselves have the readout.
    u.over.title = '';
  }

  /** A click is no drag: the pointer is where it was pressed. */
  private listenForClicks(u: UPlot): void {
    let pressed = 0;
    u.over.addEventListener('mousedown', ({ clientX }) => {
      pressed = clientX;
    });
    u.over.addEventListener('click', ({ clientX, offsetX }) => {
      if (Math.abs(clientX - pressed) < dragDistance) this.events.pick(this.epochAt(u, offsetX));
    });
  }

  /** The epoch so many pixels into the plotting area. */
  private epochAt(u: UPlot, left: number): number {
    return epochAlong(this.shown?.trace ?? {}, u.posToVal(left, 'x'));
  }

  /** Where the moment that is shown has its line, in pixels of the plotting area. */
  private line(): number | undefined {
    const { trace } = this.shown ?? {};
    return trace?.cursor && this.plot?.valToPos(along(trace, trace.cursor.epoch), 'x');
  }

  private selected(u: UPlot): void {
    const { left, width } = u.select;
    if (width < dragDistance) return;
    const min = Math.max(0, this.epochAt(u, left));
    const max = this.epochAt(u, left + width);
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.events.zoom({ min, max });
  }

  private moved(u: UPlot): void {
    const { left = -1, top = -1 } = u.cursor;
    const isGrasped = isOnLine(this.line(), left) || isOnCurve(u, left, top);
    u.over.classList.toggle('is-graspable', left >= 0 && isGrasped && this.events.hasMoments());
    if (left < 0) this.events.hover(undefined, 0);
    else this.events.hover(this.epochAt(u, left), left + u.bbox.left / UPlot.pxRatio);
  }
}
