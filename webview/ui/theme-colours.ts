import type { Rgb } from './colour';

export const themeKinds = ['dark', 'light', 'hc-dark', 'hc-light'] as const;
export type ThemeKind = (typeof themeKinds)[number];

type ByKind<T> = Readonly<Record<ThemeKind, T>>;

/** A colour of VS Code's theme: the variable that holds it, and what it is where a theme leaves it out. */
interface ThemeColour {
  readonly variable: string;
  readonly otherwise: ByKind<Rgb>;
}

const byKind = <T>(dark: T, light: T, hcDark: T, hcLight: T): ByKind<T> => ({
  dark,
  light,
  'hc-dark': hcDark,
  'hc-light': hcLight,
});

const rgb = (hex: number): Rgb => [hex >> 16, (hex >> 8) & 255, hex & 255];

const colour = (variable: string, ...[dark, light, hcDark, hcLight]: readonly [number, number, number, number]) => ({
  variable,
  otherwise: byKind(rgb(dark), rgb(light), rgb(hcDark), rgb(hcLight)),
});

/** What canvases draw with; `nnet-*` are the extension's own, and have the defaults that its manifest gives them. */
export const themeColours = {
  background: colour('editor-background', 0x1f1f1f, 0xffffff, 0x000000, 0xffffff),
  foreground: colour('foreground', 0xcccccc, 0x3b3b3b, 0xffffff, 0x3b3b3b),
  positive: colour('nnet-positive', 0x5aa9ff, 0x1668c7, 0x6cb6ff, 0x0f4a95),
  negative: colour('nnet-negative', 0xf59b42, 0xb85400, 0xffa347, 0x8a3f00),
  positiveFill: colour('nnet-positiveFill', 0x4fa3ff, 0x3d8bea, 0x5aaeff, 0x3d8bea),
  negativeFill: colour('nnet-negativeFill', 0xff9838, 0xf0862a, 0xffa347, 0xf0862a),
  /** Trouble. */
  warning: colour('editorWarning-foreground', 0xcca700, 0xbf8803, 0xffd370, 0x895503),
  /** The run's own colour. */
  run: colour('charts-purple', 0xb180d7, 0x652d90, 0xb180d7, 0x652d90),
} satisfies Readonly<Record<string, ThemeColour>>;

/** How far the colour of zero is moved from the background to the foreground. */
export const zeroShift = byKind(0.09, 0.03, 0.09, 0.03);
/** How far surfaces continue the signed scale, so that points are seen on them. */
export const surfaceReach = byKind(0.82, 0.62, 0.5, 0.5);
