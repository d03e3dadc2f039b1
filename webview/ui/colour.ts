/** Colours in OKLab, where equal steps look equal, so that a ramp says as much in its orange half as in its blue. */

/** Red, green, blue from 0 to 255. */
export type Rgb = readonly [number, number, number];
/** Lightness and two opponent axes (B. Ottosson, 2020). */
export type Lab = readonly [number, number, number];

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

export function rgbToLab([r255, g255, b255]: Rgb): Lab {
  const r = toLinear(r255 / 255);
  const g = toLinear(g255 / 255);
  const b = toLinear(b255 / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const byte = (linear: number): number => Math.round(255 * Math.min(1, Math.max(0, toGamma(Math.max(0, linear)))));

export function labToRgb([L, a, b]: Lab): Rgb {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** From `a` (t = 0) to `b` (t = 1). */
export function mix(a: Lab, b: Lab, t: number): Lab {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** `#rgb`, `#rrggbb(aa)`, `rgb(…)` and `rgba(…)` as VS Code writes its variables; transparency is dropped. */
export function parseColour(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const full = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const at = (i: number): number => Number.parseInt(full.slice(2 * i, 2 * i + 2), 16);
    return full.length >= 6 ? [at(0), at(1), at(2)] : undefined;
  }
  const parts = /^rgba?\(([^)]*)\)$/i
    .exec(text.trim())?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  const [r = Number.NaN, g = Number.NaN, b = Number.NaN] = parts ?? [];
  return [r, g, b].every(Number.isFinite) ? [r, g, b] : undefined;
}

export const toCss = ([r, g, b]: Rgb): string => `rgb(${r}, ${g}, ${b})`;

/** Steps of a scale on each side of its middle. */
const half = 128;

/** Colours of a signed or unsigned quantity, ready for canvases. */
export interface Scale {
  /** For t in [low, 1], clamped; NaN is the middle's colour. */
  rgb(t: number): Rgb;
  css(t: number): string;
}

function table(colours: readonly Rgb[], index: (t: number) => number): Scale {
  const texts = colours.map(toCss);
  const at = (t: number): number => index(Number.isNaN(t) ? 0 : t);
  return {
    rgb: (t) => colours[at(t)] ?? [0, 0, 0],
    css: (t) => texts[at(t)] ?? '',
  };
}

/** −1 … 0 … 1: `negative` over `zero` to `positive`, the ends reached with |t|^0.85. */
export function divergingScale(negative: Rgb, zero: Lab, positive: Rgb): Scale {
  const ends = [rgbToLab(negative), rgbToLab(positive)] as const;
  const colours = Array.from({ length: 2 * half + 1 }, (_, i): Rgb => {
    const t = i / half - 1;
    return labToRgb(mix(zero, t < 0 ? ends[0] : ends[1], Math.abs(t) ** 0.85));
  });
  return table(colours, (t) => Math.round((Math.max(-1, Math.min(1, t)) + 1) * half));
}

/** 0 … 1, for pixels of an image. */
export function sequentialScale(zero: Lab, one: Lab): Scale {
  const colours = Array.from({ length: 2 * half + 1 }, (_, i): Rgb => labToRgb(mix(zero, one, i / (2 * half))));
  return table(colours, (t) => Math.round(Math.max(0, Math.min(1, t)) * 2 * half));
}
