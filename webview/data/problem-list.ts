import { html, nothing, type TemplateResult } from 'lit';
import type { DataProblemView, DataState } from '../../src/protocol/data-panel';
import { icon } from '../ui/icon';
import { text } from '../ui/language';

interface ProblemActions {
  examine(): void;
  fix(problem: number, fix: number, title: string): void;
  reveal(file: DataProblemView['file'], line: number): void;
}

const icons = { error: 'error', warning: 'warning', hint: 'info' } as const;

/** What keeps the data from being read, or looks wrong with them: each with its lines and what mends it. */
export function problemList(
  { problems, phase, overview, examination }: DataState,
  actions: ProblemActions,
): TemplateResult | typeof nothing {
  if (!overview && problems.length === 0) return nothing;
  return html`
    <aside class="data-problems" aria-label=${text('view-problems-title')}>
      <h2>${text('view-problems-title')}</h2>
      ${problems.map((problem, k) => problemItem(problem, k, actions))}
      ${phase === 'ready' && overview ? state(examination, problems.length, actions) : nothing}
    </aside>
  `;
}

function state(
  examination: DataState['examination'],
  count: number,
  { examine }: ProblemActions,
): TemplateResult | typeof nothing {
  if (examination === 'running')
    return html`<p class="data-problems-state" role="status">${text('view-problems-running')}</p>`;
  if (examination === 'waiting') {
    return html`<p class="data-problems-state">${text('view-problems-large')}</p>
      <vscode-button appearance="secondary" data-action="examine" @click=${examine}>${text('view-problems-ask')}</vscode-button>`;
  }
  return count > 0
    ? nothing
    : html`<p class="data-problems-state is-fine">${icon('check')} ${text('view-problems-none')}</p>`;
}

function problemItem(
  { severity, sentence, lines, file, fixes }: DataProblemView,
  at: number,
  { fix, reveal }: ProblemActions,
): TemplateResult {
  return html`<article class="data-problem is-${severity}">
    <span role="img" aria-label=${text(`view-severity-${severity}`)}>${icon(icons[severity])}</span>
    <div>
      <p>${sentence}</p>
      ${lines.map(
        (line) => html`<button class="data-link" data-line=${line} @click=${() => reveal(file, line)}
          >${text('view-problem-line', { line })}</button
        > `,
      )}
      ${fixes.map((title, k) => html`<button class="data-link is-fix" @click=${() => fix(at, k, title)}>${title}</button> `)}
    </div>
  </article>`;
}
