import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type UPlot from 'uplot';
import { isOnCurve, isOnLine, reach, scrubBinding } from '../../../../webview/plot/scrub';

const seed = 77123;

/** A plot of 100 by 100 pixels with a value at each pixel, from 0 below to 1 above. */
function plotOf(...curves: readonly (readonly (number | null)[])[]): UPlot {
  const heard = new Map<string, (event: { clientX: number }) => void>();
  const classes = new Set<string>();
  const document = {
    addEventListener: (name: string, listener: (event: { clientX: number }) => void) => heard.set(name, listener),
    removeEventListener: (name: string) => heard.delete(name),
  };
  const over = {
    ownerDocument: document,
    classList: { add: (name: string) => classes.add(name), remove: (name: string) => classes.delete(name) },
    getBoundingClientRect: () => ({ left: 30, top: 20 }),
  };
  const plot = {
    data: [Array.from({ length: 101 }, (_, i) => i), ...curves],
    posToIdx: (left: number) => Math.max(0, Math.min(100, Math.round(left))),
    valToPos: (value: number) => 100 - 100 * value,
    over,
    heard,
    classes,
  };
  return plot as unknown as UPlot;
}

const flat = (value: number): readonly number[] => Array.from({ length: 101 }, () => value);

describe('a drag on the curve', () => {
  it(`takes hold of a curve where the pointer is near its value, and of nothing where a curve has none (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (value, left, top) => {
          const isNear = Math.abs(100 - 100 * value - top) <= reach;
          equal(isOnCurve(plotOf(flat(value)), left, top), isNear);
          equal(isOnCurve(plotOf(flat(value), flat(value)), left, top), isNear);
          equal(isOnCurve(plotOf(flat(value).map(() => null)), left, top), false);
        },
      ),
      { seed },
    );
  });

  it('takes hold of the line of the moment that is shown', () => {
    equal(isOnLine(undefined, 3), false);
    deepEqual(
      [40 - reach - 1, 40 - reach, 40, 40 + reach, 40 + reach + 1].map((left) => isOnLine(40, left)),
      [false, true, true, true, false],
    );
  });

  /** Presses at a place of the plotting area, moves the pointer there and back, and lets it go. */
  function drag(plot: UPlot, at: { left: number; top: number; button?: number }, isPossible = true) {
    const { heard, classes } = plot as unknown as {
      heard: Map<string, (event: { clientX: number }) => void>;
      classes: Set<string>;
    };
    const went: number[] = [];
    let zooms = 0;
    const scrubbing = { isPossible: () => isPossible, line: () => 60, dragTo: (left: number) => went.push(left) };
    const listener = scrubBinding(scrubbing)(plot, plot.over, () => {
      zooms++;
      return null;
    });
    listener?.({ clientX: 30 + at.left, clientY: 20 + at.top, button: at.button ?? 0 } as MouseEvent);
    const isHeld = classes.has('is-scrubbed');
    for (const clientX of [80, 25]) heard.get('mousemove')?.({ clientX });
    heard.get('mouseup')?.({ clientX: 25 });
    const { size } = classes;
    equal(size, 0);
    equal(heard.has('mousemove'), false);
    return { went, zooms, isHeld };
  }

  it('goes through the run from a curve and from the line, and zooms from elsewhere', () => {
    const plot = plotOf(flat(0.5));
    const held = { went: [50, -5], zooms: 0, isHeld: true };
    const zoomed = { went: [], zooms: 1, isHeld: false };
    deepEqual(drag(plot, { left: 10, top: 48 }), held);
    deepEqual(drag(plot, { left: 62, top: 5 }), held);
    deepEqual(drag(plot, { left: 10, top: 5 }), zoomed);
    deepEqual(drag(plot, { left: 10, top: 48, button: 2 }), zoomed);
    deepEqual(drag(plot, { left: 10, top: 48 }, false), zoomed);
  });
});
