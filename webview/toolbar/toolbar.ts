import { html, nothing, render, type TemplateResult } from 'lit';
import { type Control, controls, controlTable } from '../../src/model/controls';
import type { Measure, TrainingRecord } from '../../src/model/record';
import type { SessionView } from '../../src/protocol/panel';
import type { Progress } from '../../src/protocol/training';
import type { Host } from '../host';
import { toggleMicroscope } from '../microscope/keys';
import { apart } from '../moment';
import type { PanelState, Store } from '../store';
import { formatDuration } from '../ui/duration';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { openMenuBelow, separator } from '../ui/menu';
import { momentText } from '../ui/moment-text';
import { formatCount, formatNumber, formatPercent } from '../ui/number';
import type { Renderer } from '../ui/renderer';
import { viewItems } from '../view/open-view';
import { outcomesChip } from './outcomes';
import { stepMenuButton } from './step-menu';

/** What is always there, beside the primary control. */
const rest = controls.filter((control) => !['train', 'pause', 'resume'].includes(control));

/** The control that Train, Pause and Resume share a place with. */
function primaryOf(session: SessionView | undefined): Control {
  const status = session?.progress?.status;
  if (status === 'training') return 'pause';
  return status === 'paused' ? 'resume' : 'train';
}

/** That the data are read and, for large ones, how far. What is read whole is not ready yet. */
function readingText(share: number | undefined): string {
  if (share === undefined || share === 1) return text('toolbar-preparing');
  return text('toolbar-reading', { percent: Math.floor(100 * share) });
}

function epochText(progress: Progress | undefined): string {
  return progress ? text('toolbar-progress', { epoch: progress.epoch, epochs: progress.epochs }) : '';
}

interface Metric {
  readonly name: string;
  readonly className: string;
  readonly value?: string;
  readonly more?: string | undefined;
  readonly title?: string;
}

function metricTemplate({ name, className, value, more, title }: Metric): TemplateResult {
  return html`<span class="metric ${className}" title=${title ?? nothing}
    ><span class="metric-name">${name}</span> ${value === undefined ? nothing : html`<b>${value}</b>`}${more === undefined ? nothing : html` <span class="metric-more">${more}</span>`}</span
  >`;
}

function costOf(record: TrainingRecord | undefined): Metric[] {
  if (!record) return [];
  const more = ofOtherSets(record, ({ cost }) => formatNumber(cost));
  return [{ name: text('toolbar-cost'), className: 'cost', value: formatNumber(record.train.cost), more }];
}

function accuracyOf(record: TrainingRecord | undefined): Metric[] {
  const accuracy = record?.train.accuracy;
  if (!record || accuracy === undefined) return [];
  const more = ofOtherSets(record, (measure) =>
    measure.accuracy === undefined ? undefined : formatPercent(measure.accuracy),
  );
  return [{ name: text('toolbar-accuracy'), className: 'accuracy', value: formatPercent(accuracy), more }];
}

/** A figure of the sets that are not trained on: “validation 0.31 · test 0.33”; undefined if there are none. */
function ofOtherSets(record: TrainingRecord, shown: (measure: Measure) => string | undefined): string | undefined {
  const figures = (['validation', 'test'] as const).flatMap((set) => {
    const measure = record[set];
    const figure = measure && shown(measure);
    return figure === undefined ? [] : [`${text(`toolbar-${set}`)} ${figure}`];
  });
  return figures.length > 0 ? figures.join(' · ') : undefined;
}

/** RMSE and R² of a regression; of several targets, each one's own as a tooltip. */
function regressionOf(record: TrainingRecord | undefined): Metric[] {
  return (['rmse', 'r2'] as const).flatMap((name): Metric[] => {
    const value = record?.train[name];
    if (!record || value === undefined) return [];
    const more = ofOtherSets(record, ({ [name]: figure }) => (figure === undefined ? undefined : formatNumber(figure)));
    const title = ofTargets(record.train, name);
    const metric = { name: text(`toolbar-${name}`), className: name, value: formatNumber(value), more };
    return [title === undefined ? metric : { ...metric, title }];
  });
}

/** “each target of the training set: mass 0.31 · price 12”; undefined for one target. */
function ofTargets({ targets = [] }: Measure, name: 'rmse' | 'r2'): string | undefined {
  const figures = targets.flatMap((target) => {
    const figure = target[name];
    return figure === undefined ? [] : [`${target.name} ${formatNumber(figure)}`];
  });
  return figures.length > 0 ? text('toolbar-targets', { figures: figures.join(' · ') }) : undefined;
}

/** What a batch came to, where cost and accuracy are of long ago. */
function batchOf({ batch }: Progress): Metric[] {
  if (!batch) return [];
  const { epoch, step, loss, examples } = batch;
  const moment = momentText({ epoch, step });
  const title = text('toolbar-batch-why', { count: examples, examples: formatCount(examples), moment });
  return [{ name: text('toolbar-batch'), className: 'batch', value: formatNumber(loss), title }];
}

/** The moment of cost and accuracy, if it is not the epoch and step that are shown next to them. */
function measuredAt({ record, epoch, step }: Progress): Metric[] {
  const moment = record && apart(record, { epoch, step });
  if (!moment) return [];
  const words = momentText(moment);
  return [
    {
      name: text('toolbar-at', { moment: words }),
      className: 'measured',
      title: text('toolbar-at-why', { moment: words }),
    },
  ];
}

function metricsOf(session: SessionView): Metric[] {
  const { progress, secondsLeft } = session;
  if (!progress) return [];
  const { status, epoch, epochs, seconds, samplesPerSecond, record } = progress;
  const running = status === 'training' && secondsLeft !== undefined;
  return [
    { name: text('toolbar-epoch'), className: 'epoch', value: formatCount(epoch), more: `/ ${formatCount(epochs)}` },
    ...costOf(record),
    ...measuredAt(progress),
    ...batchOf(progress),
    ...accuracyOf(record),
    ...regressionOf(record),
    {
      name: text('toolbar-time'),
      className: 'time',
      value: formatDuration(seconds),
      title: text('toolbar-speed', { rate: formatCount(Math.round(samplesPerSecond)) }),
      more: running ? text('toolbar-left', { time: formatDuration(secondsLeft) }) : text(`toolbar-status-${status}`),
    },
  ];
}

/** Training's controls and figures. */
class Toolbar {
  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
    private readonly host: Host,
    private readonly refuse: (sentence: string) => void,
    private readonly renderer: Renderer,
  ) {
    store.on(['session', 'network', 'runs', 'microscope'], (state) => this.draw(state));
    element.addEventListener('keydown', (event) => this.rove(event));
    this.draw(store.state);
  }

  /** In a toolbar the arrow keys go from control to control. */
  private rove(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const controls = [...this.element.querySelectorAll<HTMLElement>('vscode-button')];
    const at = controls.findIndex((control) => control.contains(document.activeElement));
    const next = controls[at + (event.key === 'ArrowRight' ? 1 : -1)];
    if (at < 0 || !next) return;
    next.focus();
    event.preventDefault();
  }

  private async act(control: Control): Promise<void> {
    if (this.reason(control) === undefined) await this.report(this.host.call('control', { control }));
  }

  /** Says why the host would not, if so. */
  private async report(answer: Promise<{ readonly refusal?: string | undefined }>): Promise<void> {
    try {
      const { refusal } = await answer;
      if (refusal !== undefined) this.refuse(refusal);
    } catch (error) {
      this.refuse(text('diagram-failed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  }

  /** Why a control can't act now; undefined if it can. */
  private reason(control: Control): string | undefined {
    const { session } = this.store.state;
    return session ? session.disabled[control] : text('toolbar-preparing');
  }

  /**
   * A control that can't act stays in the tab order, so that the keyboard reaches its reason too: it is
   * `aria-disabled`, dimmed and does nothing.
   */
  private button(control: Control, primary = false): TemplateResult {
    const label = text(`toolbar-${control}`);
    // In the primary place Resume looks like Train, whose place it takes.
    const { icon: name } = controlTable[primary && control === 'resume' ? 'train' : control];
    const reason = this.reason(control);
    const title = reason === undefined ? label : text('toolbar-cannot', { action: label, reason });
    return html`<vscode-button
      class="${primary ? 'primary-control' : 'icon-button'} ${reason === undefined ? '' : 'unavailable'}"
      appearance=${primary ? (control === 'pause' ? 'secondary' : 'primary') : 'icon'}
      aria-label=${title}
      aria-disabled=${reason === undefined ? 'false' : 'true'}
      title=${title}
      data-control=${control}
      @click=${() => void this.act(control)}
      >${primary ? html`${icon(name, 'start')}${label}` : icon(name)}</vscode-button
    >`;
  }

  /** What opens beside a button. */
  private readonly menus: Partial<Record<Control, () => TemplateResult>> = { step: () => this.stepMenu() };

  private stepMenu(): TemplateResult {
    return stepMenuButton(
      this.reason('step'),
      (goals) => void this.report(this.host.call('control', { control: 'step', goals })),
      () => this.store.update({ choosesGoal: {} }),
      this.renderer,
    );
  }

  private runButton({ session, runs, olderRuns }: PanelState): TemplateResult {
    const label = session?.run?.label ?? text('toolbar-no-run');
    const rule: typeof separator = separator;
    const more = text('plot-runs-older', { count: formatCount(olderRuns) });
    const open = (event: Event): void => {
      const entries = [
        ...runs.map((run) => ({
          label: run.label,
          key: run.status,
          checked: run.id === session?.run?.id,
          run: () => void this.report(this.host.call('openRun', { id: run.id })),
        })),
        ...(olderRuns > 0 ? [rule, { label: more, run: () => void this.report(this.host.call('chooseRun', {})) }] : []),
      ];
      openMenuBelow(event, text('toolbar-run', { label }), entries, this.renderer);
    };
    if (runs.length === 0) return html`<span class="run-name" title=${label}>${label}</span>`;
    return html`<vscode-button class="run-button" appearance="icon" aria-label=${text('toolbar-run', { label })} title=${label} @click=${open}
      ><span class="run-label"><span class="run-name">${label}</span>${icon('chevron-down')}</span></vscode-button
    >`;
  }

  private microscopeButton({ microscope }: PanelState): TemplateResult {
    const label = text(microscope ? 'toolbar-microscope-close' : 'toolbar-microscope');
    return html`<vscode-button
      class="icon-button microscope-button ${microscope ? 'is-pressed' : ''}"
      appearance="icon"
      aria-label=${label}
      aria-pressed=${microscope ? 'true' : 'false'}
      title=${label}
      data-action="microscope"
      @click=${() => toggleMicroscope(this.store)}
      >${icon('search')}</vscode-button
    >`;
  }

  private viewsButton(): TemplateResult {
    const label = text('toolbar-views');
    return html`<vscode-button
      class="icon-button"
      appearance="icon"
      aria-label=${label}
      aria-haspopup="true"
      title=${label}
      data-action="views"
      @click=${(event: Event) => openMenuBelow(event, label, viewItems(this.store), this.renderer)}
      >${icon('ellipsis')}</vscode-button
    >`;
  }

  private draw(state: PanelState): void {
    const { session } = state;
    const progress = session?.progress;
    const preparing = session?.engine === 'preparing';
    const trained = progress && progress.epochs > 0 ? Math.min(1, progress.epoch / progress.epochs) : 0;
    const share = preparing ? (session.share ?? 0) : trained;
    this.renderer(
      html`
        ${this.button(primaryOf(session), true)}
        ${progress?.status === 'stopped' && this.reason('resume') === undefined ? this.button('resume') : nothing}
        ${rest.map((control) => html`${this.button(control)}${this.menus[control]?.() ?? nothing}`)}
        <span class="toolbar-rule"></span>
        ${this.runButton(state)}
        ${
          session?.specChanged
            ? html`<span class="chip" title=${text('toolbar-changed-why')}>${icon('history')}<span>${text('toolbar-changed')}</span></span>`
            : nothing
        }
        ${outcomesChip(session?.outcomes)}
        <span class="metrics" aria-live="off">
          ${preparing ? html`<span class="metric quiet">${readingText(session.share)}</span>` : (session ? metricsOf(session) : []).map(metricTemplate)}
        </span>
        ${this.microscopeButton(state)}
        ${this.viewsButton()}
        <div
          class="progress ${progress?.status ?? ''}"
          role="progressbar"
          aria-label=${text('toolbar-label')}
          aria-valuemin="0"
          aria-valuemax=${preparing ? 100 : (progress?.epochs ?? 0)}
          aria-valuenow=${preparing ? Math.floor(100 * share) : (progress?.epoch ?? 0)}
          aria-valuetext=${preparing ? readingText(session.share) : epochText(progress)}
          .style=${`width:${(share * 100).toFixed(2)}%`}
        ></div>
      `,
      this.element,
    );
  }
}

/** Draws the toolbar and keeps it in step with the session; `refuse` says why a control was refused. */
export function mountToolbar(
  element: HTMLElement,
  store: Store,
  host: Host,
  refuse: (sentence: string) => void,
  renderer: Renderer = render,
): void {
  new Toolbar(element, store, host, refuse, renderer);
}
