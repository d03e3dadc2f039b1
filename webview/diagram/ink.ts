import type { Palette } from '../ui/palette';

/** A piece of a label: a variable is set in an italic serif, all else in the page's font. */
export interface Run {
  readonly text: string;
  readonly variable?: boolean;
  readonly bold?: boolean;
  readonly quiet?: boolean;
}

export interface LabelStyle {
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  /** A rim in the background's colour, so that the label can be read on lines. */
  readonly halo?: boolean;
}

const serif = '"STIX Two Text", Cambria, STIX, Georgia, serif';

function fontOf(run: Run, size: number, palette: Palette): string {
  if (run.variable) return `italic ${run.bold ? 600 : 400} ${size * 1.1}px ${serif}`;
  return `${run.bold ? 600 : 400} ${size}px ${palette.font}`;
}

/** Width of a label in pixels. */
export function measure(
  context: CanvasRenderingContext2D,
  runs: readonly Run[],
  size: number,
  palette: Palette,
): number {
  let width = 0;
  for (const run of runs) {
    context.font = fontOf(run, size, palette);
    width += context.measureText(run.text).width;
  }
  return width;
}

/** Writes `runs` one after the other on the baseline y. */
export function write(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  runs: readonly Run[],
  style: LabelStyle,
  palette: Palette,
): void {
  const total = measure(context, runs, style.size, palette);
  let at = style.align === 'left' ? x : style.align === 'right' ? x - total : x - total / 2;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  for (const run of runs) {
    context.font = fontOf(run, style.size, palette);
    if (style.halo) {
      context.lineJoin = 'round';
      context.lineWidth = 4;
      context.strokeStyle = palette.background;
      context.strokeText(run.text, at, y);
    }
    context.fillStyle = run.quiet ? palette.description : palette.foreground;
    context.fillText(run.text, at, y);
    at += context.measureText(run.text).width;
  }
}
