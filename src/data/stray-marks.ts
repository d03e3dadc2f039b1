/** Texts that a sentence offers as marks of missing values at most. */
export const mostMarks = 5;
const longestMark = 30;

/** What people write where they have no value, beside the marks that count everywhere. */
const usual =
  /^(?:[-–—−._*/x~?]+|n[./]?a\.?|nil|none|nan|null|void|blank|empty|missing|unknown|undefined|unspecified|unavailable|not? (?:available|applicable|data|value|known|measured|recorded|specified)|#\w+[/\w]*[!?]?|无|空|缺失|缺|未知|不详|不明|暂无|没有)$/i;

/** Whether a text looks like a mark of a missing value. */
export function looksLikeMark(text: string): boolean {
  return usual.test(text);
}

/** Texts as `missing-as=` takes them, and those of them that look like marks. */
export interface StrayMarks {
  readonly marks: string;
  readonly likely: string;
}

/**
 * Texts among numbers as `missing-as=` takes them, separated by commas, and those of them that look like marks; empty where
 * there are too many to be told, or one has a comma itself.
 */
export function marksOf(texts: ReadonlySet<string>): StrayMarks {
  const list = (some: readonly string[]): string =>
    some.length > mostMarks || some.some((mark) => mark.includes(',') || mark.length > longestMark)
      ? ''
      : some.join(',');
  const all = [...texts];
  return { marks: list(all), likely: list(all.filter(looksLikeMark)) };
}
