/** One thing that a page has drawn on a canvas, in the canvas's own pixels, in the order of drawing. */
export type Drawn =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly box: DrawnBox;
      /** It was written over a rim of the page's colour. */
      readonly rim: boolean;
    }
  | {
      readonly kind: 'stroke';
      /** Points of each part of the path, x and y alternating, less than a few pixels apart in a curve. */
      readonly paths: readonly (readonly number[])[];
      readonly width: number;
      readonly colour: string;
    }
  | { readonly kind: 'fill'; readonly box: DrawnBox; readonly opaque: boolean };

export interface DrawnBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Runs in a page before its script: keeps what is drawn on each canvas since it was last cleared, so that a test can
 * measure the picture. `window.drawn(canvas)` gives it.
 */
export function recordDrawing(): void {
  type Path = number[][];
  interface Clip {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  const everywhere: Clip = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
  const paths2D = new WeakMap<Path2D, Path>();
  const current = new WeakMap<CanvasRenderingContext2D, Path>();
  const clips = new WeakMap<CanvasRenderingContext2D, Clip[]>();
  const drawings = new WeakMap<HTMLCanvasElement, unknown[]>();

  const listOf = (canvas: HTMLCanvasElement): unknown[] => {
    const list = drawings.get(canvas) ?? [];
    drawings.set(canvas, list);
    return list;
  };
  const clipOf = (context: CanvasRenderingContext2D): Clip => {
    const stack = clips.get(context) ?? [];
    return stack[stack.length - 1] ?? everywhere;
  };
  const boxOf = (points: readonly number[][]): Clip => {
    const box = { left: 1e9, top: 1e9, right: -1e9, bottom: -1e9 };
    for (const part of points) {
      for (let i = 0; i + 1 < part.length; i += 2) {
        box.left = Math.min(box.left, part[i] ?? 0);
        box.right = Math.max(box.right, part[i] ?? 0);
        box.top = Math.min(box.top, part[i + 1] ?? 0);
        box.bottom = Math.max(box.bottom, part[i + 1] ?? 0);
      }
    }
    return box;
  };
  const intersection = (a: Clip, b: Clip): Clip => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const moved = (context: CanvasRenderingContext2D, path: Path): Path => {
    const { a, b, c, d, e, f } = context.getTransform();
    return path.map((part) => {
      const out: number[] = [];
      for (let i = 0; i + 1 < part.length; i += 2) {
        const [x, y] = [part[i] ?? 0, part[i + 1] ?? 0];
        out.push(a * x + c * y + e, b * x + d * y + f);
      }
      return out;
    });
  };
  const last = (path: Path): number[] => {
    const part = path[path.length - 1] ?? [];
    if (path.length === 0) path.push(part);
    return part;
  };
  /** What each command of a path adds to its points. */
  const commands: Record<string, (path: Path, ...n: number[]) => void> = {
    moveTo: (path, x = 0, y = 0) => path.push([x, y]),
    lineTo: (path, x = 0, y = 0) => last(path).push(x, y),
    bezierCurveTo: (path, cx1 = 0, cy1 = 0, cx2 = 0, cy2 = 0, x = 0, y = 0) => {
      const part = last(path);
      const [x0, y0] = [part[part.length - 2] ?? cx1, part[part.length - 1] ?? cy1];
      for (let i = 1; i <= 40; i++) {
        const t = i / 40;
        const u = 1 - t;
        const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
        part.push(p * x0 + q * cx1 + r * cx2 + s * x, p * y0 + q * cy1 + r * cy2 + s * y);
      }
    },
    rect: (path, x = 0, y = 0, w = 0, h = 0) => path.push([x, y, x + w, y, x + w, y + h, x, y + h, x, y]),
    roundRect: (path, x = 0, y = 0, w = 0, h = 0) => path.push([x, y, x + w, y, x + w, y + h, x, y + h, x, y]),
    arc: (path, x = 0, y = 0, r = 0, from = 0, to = 0) => {
      const part: number[] = [];
      for (let i = 0; i <= 16; i++) {
        const angle = from + ((to - from) * i) / 16;
        part.push(x + r * Math.cos(angle), y + r * Math.sin(angle));
      }
      path.push(part);
    },
    closePath: (path) => {
      const part = last(path);
      if (part.length >= 2) part.push(part[0] ?? 0, part[1] ?? 0);
    },
  };

  const context2D = CanvasRenderingContext2D.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const path2D = Path2D.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const wrap = <T>(
    prototype: Record<string, (...args: unknown[]) => unknown>,
    name: string,
    before: (self: T, args: unknown[]) => void,
  ): void => {
    const original = prototype[name];
    if (!original) return;
    prototype[name] = function (this: unknown, ...args: unknown[]) {
      before(this as T, args);
      return original.apply(this, args);
    };
  };
  for (const [name, add] of Object.entries(commands)) {
    wrap<CanvasRenderingContext2D>(context2D, name, (context, args) => {
      const path = current.get(context) ?? [];
      current.set(context, path);
      // A path keeps where it was drawn, whatever the transform is when it is stroked.
      const own: Path = name === 'lineTo' || name === 'bezierCurveTo' || name === 'closePath' ? path : [];
      if (own === path) {
        const back = context.getTransform().inverse();
        const part = last(path);
        const local = back.transformPoint({ x: part[part.length - 2] ?? 0, y: part[part.length - 1] ?? 0 });
        const added: Path = part.length > 0 ? [[local.x, local.y]] : [[]];
        if (name === 'closePath') commands['closePath']?.(path);
        else {
          add(added, ...(args as number[]));
          const points = moved(context, added)[0] ?? [];
          part.push(...(part.length > 0 ? points.slice(2) : points));
        }
        return;
      }
      add(own, ...(args as number[]));
      path.push(...moved(context, own));
    });
    wrap<Path2D>(path2D, name, (self, args) => {
      const path = paths2D.get(self) ?? [];
      paths2D.set(self, path);
      add(path, ...(args as number[]));
    });
  }
  wrap<CanvasRenderingContext2D>(context2D, 'beginPath', (context) => current.set(context, []));
  const pathOf = (context: CanvasRenderingContext2D, given: unknown): Path =>
    given instanceof Path2D ? moved(context, paths2D.get(given) ?? []) : (current.get(context) ?? []);
  const scaleOf = (context: CanvasRenderingContext2D): number => {
    const { a, b } = context.getTransform();
    return Math.hypot(a, b);
  };

  wrap<CanvasRenderingContext2D>(context2D, 'stroke', (context, [given]) => {
    const clip = clipOf(context);
    const paths: number[][] = [];
    for (const part of pathOf(context, given)) {
      const kept: number[] = [];
      for (let i = 0; i + 1 < part.length; i += 2) {
        const [x, y] = [part[i] ?? 0, part[i + 1] ?? 0];
        const [x0, y0] = [part[i - 2] ?? x, part[i - 1] ?? y];
        const steps = Math.max(1, Math.ceil(Math.hypot(x - x0, y - y0) / 3));
        for (let s = 1; s <= steps; s++) {
          const [px, py] = [x0 + ((x - x0) * s) / steps, y0 + ((y - y0) * s) / steps];
          if (px >= clip.left && px <= clip.right && py >= clip.top && py <= clip.bottom) kept.push(px, py);
        }
      }
      if (kept.length > 0) paths.push(kept);
    }
    listOf(context.canvas).push({
      kind: 'stroke',
      paths,
      width: context.lineWidth * scaleOf(context),
      colour: String(context.strokeStyle),
    });
  });
  const fills = (context: CanvasRenderingContext2D, path: Path, opaque: boolean): void => {
    listOf(context.canvas).push({ kind: 'fill', box: intersection(boxOf(path), clipOf(context)), opaque });
  };
  const isOpaque = (context: CanvasRenderingContext2D): boolean =>
    context.globalAlpha === 1 && typeof context.fillStyle === 'string' && context.fillStyle.startsWith('#');
  wrap<CanvasRenderingContext2D>(context2D, 'fill', (context, [given]) =>
    fills(context, pathOf(context, given), isOpaque(context)),
  );
  wrap<CanvasRenderingContext2D>(context2D, 'fillRect', (context, args) => {
    const path: Path = [];
    commands['rect']?.(path, ...(args as number[]));
    fills(context, moved(context, path), isOpaque(context));
  });
  wrap<CanvasRenderingContext2D>(context2D, 'strokeRect', (context, args) => {
    const path: Path = [];
    commands['rect']?.(path, ...(args as number[]));
    const saved = current.get(context);
    current.set(context, moved(context, path));
    const [part = []] = current.get(context) ?? [];
    const dense: number[] = [];
    for (let i = 2; i + 1 < part.length; i += 2) {
      for (let s = 0; s <= 20; s++) {
        const [x0, y0, x, y] = [part[i - 2] ?? 0, part[i - 1] ?? 0, part[i] ?? 0, part[i + 1] ?? 0];
        dense.push(x0 + ((x - x0) * s) / 20, y0 + ((y - y0) * s) / 20);
      }
    }
    listOf(context.canvas).push({
      kind: 'stroke',
      paths: [dense],
      width: context.lineWidth * scaleOf(context),
      colour: String(context.strokeStyle),
    });
    current.set(context, saved ?? []);
  });
  wrap<CanvasRenderingContext2D>(context2D, 'drawImage', (context, args) => {
    const [, x = 0, y = 0, w = 0, h = 0] = args.length > 5 ? [0, ...args.slice(5)] : args;
    const path: Path = [];
    commands['rect']?.(path, Number(x), Number(y), Number(w), Number(h));
    fills(context, moved(context, path), context.globalAlpha === 1);
  });
  const rims = new WeakMap<CanvasRenderingContext2D, string>();
  wrap<CanvasRenderingContext2D>(context2D, 'strokeText', (context, [text]) => rims.set(context, String(text)));
  wrap<CanvasRenderingContext2D>(context2D, 'fillText', (context, [text, x, y]) => {
    const words = String(text);
    if (words.trim() === '') return;
    const size = context.measureText(words);
    const box = boxOf(
      moved(context, [
        [
          Number(x) - size.actualBoundingBoxLeft,
          Number(y) - size.actualBoundingBoxAscent,
          Number(x) + size.actualBoundingBoxRight,
          Number(y) + size.actualBoundingBoxDescent,
        ],
      ]),
    );
    listOf(context.canvas).push({ kind: 'text', text: words, box, rim: rims.get(context) === words });
    rims.delete(context);
  });
  wrap<CanvasRenderingContext2D>(context2D, 'save', (context) => {
    const stack = clips.get(context) ?? [everywhere];
    clips.set(context, [...stack, stack[stack.length - 1] ?? everywhere]);
  });
  wrap<CanvasRenderingContext2D>(context2D, 'restore', (context) => {
    clips.set(context, (clips.get(context) ?? []).slice(0, -1));
  });
  wrap<CanvasRenderingContext2D>(context2D, 'clip', (context, [given]) => {
    const box = boxOf(pathOf(context, given));
    const stack = clips.get(context) ?? [everywhere];
    const top = intersection(stack[stack.length - 1] ?? everywhere, box);
    clips.set(context, [...stack.slice(0, -1), top]);
  });
  wrap<CanvasRenderingContext2D>(context2D, 'clearRect', (context, args) => {
    const path: Path = [];
    commands['rect']?.(path, ...(args as number[]));
    const box = boxOf(moved(context, path));
    const { width, height } = context.canvas;
    if (box.left <= 0 && box.top <= 0 && box.right >= width && box.bottom >= height) drawings.set(context.canvas, []);
  });
  for (const side of ['width', 'height'] as const) {
    const own = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    Object.defineProperty(HTMLCanvasElement.prototype, side, {
      ...own,
      set(this: HTMLCanvasElement, value: number) {
        drawings.set(this, []);
        own?.set?.call(this, value);
      },
    });
  }
  Object.assign(window, { drawn: (canvas: HTMLCanvasElement) => drawings.get(canvas) ?? [] });
}
