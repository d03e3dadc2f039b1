import { html, render } from 'lit';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import type { Renderer } from '../ui/renderer';

const step = 1.25;

/** Zoom out, fit, zoom in: for those who don't know the keys. */
export function viewControls(
  element: HTMLElement,
  zoom: (factor: number) => void,
  fit: () => void,
  renderer: Renderer = render,
): void {
  renderer(
    html`${iconButton('zoom-out', text('diagram-zoom-out'), () => zoom(1 / step))}
    ${iconButton('screen-full', text('diagram-fit'), fit)}${iconButton('zoom-in', text('diagram-zoom-in'), () => zoom(step))}`,
    element,
  );
}
