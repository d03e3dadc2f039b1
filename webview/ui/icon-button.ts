import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon';

interface IconButtonOptions {
  readonly disabled?: boolean;
  /** Of a button that opens a popup or a menu: whether it is open. */
  readonly expanded?: boolean;
}

/** A button that shows a codicon alone: `label` is its accessible name and its tooltip, `act` what a click does. */
export function iconButton(
  name: string,
  label: string,
  act: (event: Event) => void,
  { disabled = false, expanded }: IconButtonOptions = {},
): TemplateResult {
  return html`<vscode-button
    class="icon-button"
    appearance="icon"
    data-action=${name}
    aria-label=${label}
    aria-haspopup=${expanded === undefined ? nothing : 'true'}
    aria-expanded=${expanded ?? nothing}
    title=${label}
    ?disabled=${disabled}
    @click=${act}
    >${icon(name)}</vscode-button
  >`;
}
