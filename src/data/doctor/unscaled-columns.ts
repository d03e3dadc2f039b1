import type { MessageArguments } from '../../model/message';
import { isConstant } from '../../numerics/constant';
import { isNumbers } from './column-study';
import { finding, rounded } from './finding';
import type { Lint } from './study';

/** How many times the magnitudes of two features may differ. */
const mostRatio = 100;

/** The largest magnitude that is fine without a scale. */
const mostMagnitude = 200;

interface Ranged {
  readonly name: string;
  readonly least: number;
  readonly largest: number;
  readonly magnitude: number;
}

/**
 * Features whose ranges differ a lot, or are huge, where the spec has no `scale`: one step size cannot suit weights of both.
 */
export const unscaledColumns: Lint = ({ view, features }) => {
  if (view.isScaled) return [];
  let [widest, narrowest]: (Ranged | undefined)[] = [];
  for (const studied of features) {
    if (!isNumbers(studied) || studied.role !== 'values') continue;
    const { column, summary, marks } = studied;
    if (!(summary.largest >= summary.least) || isConstant(summary)) continue;
    const { least, largest } = marks[0] ?? summary;
    const magnitude = Math.max(Math.abs(least), Math.abs(largest));
    if (widest && narrowest && magnitude <= widest.magnitude && magnitude > narrowest.magnitude) continue;
    const own = { name: column.name, least, largest, magnitude };
    if (!widest || magnitude > widest.magnitude) widest = own;
    if (!narrowest || magnitude <= narrowest.magnitude) narrowest = own;
  }
  if (!widest || !narrowest) return [];
  const facts = { widest: widest.name, least: rounded(widest.least), largest: rounded(widest.largest) };
  const found = (sentence: string, args: MessageArguments = {}) => [
    finding('unscaled-columns', 'warning', { ...facts, ...args }, { sentence }),
  ];
  if (widest.magnitude >= mostRatio * narrowest.magnitude) {
    const other = { narrowest: narrowest.name, low: rounded(narrowest.least), high: rounded(narrowest.largest) };
    return found('unscaled-columns', other);
  }
  // A category becomes features of 0 and 1.
  const hasCategories = features.some(({ column, role }) => column.kind === 'category' && role === 'values');
  if (hasCategories && widest.magnitude >= mostRatio) return found('unscaled-columns-categories');
  return widest.magnitude >= mostMagnitude ? found('unscaled-columns-large') : [];
};
