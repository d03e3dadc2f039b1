import { html, render } from 'lit';
import { text } from './language';
import { partOf } from './part';

/** The page's parts; each is drawn by its own module and never by another. */
export interface Regions {
  readonly toolbar: HTMLElement;
  /** Which moment everything shows, where it is not the present one. */
  readonly band: HTMLElement;
  /** In the diagram's head: says what flows. Hidden while `message` has something to say. */
  readonly picker: HTMLElement;
  readonly message: HTMLElement;
  /** Of which moment picture and example are, where the toolbar is further. */
  readonly moment: HTMLElement;
  /** Zoom and fit, at the end of the diagram's head. */
  readonly viewControls: HTMLElement;
  readonly diagram: HTMLElement;
  readonly plot: HTMLElement;
  /** Below the plot: to go to any step while nothing trains, the speed, and where training pauses. */
  readonly time: HTMLElement;
  readonly inspector: HTMLElement;
  /** In place of plot and inspector while it is open. */
  readonly microscope: HTMLElement;
  /** In place of all below the toolbar while a large view is open. */
  readonly view: HTMLElement;
}

/** Lays the regions out in `panel`; media/panel.css places them by width. */
export function createRegions(panel: HTMLElement): Regions {
  render(
    html`
      <header class="toolbar" role="toolbar" aria-label=${text('toolbar-label')}></header>
      <div class="moment-band" hidden></div>
      <main class="network" aria-label=${text('diagram-label')}>
        <div class="diagram-head">
          <div class="message" role="alert" hidden></div>
          <div class="picker" role="group"></div>
          <div class="diagram-moment"></div>
          <div class="view-controls"></div>
        </div>
        <div class="diagram"></div>
      </main>
      <section class="plot"></section>
      <div class="time-bar" hidden></div>
      <aside class="inspector"></aside>
      <section class="microscope" hidden></section>
      <section class="large-view" hidden></section>
    `,
    panel,
  );
  const region = (name: string): HTMLElement => partOf(panel, `.${name}`);
  return {
    toolbar: region('toolbar'),
    picker: region('picker'),
    message: region('message'),
    moment: region('diagram-moment'),
    viewControls: region('view-controls'),
    diagram: region('diagram'),
    plot: region('plot'),
    band: region('moment-band'),
    time: region('time-bar'),
    inspector: region('inspector'),
    microscope: region('microscope'),
    view: region('large-view'),
  };
}
