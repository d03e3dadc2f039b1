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
import { surfaceReach, type ThemeKind, themeColours, zeroShift } from './theme-colours';

/** What canvases need of the present theme. Css of the page uses the variables themselves. */
export interface Palette {
  readonly kind: ThemeKind;
  readonly background: string;
  readonly foreground: string;
  readonly description: string;
  /** Rules and grid lines: readable as structure, quieter than any datum. */
  readonly rule: string;
  /** Weights and biases that are not known yet. */
  readonly unknown: string;
  /** The sign of a line or a mark. */
  readonly positive: string;
  readonly negative: string;
  /** The run's own colour. */
  readonly run: string;
  readonly focus: string;
  readonly error: string;
  /** Trouble. */
  readonly warning: string;
  readonly font: string;
  /** Activations and weights from −1 to 1; surfaces multiply by `surfaceReach`, so that points are seen on them. */
  readonly signed: Scale;
  readonly surfaceReach: number;
  /** Pixels of an input image from 0 to 1. */
  readonly grey: Scale;
  /** A colour `t` of the way from the background to the colour of `sign`: for what is present but not chosen. */
  soft(sign: number, t: number): string;
}

/** The colour of a line or a mark of this value: zero has that of the positive ones. */
export const signColour = ({ negative, positive }: Palette, value: number): string => (value < 0 ? negative : positive);

/** VS Code says which kind of theme it is by a class of the body. */
export function themeKind(body: HTMLElement): ThemeKind {
  if (body.classList.contains('vscode-high-contrast-light')) return 'hc-light';
  if (body.classList.contains('vscode-high-contrast')) return 'hc-dark';
  return body.classList.contains('vscode-light') ? 'light' : 'dark';
}

/** Reads the theme's variables; what a theme leaves out is ours. */
export function readPalette(): Palette {
  const kind = themeKind(document.body);
  const style = getComputedStyle(document.body);
  const text = (name: string): string => style.getPropertyValue(`--vscode-${name}`).trim();
  const colour = (name: keyof typeof themeColours): Rgb => {
    const { variable, otherwise } = themeColours[name];
    return parseColour(text(variable)) ?? otherwise[kind];
  };
  const background = colour('background');
  const foreground = colour('foreground');
  const positive = colour('positive');
  const negative = colour('negative');
  const paper: Lab = rgbToLab(background);
  const ink: Lab = rgbToLab(foreground);
  const highContrast = kind === 'hc-dark' || kind === 'hc-light';
  return {
    kind,
    background: toCss(background),
    foreground: toCss(foreground),
    description: text('descriptionForeground') || toCss(foreground),
    rule: toCss(labToRgb(mix(paper, ink, highContrast ? 0.45 : 0.16))),
    unknown: toCss(labToRgb(mix(paper, ink, 0.34))),
    positive: toCss(positive),
    negative: toCss(negative),
    run: toCss(colour('run')),
    focus: text('focusBorder') || toCss(positive),
    warning: toCss(colour('warning')),
    error: text('editorError-foreground') || toCss(foreground),
    font: style.fontFamily,
    signed: divergingScale(colour('negativeFill'), mix(paper, ink, zeroShift[kind]), colour('positiveFill')),
    surfaceReach: surfaceReach[kind],
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
