/** How much a card says: all, its name and shape, or its name. */
export type CardSize = 'full' | 'medium' | 'small';

/** Lengths of the diagram in its own pixels, by the size of its cards. */
export interface CardMeasures {
  readonly input: number;
  readonly card: number;
  readonly gap: number;
  readonly pad: number;
  /** From the top to where units may begin. */
  readonly head: number;
  readonly foot: number;
}

export const cardMeasures: Readonly<Record<CardSize, CardMeasures>> = {
  full: { input: 150, card: 240, gap: 84, pad: 28, head: 98, foot: 40 },
  medium: { input: 88, card: 124, gap: 52, pad: 16, head: 88, foot: 10 },
  small: { input: 64, card: 92, gap: 26, pad: 12, head: 78, foot: 6 },
};
