import { cellsMessage, type FaultCells, type Message } from '../model/message';
import { type Locale, translate } from './translate';

/** What is between two sentences. */
const gap: Readonly<Record<Locale, string>> = { en: ' ', 'zh-cn': '' };

/** The sentence of a fault and, where several cells have it, how many there are and the lines of the first. */
export function faultSentence(
  { detail, cells }: { readonly detail: Message; readonly cells?: FaultCells | undefined },
  locale: Locale,
): string {
  const ofCells = cells && cellsMessage(cells);
  return translate(detail, locale) + (ofCells ? gap[locale] + translate(ofCells, locale) : '');
}
