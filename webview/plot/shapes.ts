/** What the plot draws over the chart and into saved pictures, in CSS pixels; painted on a canvas or written as SVG. */
export type Shape = Line | Area | Dot | Label | Picture;

interface Line {
  readonly kind: 'line';
  /** x and y alternating. */
  readonly points: readonly number[];
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

interface Area {
  readonly kind: 'area';
  readonly points: readonly number[];
  readonly colour: string;
  readonly opacity: number;
}

interface Dot {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: string;
}

/** Pixels, smoothly scaled to a rectangle. */
interface Picture {
  readonly kind: 'picture';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly source: HTMLCanvasElement;
}

export interface TextPart {
  readonly text: string;
  readonly colour: string;
  readonly bold?: boolean;
}

export interface Label {
  readonly kind: 'label';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly parts: readonly TextPart[];
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** A plate of the background, where lines may be below the label. */
  readonly plate?: string;
  /** All of a text that may have been shortened. */
  readonly whole?: string;
}

export const fontOf = (size: number, bold: boolean, family: string): string =>
  `${bold ? 600 : 400} ${size}px ${family}`;

/** Width of a label's text in CSS pixels. */
export function labelWidth(
  context: CanvasRenderingContext2D,
  parts: readonly TextPart[],
  size: number,
  family: string,
): number {
  let width = 0;
  context.save();
  for (const part of parts) {
    context.font = fontOf(size, part.bold === true, family);
    width += context.measureText(part.text).width;
  }
  context.restore();
  return width;
}

/** The rectangle of a label's plate; of text that is `width` wide. */
export function plateOf(label: Label, width: number): { x: number; y: number; width: number; height: number } {
  const shift = label.anchor === 'start' ? 0 : label.anchor === 'end' ? width : width / 2;
  return { x: label.x - shift - 2, y: label.y - label.size, width: width + 4, height: label.size + 4 };
}
