import type UPlot from 'uplot';

/** Pixels from a curve, or from the line of the moment that is shown, within which a press takes hold of it. */
export const reach = 7;

/** What a press may take hold of, and what is told while it is dragged. */
export interface Scrubbing {
  /** Whether there are moments to go to. */
  isPossible(): boolean;
  /** Pixels into the plotting area at which the moment that is shown has its line, if it has one. */
  line(): number | undefined;
  /** The pointer is so many pixels into the plotting area. */
  dragTo(left: number): void;
}

/**
 * Whether a point, in pixels of the plotting area, is on one of the plot's curves: nearer to the curve's value there
 * than `reach`, up or down.
 */
export function isOnCurve(plot: Pick<UPlot, 'posToIdx' | 'valToPos' | 'data'>, left: number, top: number): boolean {
  const index = plot.posToIdx(left);
  return plot.data.slice(1).some((values) => {
    const value = values[index];
    return value !== null && value !== undefined && Math.abs(plot.valToPos(value, 'y') - top) <= reach;
  });
}

/** Whether a place, in pixels of the plotting area, is on the line of the moment that is shown. */
export function isOnLine(line: number | undefined, left: number): boolean {
  return line !== undefined && Math.abs(line - left) <= reach;
}

/**
 * Makes a drag that begins on a curve, or on the line of the moment that is shown, go through the run; one that begins
 * elsewhere is uPlot's own, and zooms.
 */
export function scrubBinding(scrubbing: Scrubbing): UPlot.Cursor.MouseListenerFactory {
  return (plot, _, select) => (event) => {
    const { left, top } = plot.over.getBoundingClientRect();
    const at = event.clientX - left;
    const isGrasped = isOnLine(scrubbing.line(), at) || isOnCurve(plot, at, event.clientY - top);
    if (event.button !== 0 || !isGrasped || !scrubbing.isPossible()) return select(event);
    follow(plot.over, (clientX) => scrubbing.dragTo(clientX - left));
    return null;
  };
}

/** Follows the pressed pointer, wherever it goes, until it is let go. */
function follow(over: HTMLElement, moved: (clientX: number) => void): void {
  const { ownerDocument: document } = over;
  const move = ({ clientX }: MouseEvent): void => moved(clientX);
  over.classList.add('is-scrubbed');
  document.addEventListener('mousemove', move);
  document.addEventListener(
    'mouseup',
    () => {
      document.removeEventListener('mousemove', move);
      over.classList.remove('is-scrubbed');
    },
    { once: true },
  );
}
