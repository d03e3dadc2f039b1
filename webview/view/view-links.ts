import { html, type TemplateResult } from 'lit';
import type { Store } from '../store';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { viewItems } from './open-view';

/** A list of the large views, each a link that opens it. */
export function viewLinks(store: Store): TemplateResult {
  return html`<ul class="view-links" aria-label=${text('view-links')}>
    ${viewItems(store).map((item) => html`<li><button type="button" class="link" @click=${item.run}>${icon(item.icon ?? '')}${item.label}</button></li>`)}
  </ul>`;
}
