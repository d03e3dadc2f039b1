import { html, nothing, type TemplateResult } from 'lit';
import type { DataState } from '../../src/protocol/data-panel';
import { counted } from '../ui/counted';
import { icon } from '../ui/icon';
import { sentence, text } from '../ui/language';
import { formatBytes } from './bytes';

/** What the data are and how they were read, and the way back to the text. */
export function pageHead({ title, overview, line }: DataState, openSpec: () => void): TemplateResult {
  const file = overview?.file;
  const name = overview ? (file?.path ?? text('view-generated')) : title;
  return html`
    <header class="data-head">
      <h1>${name}</h1>
      <p class="data-notes">${overview?.notes.map((note) => html`<span>${sentence(note)}</span>`)}</p>
      ${
        overview
          ? html`<p class="data-size">
              ${[
                counted('view-rows', 'count', overview.rows.train),
                counted('view-columns', 'count', overview.columnCount),
                ...(file ? [formatBytes(file.bytes)] : []),
              ].join(' · ')}
            </p>`
          : nothing
      }
      ${
        line === undefined
          ? nothing
          : html`<vscode-button appearance="secondary" data-action="spec" @click=${openSpec}
              >${icon('go-to-file', 'start')}${text('view-spec-line', { line })}</vscode-button
            >`
      }
    </header>
  `;
}
