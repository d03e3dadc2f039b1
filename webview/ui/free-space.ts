import { type Box, crosses, overlaps } from './box';

/** Side by side two texts need a space between them. */
const space = 4;

/** The part of a picture that no text covers yet and no curve passes through. */
export class FreeSpace {
  private readonly texts: Box[] = [];

  /** Each curve as x and y alternating. */
  constructor(private readonly curves: readonly (readonly number[])[]) {}

  /** Whether a text in this box would be clear of all texts. */
  isFreeOfTexts(box: Box): boolean {
    return !this.texts.some((other) => overlaps(box, other, space, 0));
  }

  /** Whether a text in this box would be clear of all texts and curves. */
  isFree(box: Box): boolean {
    return this.isFreeOfTexts(box) && !this.curves.some((curve) => crosses(curve, box));
  }

  /** A text is written here. */
  take(box: Box): void {
    this.texts.push(box);
  }
}
