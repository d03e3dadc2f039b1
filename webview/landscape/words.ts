import type { MessageCode } from '../../src/messages/translate';
import type { LossName } from '../../src/model/loss';
import type { LandscapePicture } from '../../src/protocol/landscape';
import { text } from '../ui/language';
import { formatBriefly, formatCount, formatNumber, formatPercent } from '../ui/number';
import { subscript } from '../ui/subscript';
import type { DecodedCost } from './decoded';

const titles: Readonly<Record<LossName, MessageCode>> = {
  'cross-entropy': 'landscape-cost-cross-entropy',
  mse: 'landscape-cost-mse',
  mae: 'landscape-cost-mae',
  hinge: 'landscape-cost-hinge',
};

/** What the cost of a loss is called. */
export const costTitle = (loss: LossName): string => text(titles[loss]);

/** `w₁` for `w1`. */
export const symbolOf = (name: string): string => name.replace(/\d+/, (digits) => subscript(Number(digits)));

/** What a person may conclude from the shape of a cost. */
export function shapeWords(cost: DecodedCost, { plane, costs }: LandscapePicture): string {
  if (plane === 'path') return text(cost.loss === costs[0]?.loss ? 'landscape-own' : 'landscape-other');
  if (cost.side === 0) return '';
  return text(isConvex(cost) ? 'landscape-convex' : 'landscape-not-convex');
}

/** Whether J bends upwards along each line of the grid, but for the digits of a float32. */
export function isConvex({ side, values }: Pick<DecodedCost, 'side' | 'values'>): boolean {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const rounding = -2e-6 * largest;
  for (const by of [1, side, side + 1, side - 1]) {
    for (let row = 1; row < side - 1; row++) {
      for (let column = 1; column < side - 1; column++) {
        const at = row * side + column;
        const bend = (values[at - by] ?? 0) - 2 * (values[at] ?? 0) + (values[at + by] ?? 0);
        if (bend < rounding) return false;
      }
    }
  }
  return true;
}

/** What the picture is of, beside its title. */
export function legendOf(picture: LandscapePicture): string {
  const { plane, parameters, examples, allExamples, share, held, costs } = picture;
  const [first] = costs;
  const steps = new Float64Array(first?.paths[0]?.steps ?? new ArrayBuffer(0)).at(-1) ?? 0;
  const parts = [
    plane === 'path'
      ? text('landscape-legend-path', {
          parameters: formatCount(parameters),
          share: formatPercent(share ?? Number.NaN),
        })
      : text(costs.length > 1 ? 'landscape-legend-two' : 'landscape-legend-one'),
    text('landscape-legend-steps', { steps: formatCount(steps), count: steps }),
    ...(examples < allExamples
      ? [text('landscape-legend-some', { examples: formatCount(examples), all: formatCount(allExamples) })]
      : []),
    ...(held.length > 0 && held.length <= 4
      ? [
          text('landscape-legend-held', {
            held: held.map(({ name, value }) => `${symbolOf(name)} ${formatNumber(value)}`).join(', '),
          }),
        ]
      : []),
  ];
  return parts.join(' · ');
}

/** The words below a plane: its ends, and what is across and up. */
export function wordsBelow({ plane, axes, area }: LandscapePicture): readonly [string, string, string] {
  const [x = '', y = ''] = axes.map(symbolOf);
  return plane === 'path'
    ? [
        '',
        text('landscape-axes', { x: text('landscape-first'), y: text('landscape-second') }),
        text('landscape-wide', { width: formatBriefly(area.right - area.left) }),
      ]
    : [formatBriefly(area.left), text('landscape-axes', { x, y }), formatBriefly(area.right)];
}
