import { html, nothing, render, type TemplateResult } from 'lit';
import type { Host } from '../host';
import { apartFromToolbar, shownMoment } from '../moment';
import { type Clock, Poller, pageClock } from '../polling';
import type { PanelState, Store } from '../store';
import { iconButton } from '../ui/icon-button';
import { actionOf, isTyped, type KeyGroup, keyGroup } from '../ui/key-row';
import { text } from '../ui/language';
import { momentText } from '../ui/moment-text';
import { formatNumber, formatPercent } from '../ui/number';
import { PageLook } from '../ui/page-look';
import type { Regions } from '../ui/regions';
import type { Renderer } from '../ui/renderer';
import { closeView } from './open-view';
import type { CreateView, ViewPage } from './view-page';

const margin = 28;

/** The frame of the large views: one of them is open at a time, with a head, a scrolled body and its keys at the foot. */
export function mountViews(
  { view: element, diagram }: Pick<Regions, 'view' | 'diagram'>,
  store: Store,
  host: Host,
  views: readonly CreateView[],
  clock: Clock = pageClock,
  renderer: Renderer = render,
): void {
  new Views(element, diagram, store, host, views, clock, renderer);
}

class Views {
  private readonly pages: readonly ViewPage[];
  private readonly pollers: Poller[] = [];
  private readonly look: PageLook;
  /** Pages whose last question was not answered. */
  private readonly failed = new Set<ViewPage>();
  /** The page that is drawn, and what had the focus before it was opened. */
  private drawn: ViewPage | undefined;
  private opener: Element | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly diagram: HTMLElement,
    private readonly store: Store,
    host: Host,
    views: readonly CreateView[],
    clock: Clock,
    private readonly renderer: Renderer,
  ) {
    element.tabIndex = -1;
    this.pages = views.map((create) => create({ store, host, redraw: () => this.draw(), ask: () => this.ask() }));
    for (const page of this.pages) this.poll(page, clock);
    store.on(['view', 'session', 'network', ...this.pages.flatMap(({ reads }) => reads)], () => this.draw());
    // Before the diagram, which has other uses for the arrows.
    document.addEventListener('keydown', (event) => this.press(event), { capture: true });
    this.look = new PageLook(element, 640, () => this.draw(), margin);
    this.draw();
  }

  private get open(): ViewPage | undefined {
    const { view } = this.store.state;
    return this.pages.find(({ name }) => name === view);
  }

  /** Its questions are asked while it is open and an engine answers. */
  private poll(page: ViewPage, clock: Clock): void {
    const settled = (failed: boolean): void => {
      if (failed === this.failed.has(page)) return;
      if (failed) this.failed.add(page);
      else this.failed.delete(page);
      this.draw();
    };
    for (const question of page.questions) {
      const current = () => {
        const { state } = this.store;
        return this.open === page && state.session?.engine === 'live' ? question(state) : undefined;
      };
      const poller = new Poller(current, settled, clock);
      this.pollers.push(poller);
      this.store.on(['view', 'session', 'network', 'example', 'selection', ...page.reads], () => poller.update());
    }
  }

  private ask(): void {
    for (const poller of this.pollers) poller.update();
  }

  private draw(): void {
    const { open, element } = this;
    if (open && !this.drawn) this.opener = document.activeElement;
    element.hidden = open === undefined;
    document.body.classList.toggle('with-view', open !== undefined);
    if (open) element.setAttribute('aria-label', text(open.title));
    this.renderer(open ? this.page(open) : nothing, element);
    const before = this.drawn;
    this.drawn = open;
    if (open && open !== before) element.focus({ preventScroll: true });
    if (!open && before) this.giveFocusBack();
  }

  /** To what opened the view, else to the diagram. */
  private giveFocusBack(): void {
    const { opener } = this;
    this.opener = null;
    if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
    else this.diagram.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  private page(page: ViewPage): TemplateResult {
    const { state } = this.store;
    const problem = this.problem(page, state);
    const isThere = page.moment(state) !== undefined;
    return html`${this.head(page, state)}
      <div class="view-body" aria-busy=${!isThere}>
        ${problem === undefined ? nothing : html`<p class="view-hint" role="status">${problem}</p>`}
        ${isThere ? page.sections(state, this.look) : nothing}
      </div>
      <footer class="key-row">${this.keys(page).map((group, at, all) => html`${at === all.length - 1 ? html`<span class="key-space"></span>` : nothing}${keyGroup(group)}`)}</footer>`;
  }

  private head(page: ViewPage, state: PanelState): TemplateResult {
    const { session } = state;
    const shown = shownMoment(session);
    const { cost, accuracy } = shown?.record?.train ?? {};
    const figures = page.moment(state);
    const apart = apartFromToolbar(state, figures);
    const figure = (name: string, value: string) => html`<span class="view-figure">${name} <b>${value}</b></span>`;
    return html`<header class="view-head">
      <h2>${text(page.title)}</h2>
      <span class="view-run">${session?.run ? html`${session.run.label}, ` : nothing}${shown ? momentText(apart ?? { epoch: shown.epoch }) : nothing}</span>
      ${cost === undefined ? nothing : figure(text('toolbar-cost'), formatNumber(cost))}
      ${accuracy === undefined ? nothing : figure(text('toolbar-accuracy'), formatPercent(accuracy))}
      <span class="view-space"></span>
      ${session?.progress?.status === 'training' ? html`<span class="view-live">${text('view-live')}</span>` : nothing}
      ${iconButton('close', text('view-close'), () => closeView(this.store))}
    </header>`;
  }

  /** Why there is nothing to see, or nothing new, and what to do about it. */
  private problem(page: ViewPage, state: PanelState): string | undefined {
    const { session, network } = state;
    if (network && !network.hasData) return text('picker-no-data');
    if (session?.engine !== 'live')
      return session?.sentence ?? text(session?.engine === 'preparing' ? 'inspect-preparing' : 'inspect-no-weights');
    if (this.failed.has(page)) return text('inspect-unanswered');
    return page.moment(state) ? undefined : text('view-waiting');
  }

  private keys(page: ViewPage): readonly KeyGroup[] {
    const close = {
      keys: [{ name: 'Esc', key: 'Escape', act: () => closeView(this.store) }],
      label: text('view-key-close'),
    };
    return [...page.keys(this.store.state), close];
  }

  private press(event: KeyboardEvent): void {
    const { open } = this;
    if (!open || event.ctrlKey || event.metaKey || event.altKey || isTyped(event)) return;
    const isElsewhere =
      event.target instanceof Node && event.target !== document.body && !this.element.contains(event.target);
    // The toolbar has its own use for the arrows.
    if (isElsewhere && event.key !== 'Escape') return;
    if ((event.key === 'Enter' || event.key === ' ') && isButton(event.target)) return;
    const act = actionOf(this.keys(open), event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}

/** Whether Enter and the space bar press what has the focus. */
const isButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, vscode-button') !== null;
