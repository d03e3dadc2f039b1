import type { Palette } from '../ui/palette';
import { along, rangeAlong } from './along';
import { axes } from './axes';
import { curveStyles, drawnSets } from './curve-style';
import { shapesAbove, shapesBelow } from './overlay';
import { type RunPaths, runCurves, runPaths } from './path';
import type { Projection } from './projection';
import type { Shape, TextPart } from './shapes';
import { type Trace, valueRange } from './trace';

export interface FigurePane {
  readonly title: string;
  readonly trace: Trace;
}

export interface Figure {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
}

const paneHeight = 300;
const paneWidths = [640, 420] as const;
const margin = { left: 56, top: 40, right: 120, bottom: 34 };

/** The panes side by side as a picture of their own, for PNG and SVG: what the panel shows, at a size for a report. */
export function figureOf(
  panes: readonly FigurePane[],
  palette: Palette,
  measure: (parts: readonly TextPart[], size: number) => number,
): Figure {
  const shapes: Shape[] = [];
  let left = 0;
  for (const [index, pane] of panes.entries()) {
    const width = paneWidths[index === 0 ? 0 : 1];
    shapes.push(...paneShapes(pane, left, width, palette, measure));
    left += width;
  }
  return { shapes, width: left, height: paneHeight };
}

function paneShapes(
  { title, trace }: FigurePane,
  left: number,
  outerWidth: number,
  palette: Palette,
  measure: (parts: readonly TextPart[], size: number) => number,
): Shape[] {
  const range = valueRange(trace);
  const scale = trace.logarithmic ? Math.log10 : (value: number): number => value;
  const ends = rangeAlong(trace, trace.view);
  const width = outerWidth - margin.left - margin.right;
  const height = paneHeight - margin.top - margin.bottom;
  const at: Projection = {
    left: left + margin.left,
    top: margin.top,
    width,
    height,
    outerRight: left + outerWidth - 8,
    x: (epoch) => left + margin.left + ((along(trace, epoch) - ends.min) / (ends.max - ends.min)) * width,
    y: (value) => margin.top + height * (1 - (scale(value) - scale(range.min)) / (scale(range.max) - scale(range.min))),
    measure,
  };
  const run = runPaths(runCurves(trace, width), at);
  return [
    {
      kind: 'label',
      x: left + 16,
      y: 22,
      parts: [{ text: title, colour: palette.foreground, bold: true }],
      size: 12,
      anchor: 'start',
    },
    ...axes(trace, at, palette),
    ...shapesBelow(trace, run, at, palette),
    ...curves(run, palette),
    ...shapesAbove(trace, run, at, palette),
  ];
}

function curves(run: RunPaths, palette: Palette): Shape[] {
  return drawnSets.flatMap((set): Shape[] => {
    const points = run[set];
    return points && points.length > 2 ? [{ kind: 'line', points, colour: palette.run, ...curveStyles[set] }] : [];
  });
}
