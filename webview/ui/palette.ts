import {
  divergingScale,
  type Lab,
  labToRgb,
  mix,
  parseColour,
  type Rgb,
  rgbToLab,
  type Scale,
  sequentialScale,
  toCss,
} from './colour';

export type ThemeKind = 'dark' | 'light' | 'hc-dark' | 'hc-light';

/** What canvases need of the present theme. Css of the page uses the variables themselves. */
export interface Palette {
  readonly kind: ThemeKind;
  readonly background: string;
  readonly foreground: string;
  readonly description: string;
  /** Rules and grid lines: readable as structure, quieter than any datum. */
  readonly rule: string;
  /** Weights and biases that nobody knows yet. */
  readonly unknown: string;
  /** The sign of a line or a mark. */
  readonly positive: string;
  readonly negative: string;
  /** The run's own colour. */
  readonly run: string;
  readonly focus: string;
  readonly error: string;
  readonly font: string;
  /** Activations and weights from −1 to 1; surfaces multiply by `surfaceReach`, so that points stand on them. */
  readonly signed: Scale;
  readonly surfaceReach: number;
  /** Pixels of an input image from 0 to 1. */
  readonly grey: Scale;
  /** A colour `t` of the way from the background to the colour of `sign`: for what is present but not chosen. */
  soft(sign: number, t: number): string;
}

interface Defaults {
  readonly background: Rgb;
  readonly foreground: Rgb;
  readonly positive: Rgb;
  readonly negative: Rgb;
  readonly positiveFill: Rgb;
  readonly negativeFill: Rgb;
  readonly run: Rgb;
  /** How far zero is moved from the background to the foreground, and how far surfaces go. */
  readonly zero: number;
  readonly reach: number;
}

const dark: Defaults = {
  background: [31, 31, 31],
  foreground: [204, 204, 204],
  positive: [90, 169, 255],
  negative: [245, 155, 66],
  positiveFill: [79, 163, 255],
  negativeFill: [255, 152, 56],
  run: [177, 128, 215],
  zero: 0.09,
  reach: 0.82,
};
const light: Defaults = {
  background: [255, 255, 255],
  foreground: [59, 59, 59],
  positive: [22, 104, 199],
  negative: [184, 84, 0],
  positiveFill: [61, 139, 234],
  negativeFill: [240, 134, 42],
  run: [101, 45, 144],
  zero: 0.03,
  reach: 0.62,
};
const defaults: Readonly<Record<ThemeKind, Defaults>> = {
  dark,
  light,
  'hc-dark': {
    ...dark,
    background: [0, 0, 0],
    foreground: [255, 255, 255],
    positive: [108, 182, 255],
    negative: [255, 163, 71],
    positiveFill: [90, 174, 255],
    negativeFill: [255, 163, 71],
    reach: 0.5,
  },
  'hc-light': { ...light, reach: 0.5 },
};

/** VS Code says which kind of theme it is by a class of the body. */
export function themeKind(body: HTMLElement): ThemeKind {
  if (body.classList.contains('vscode-high-contrast-light')) return 'hc-light';
  if (body.classList.contains('vscode-high-contrast')) return 'hc-dark';
  return body.classList.contains('vscode-light') ? 'light' : 'dark';
}

/** Reads the theme's variables; what a theme leaves out is ours. */
export function readPalette(): Palette {
  const kind = themeKind(document.body);
  const own = defaults[kind];
  const style = getComputedStyle(document.body);
  const text = (name: string): string => style.getPropertyValue(`--vscode-${name}`).trim();
  const colour = (name: string, otherwise: Rgb): Rgb => parseColour(text(name)) ?? otherwise;
  const background = colour('editor-background', own.background);
  const foreground = colour('foreground', own.foreground);
  const fills = {
    positive: colour('nnet-positiveFill', own.positiveFill),
    negative: colour('nnet-negativeFill', own.negativeFill),
  };
  const positive = colour('nnet-positive', own.positive);
  const negative = colour('nnet-negative', own.negative);
  const paper: Lab = rgbToLab(background);
  const ink: Lab = rgbToLab(foreground);
  const highContrast = kind === 'hc-dark' || kind === 'hc-light';
  const run = colour('charts-purple', own.run);
  return {
    kind,
    background: toCss(background),
    foreground: toCss(foreground),
    description: text('descriptionForeground') || toCss(foreground),
    rule: toCss(labToRgb(mix(paper, ink, highContrast ? 0.45 : 0.16))),
    unknown: toCss(labToRgb(mix(paper, ink, 0.34))),
    positive: toCss(positive),
    negative: toCss(negative),
    run: toCss(run),
    focus: text('focusBorder') || toCss(positive),
    error: text('editorError-foreground') || toCss(foreground),
    font: style.fontFamily,
    signed: divergingScale(fills.negative, mix(paper, ink, own.zero), fills.positive),
    surfaceReach: own.reach,
    grey: sequentialScale(mix(paper, ink, 0.04), ink),
    soft: (sign, t) => toCss(labToRgb(mix(paper, rgbToLab(sign < 0 ? negative : positive), t))),
  };
}

/** Calls `changed` when VS Code swaps the theme: it rewrites the body's class and the root's variables. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
}
