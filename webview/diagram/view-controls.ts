import { html, render } from 'lit';
import { icon } from '../ui/icon';
import { text } from '../ui/language';

const step = 1.25;

/** Zoom out, fit, zoom in: for those who don't know the keys. */
export function viewControls(element: HTMLElement, zoom: (factor: number) => void, fit: () => void): void {
  const button = (name: string, label: string, run: () => void): unknown =>
    html`<vscode-button class="icon-button" appearance="icon" aria-label=${label} title=${label} @click=${run}
      >${icon(name)}</vscode-button
    >`;
  render(
    html`${button('zoom-out', text('diagram-zoom-out'), () => zoom(1 / step))}
    ${button('screen-full', text('diagram-fit'), fit)}${button('zoom-in', text('diagram-zoom-in'), () => zoom(step))}`,
    element,
  );
}
