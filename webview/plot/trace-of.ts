import type { SetName } from '../../src/model/sets';
import type { RunView } from '../../src/protocol/panel';
import type { Progress } from '../../src/protocol/training';
import { columnsOfSets } from '../../src/runs/history/columns';
import type { PanelState } from '../store';
import { text } from '../ui/language';
import { formatCount, formatNumber, formatPercent } from '../ui/number';
import { type Columns, columnsOf } from './columns';
import type { CurveName } from './head';
import { type Mark, type OfSets, type PaleCurve, type Quantity, type Range, type Trace, wholeView } from './trace';

/** What a person has chosen to see, and the records. */
export interface TraceChoice {
  readonly columns: Columns;
  readonly quantity: Quantity;
  readonly hidden: ReadonlySet<CurveName>;
  readonly hiddenRuns: ReadonlySet<string>;
  readonly marks: readonly Mark[];
  readonly zoom: Range | undefined;
  readonly logarithmic: boolean;
  /** Whether the axis of steps is logarithmic. */
  readonly logSteps: boolean;
  readonly compact: boolean;
}

/** Runs other than the present one that have a curve. */
export function earlierRuns({ runs, session }: PanelState): RunView[] {
  return runs.filter((run) => run.id !== session?.run?.id && run.history.length > 0);
}

/** Whether a run hangs from the one that is shown. */
export function isBranchOfShown({ parent }: RunView, { session }: PanelState): boolean {
  return parent !== undefined && parent.run === session?.run?.id;
}

/** One pane's curves as the panel's state and the person's choices make them. */
export function traceOf(state: PanelState, choice: TraceChoice): Trace {
  const { columns, quantity, hidden, zoom } = choice;
  const progress = state.session?.progress;
  const earlier = earlierRuns(state)
    .filter((run) => !choice.hiddenRuns.has(run.id) && !hidden.has(isBranchOfShown(run, state) ? 'branch' : 'earlier'))
    .flatMap((run): PaleCurve[] => {
      const { epoch, ...earlierColumns } = columnsOf(run.history);
      const values = earlierColumns[columnsOfSets.train[quantity]];
      const { label, parent } = run;
      const hangs = parent && isBranchOfShown(run, state) ? { hangs: parent } : {};
      return values ? [{ label, epoch, values, ...hangs }] : [];
    });
  const going = progress?.status === 'training' || progress?.status === 'paused';
  const planned = columns.length > 0 ? (progress?.epochs ?? 0) : 0;
  return {
    epoch: columns.epoch,
    ...shownSets(choice),
    earlier,
    marks: choice.marks,
    ...(progress?.begins === undefined ? {} : { isBranch: true as const }),
    view: zoom ?? wholeView(columns.epoch, planned, earlier),
    zoomed: zoom !== undefined,
    logarithmic: quantity === 'cost' && choice.logarithmic,
    ...(choice.logSteps ? { logSteps: stepsOfEpoch(columns) } : {}),
    quantity,
    ...(going && columns.length > 0 ? { now: columns.epoch[columns.length - 1] ?? 0 } : {}),
    ...cursorOf(progress),
    labels: { train: text('plot-train'), validation: text('plot-validation'), test: text('plot-test') },
    compact: choice.compact,
    ...(quantity === 'cost' ? costFormat : accuracyFormat),
  };
}

/** One where no epoch is recorded yet. */
function stepsOfEpoch({ epoch, step }: Columns): number {
  const last = epoch.length - 1;
  const epochs = epoch[last] ?? 0;
  return epochs > 0 ? Math.max(1, Math.round((step[last] ?? 0) / epochs)) : 1;
}

/** The moment that is shown, where it is an earlier one. */
function cursorOf(progress: Progress | undefined): Pick<Trace, 'cursor'> {
  const { shown } = progress ?? {};
  if (!progress || !shown || progress.epoch === 0) return {};
  const epoch = (shown.step * progress.epoch) / progress.step;
  return { cursor: { epoch, label: text('time-step', { step: formatCount(shown.step) }) } };
}

/** The curves of the run's own sets that have records and are not switched off. */
function shownSets({ columns, quantity, hidden }: TraceChoice): OfSets<Float64Array> {
  const shown = (set: SetName): OfSets<Float64Array> => {
    const column = columns[columnsOfSets[set][quantity]];
    return column && columns.length > 0 && !hidden.has(set) ? { [set]: column } : {};
  };
  return { ...shown('train'), ...shown('validation'), ...shown('test') };
}

const costFormat = { format: formatNumber, formatTick: formatCostTick };
const accuracyFormat = {
  format: formatPercent,
  formatTick: (value: number, step: number) => `${(value * 100).toFixed(step * 100 < 1 ? 1 : 0)} %`,
};

/** As many decimals as the ticks' step needs. */
function formatCostTick(value: number, step: number): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e5 || magnitude < 1e-3) return value.toExponential().replace('e+', 'e').replace(/-/g, '−');
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(Math.min(step, magnitude)) - 1e-9)));
  return value.toFixed(
    Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) > 1e-6 ? decimals + 1 : decimals,
  );
}
