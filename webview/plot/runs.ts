import { html, nothing, type TemplateResult } from 'lit';
import type { MessageCode } from '../../src/messages/translate';
import type { RunView } from '../../src/protocol/panel';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';

export interface RunActions {
  open(id: string): void;
  rename(id: string): void;
  remove(id: string): void;
  /** Lets a person choose among all. */
  choose(): void;
  show(id: string, shown: boolean): void;
}

const statusNames: Readonly<Record<string, MessageCode>> = {
  ready: 'plot-run-ready',
  training: 'plot-run-training',
  paused: 'plot-run-paused',
  finished: 'plot-run-finished',
  stopped: 'plot-run-stopped',
  diverged: 'plot-run-diverged',
};

/**
 * The newest runs, newest first, and the way to `older` ones: shown as a pale curve or not, opened, renamed, deleted.
 */
export function runList(
  runs: readonly RunView[],
  present: string | undefined,
  hidden: ReadonlySet<string>,
  older: number,
  actions: RunActions,
): TemplateResult {
  if (runs.length === 0) return html`<p class="runs-none">${text('plot-runs-none')}</p>`;
  return html`<ul class="runs-list">
    ${runs.map((run) => runRow(run, run.id === present, !hidden.has(run.id), actions))}
    ${olderButton(older, actions)}
  </ul>`;
}

function olderButton(older: number, { choose }: RunActions): TemplateResult | typeof nothing {
  if (older === 0) return nothing;
  const label = text('plot-runs-older', { count: formatCount(older) });
  return html`<li class="older-runs"><vscode-button appearance="secondary" @click=${choose}>${label}</vscode-button></li>`;
}

function runRow(run: RunView, present: boolean, shown: boolean, actions: RunActions): TemplateResult {
  const { label } = run;
  const button = (name: string, code: MessageCode, act: () => void): TemplateResult =>
    iconButton(name, text(code, { run: label }), act);
  return html`<li class="past-run" ?data-present=${present}>
    ${
      present
        ? html`<span class="past-run-shown" aria-hidden="true"></span>`
        : html`<input
            type="checkbox"
            class="past-run-shown"
            .checked=${shown}
            aria-label=${text('plot-run-show', { run: label })}
            title=${text('plot-run-show', { run: label })}
            @change=${(event: Event) => actions.show(run.id, event.target instanceof HTMLInputElement && event.target.checked)}
          />`
    }
    <span class="past-run-name" title=${label}>${label}</span>
    <span class="past-run-about" title=${about(run, present)}>${about(run, present)}</span>
    ${present ? nothing : button('go-to-file', 'plot-run-open', () => actions.open(run.id))}
    ${button('edit', 'plot-run-rename', () => actions.rename(run.id))}
    ${present ? nothing : button('trash', 'plot-run-delete', () => actions.remove(run.id))}
  </li>`;
}

function about(run: RunView, present: boolean): string {
  const last = run.history.length - 1;
  const parts: string[] = [];
  const status = statusNames[run.status];
  parts.push(present ? text('plot-run-present') : status ? text(status) : run.status);
  if (last >= 0) {
    const epoch = new Float64Array(run.history.epoch)[last] ?? 0;
    const cost = new Float64Array(run.history.trainCost)[last] ?? Number.NaN;
    parts.push(text('plot-run-result', { epoch: formatCount(epoch), cost: formatNumber(cost) }));
  }
  const started = new Date(run.started);
  if (!Number.isNaN(started.getTime())) {
    parts.push(
      started.toLocaleString(document.documentElement.lang, {
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
      }),
    );
  }
  return parts.join(' · ');
}
