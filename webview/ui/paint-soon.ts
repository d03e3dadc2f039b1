import { paintedFrom } from './paint';

/** Pictures that one frame paints: more would make a person wait for it. */
export const mostPerFrame = 24;

/** What is not painted yet, by its canvas, in the order in which it was asked for. */
const waiting = new Map<HTMLCanvasElement, (canvas: HTMLCanvasElement) => void>();

/** As `paintedFrom`, for a page of many small pictures: some are painted with the next frame, others with those behind it. */
export function paintedSoon(sources: readonly unknown[], paint: (canvas: HTMLCanvasElement) => void) {
  return paintedFrom(sources, (canvas) => {
    if (waiting.size === 0) requestAnimationFrame(paintSome);
    waiting.set(canvas, paint);
  });
}

function paintSome(): void {
  const some = [...waiting].slice(0, mostPerFrame);
  for (const [canvas, paint] of some) {
    waiting.delete(canvas);
    if (canvas.isConnected) paint(canvas);
  }
  if (waiting.size > 0) requestAnimationFrame(paintSome);
}
