import type { Label, TextPart } from '../plot/shapes';
import type { Box } from '../ui/box';
import type { FreeSpace } from '../ui/free-space';

/** Where a label may be beside its mark: pixels from the mark to the label's near side, across and down. */
const places: readonly (readonly [number, number, Label['anchor']])[] = [
  [10, 4, 'start'],
  [-10, 4, 'end'],
  [0, -12, 'middle'],
  [0, 22, 'middle'],
  [10, -10, 'start'],
  [10, 18, 'start'],
  [-10, -10, 'end'],
  [-10, 18, 'end'],
  [22, 4, 'start'],
  [-22, 4, 'end'],
  [0, -28, 'middle'],
  [0, 38, 'middle'],
  [24, -24, 'start'],
  [24, 32, 'start'],
  [-24, -24, 'end'],
  [-24, 32, 'end'],
];
const size = 11;

/** What a label needs of its picture. */
export interface LabelRoom {
  readonly free: FreeSpace;
  readonly width: number;
  readonly height: number;
  readonly plate: string;
  measure(parts: readonly TextPart[], size: number): number;
}

/** A label near its mark where nothing else is: the first of sixteen places, else the first within the picture that no text covers. */
export function freeLabel(x: number, y: number, parts: readonly TextPart[], room: LabelRoom): Label | undefined {
  const width = room.measure(parts, size);
  const candidates = places.flatMap(([dx, dy, anchor]) => {
    const label: Label = { kind: 'label', x: x + dx, y: y + dy, parts, size, anchor, plate: room.plate };
    const box = boxOf(label, width);
    return isWithin(box, room) ? [{ label, box }] : [];
  });
  const found =
    candidates.find(({ box }) => room.free.isFree(box)) ?? candidates.find(({ box }) => room.free.isFreeOfTexts(box));
  if (found) room.free.take(found.box);
  return found?.label;
}

/** The plate of a label of this width. */
export function boxOf({ x, y, anchor }: Label, width: number): Box {
  const left = x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2) - 3;
  return { left, right: left + width + 6, top: y - size - 1, bottom: y + 5 };
}

export const isWithin = (
  { left, right, top, bottom }: Box,
  { width, height }: Pick<LabelRoom, 'width' | 'height'>,
): boolean => left >= 2 && right <= width - 2 && top >= 2 && bottom <= height - 2;
