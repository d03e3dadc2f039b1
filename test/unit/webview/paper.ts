import type { Palette } from '../../../webview/ui/palette';

/** A piece of a path, its numbers in the canvas's own pixels. */
export type Step = readonly ['move' | 'line' | 'curve' | 'circle' | 'rect' | 'close', ...numbers: number[]];

interface Ramp {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly stops: [number, string][];
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly colour: string;
}

/** One thing on a canvas, with what it was drawn with. */
export type Ink = {
  readonly alpha: number;
  /** The circles and rectangles that it is cut off at. */
  readonly clip: readonly Step[];
} & (
  | { readonly kind: 'fill'; readonly path: readonly Step[]; readonly colour: string | Ramp }
  | {
      readonly kind: 'stroke';
      readonly path: readonly Step[];
      readonly colour: string;
      readonly width: number;
      readonly dash: readonly number[];
      readonly cap: string;
      readonly join: string;
    }
  | {
      readonly kind: 'image';
      readonly image: Sheet;
      /** Left, top, width and height of the part that is taken, and of where it is placed. */
      readonly source: readonly number[];
      readonly place: readonly number[];
      readonly smooth: 'sharp' | 'low' | 'high' | 'as before';
    }
  | (Words & { readonly kind: 'words' })
  | (Words & { readonly kind: 'rim'; readonly width: number })
);

const round = (n: number): number => Math.round(n * 1e6) / 1e6 + 0;

/** A canvas without a page: its pixels where a raster was put on it, and all that was drawn. */
export class Sheet {
  width = 300;
  height = 150;
  readonly inks: Ink[] = [];
  readonly style = {
    properties: new Map<string, string>(),
    setProperty(name: string, value: string) {
      this.properties.set(name, value);
    },
  };
  private pixels: Pixels | undefined;
  private readonly pen = new Pen(this);

  getContext(): Pen {
    return this.pen;
  }

  /** Red, green, blue and opacity of a pixel that was put. */
  at(column: number, row: number): number[] {
    const from = 4 * (row * (this.pixels?.width ?? 0) + column);
    return [...(this.pixels?.data.subarray(from, from + 4) ?? [])];
  }

  /** A file of this picture: its size as text, for there is nothing here that encodes it. */
  toBlob(give: (blob: Blob | null) => void): void {
    give(new Blob([`${this.width} × ${this.height}`]));
  }

  put(pixels: Pixels): void {
    this.pixels = pixels;
  }

  /** All that was drawn, in order, without what is usual: full opacity, no clip, no dashes, flat ends, any joint. */
  get seen(): object[] {
    if (!this.pen.isTidy) throw new Error('a drawing leaves its pens to the next');
    return this.inks.map((ink) =>
      Object.fromEntries(
        Object.entries(ink).filter(
          ([name, value]) =>
            !(name === 'alpha' && value === 1) &&
            !((name === 'clip' || name === 'dash') && Array.isArray(value) && value.length === 0) &&
            !(name === 'cap' && value === 'butt') &&
            name !== 'join',
        ),
      ),
    );
  }

  /** What was drawn of one kind. */
  all<K extends Ink['kind']>(kind: K): Extract<Ink, { kind: K }>[] {
    return this.inks.filter((ink): ink is Extract<Ink, { kind: K }> => ink.kind === kind);
  }
}

/** A path in the pixels of whoever strokes it. */
export class Route {
  readonly steps: Step[] = [];

  moveTo(x: number, y: number): void {
    this.steps.push(['move', x, y]);
  }
  lineTo(x: number, y: number): void {
    this.steps.push(['line', x, y]);
  }
  bezierCurveTo(...points: number[]): void {
    this.steps.push(['curve', ...points]);
  }
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    this.steps.push(['circle', x, y, radius, to - from]);
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.steps.push(['rect', x, y, width, height]);
  }
  roundRect(x: number, y: number, width: number, height: number, radius = 0): void {
    this.steps.push(['rect', x, y, width, height, radius]);
  }
  closePath(): void {
    this.steps.push(['close']);
  }
}

interface State {
  alpha: number;
  x: number;
  y: number;
  scaleX: number;
  scaleY: number;
  clip: readonly Step[];
}

class Pen extends Route {
  fillStyle: string | Ramp = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  imageSmoothingEnabled: boolean | undefined = true;
  imageSmoothingQuality = 'low';
  private dash: readonly number[] = [];
  private state: State = { alpha: 1, x: 0, y: 0, scaleX: 1, scaleY: 1, clip: [] };
  private readonly saved: [State, object][] = [];

  constructor(readonly canvas: Sheet) {
    super();
  }

  get globalAlpha(): number {
    return this.state.alpha;
  }
  set globalAlpha(alpha: number) {
    this.state.alpha = alpha;
  }
  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, dash } = this;
    const { imageSmoothingEnabled, imageSmoothingQuality } = this;
    const pens = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, dash };
    this.saved.push([{ ...this.state }, { ...pens, imageSmoothingEnabled, imageSmoothingQuality }]);
  }
  restore(): void {
    const [state, pens] = this.saved.pop() ?? [this.state, {}];
    this.state = state;
    Object.assign(this, pens);
  }
  translate(x: number, y: number): void {
    this.state.x += x * this.state.scaleX;
    this.state.y += y * this.state.scaleY;
  }
  scale(x: number, y: number): void {
    this.state.scaleX *= x;
    this.state.scaleY *= y;
  }
  setTransform(a: number, _b: number, _c: number, d: number, x: number, y: number): void {
    Object.assign(this.state, { x, y, scaleX: a, scaleY: d });
  }
  setLineDash(dash: readonly number[]): void {
    this.dash = dash;
  }
  beginPath(): void {
    this.steps.length = 0;
  }
  clip(): void {
    this.state.clip = [...this.state.clip, ...this.placed(this.steps)];
  }
  fill(): void {
    this.add({ kind: 'fill', path: this.placed(this.steps), colour: this.fillStyle });
  }
  stroke(route?: Route): void {
    this.line(route?.steps ?? this.steps);
  }
  fillRect(...numbers: number[]): void {
    this.add({ kind: 'fill', path: this.placed([['rect', ...numbers]]), colour: this.fillStyle });
  }
  strokeRect(...numbers: number[]): void {
    this.line([['rect', ...numbers]]);
  }
  clearRect(...numbers: number[]): void {
    const [, left = 1, top = 1, width = 0, height = 0] = this.placed([['rect', ...numbers]])[0] ?? [];
    const { canvas } = this;
    if (left > 0 || top > 0 || left + width < canvas.width || top + height < canvas.height)
      throw new Error('not all of a canvas is cleared');
    canvas.inks.length = 0;
  }
  createLinearGradient(x1: number, y1: number, x2: number, y2: number) {
    const ramp: Ramp = { from: [x1, y1], to: [x2, y2], stops: [] };
    return { ...ramp, addColorStop: (at: number, colour: string) => ramp.stops.push([at, colour]) };
  }
  createImageData(width: number, height: number): Pixels {
    return { width, height, data: new Uint8ClampedArray(4 * width * height) };
  }
  putImageData(pixels: Pixels): void {
    this.canvas.put(pixels);
  }
  drawImage(image: Sheet, ...numbers: number[]): void {
    const whole = [0, 0, image.width, image.height];
    const source = numbers.length > 4 ? numbers.slice(0, 4) : whole;
    const to = numbers.length > 4 ? numbers.slice(4) : numbers.length > 2 ? numbers : [...numbers, ...whole.slice(2)];
    const [rect] = this.placed([['rect', ...to]]);
    this.add({ kind: 'image', image, source, place: numbersOf(rect), smooth: this.smooth });
  }
  /** Every character is half as wide as the font is high. */
  measureText(text: string): { readonly width: number } {
    return { width: ([...text].length * sizeOf(this.font)) / 2 };
  }
  fillText(text: string, x: number, y: number): void {
    this.words('words', text, x, y, String(this.fillStyle));
  }
  strokeText(text: string, x: number, y: number): void {
    this.words('rim', text, x, y, this.strokeStyle);
  }

  /** Whether all that must be as it was before each drawing is so. */
  get isTidy(): boolean {
    const { alpha, clip, scaleX } = this.state;
    return alpha === 1 && clip.length === 0 && scaleX === 1 && this.dash.length === 0 && this.lineCap === 'butt';
  }

  private get smooth(): 'sharp' | 'low' | 'high' | 'as before' {
    if (this.imageSmoothingEnabled === undefined) return 'as before';
    return this.imageSmoothingEnabled ? (this.imageSmoothingQuality === 'high' ? 'high' : 'low') : 'sharp';
  }

  private words(kind: 'words' | 'rim', text: string, x: number, y: number, colour: string): void {
    const { state } = this;
    const width = this.measureText(text).width;
    const left = this.textAlign === 'center' ? x - width / 2 : this.textAlign === 'right' ? x - width : x;
    if (this.textBaseline !== 'alphabetic') throw new Error('words have a baseline that is not theirs');
    if (kind === 'rim' && this.lineJoin !== 'round') throw new Error('a rim has spikes');
    const at = { x: round(state.x + left * state.scaleX), y: round(state.y + y * state.scaleY) };
    const words = { text, ...at, font: this.font, colour };
    this.add(kind === 'rim' ? { kind, ...words, width: this.lineWidth } : { kind, ...words });
  }
  private line(steps: readonly Step[]): void {
    const width = round(this.lineWidth * this.state.scaleX);
    const { dash, lineCap: cap, lineJoin: join, strokeStyle: colour } = this;
    this.add({ kind: 'stroke', path: this.placed(steps), colour, width, dash, cap, join });
  }
  private add(ink: DistributiveOmit<Ink, 'alpha' | 'clip'>): void {
    this.canvas.inks.push({ ...ink, alpha: this.state.alpha, clip: this.state.clip });
  }
  private placed(steps: readonly Step[]): Step[] {
    const { x, y, scaleX, scaleY } = this.state;
    return steps.map(([command, ...numbers]): Step => {
      const lengths = command === 'rect' || command === 'circle' ? 2 : numbers.length;
      const placed = numbers.map((n, i) => {
        if (i >= lengths) return command === 'circle' && i === 3 ? n : n * (i % 2 === 0 ? scaleX : scaleY);
        return i % 2 === 0 ? x + n * scaleX : y + n * scaleY;
      });
      return [command, ...placed.map(round)];
    });
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const numbersOf = (step: Step | undefined): number[] => (step ?? ['rect']).slice(1).map(Number);

/** The size in pixels that a font's text gives. */
export const sizeOf = (font: string): number => Number(/([\d.]+)px/.exec(font)?.[1]);

/** Gives pages' canvases and paths to code that runs without a page, until the tests of the suite have ended. */
export function withoutPage(): void {
  const before = { ...globals() };
  beforeEach(() => {
    Object.assign(globalThis, {
      document: { createElement: () => new Sheet(), documentElement: { lang: 'en' } },
      window: { devicePixelRatio: 2 },
      Path2D: Route,
      HTMLCanvasElement: Sheet,
    });
  });
  afterEach(() => {
    Object.assign(globalThis, before);
  });
}

function globals(): Record<string, unknown> {
  return Object.fromEntries(
    ['document', 'window', 'Path2D', 'HTMLCanvasElement'].map((name) => [name, Reflect.get(globalThis, name)]),
  );
}

/** The sheet that a canvas of these tests is. */
export function sheetOf(canvas: unknown): Sheet {
  if (!(canvas instanceof Sheet)) throw new Error('a canvas was made elsewhere');
  return canvas;
}

/** The context of a new canvas, and what is drawn on it. */
export function paper(): { readonly context: CanvasRenderingContext2D; readonly sheet: Sheet } {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a canvas has no context');
  // What was drawn before has left its pens and its path.
  Object.assign(context, {
    ...{ fillStyle: 'stray', strokeStyle: 'stray', font: '1px stray', lineWidth: 99, lineJoin: 'bevel' },
    ...{ textAlign: 'right', textBaseline: 'top', imageSmoothingEnabled: undefined },
  });
  context.rect(-1, -1, 1, 1);
  return { context, sheet: sheetOf(canvas) };
}

const inStep = (t: number): string => round(t).toFixed(4);

/** Colours that say what they are: `signed 0.5000` is half of the way to the positive end. */
export const plainPalette: Palette = {
  kind: 'dark',
  background: 'background',
  foreground: 'foreground',
  description: 'description',
  rule: 'rule',
  unknown: 'unknown',
  positive: 'positive',
  negative: 'negative',
  run: 'run',
  focus: 'focus',
  error: 'error',
  warning: 'warning',
  font: 'sans-serif',
  signed: {
    rgb: (t) => [128 + 100 * Math.max(-1, Math.min(1, t)), 1, 2],
    css: (t) => `signed ${inStep(t)}`,
  },
  surfaceReach: 0.8,
  grey: { rgb: (t) => [200 * t, 200 * t, 200 * t], css: (t) => `grey ${inStep(t)}` },
  soft: (sign, t) => `soft ${sign < 0 ? '-' : '+'}${t}`,
};
