import { html, nothing, render, type TemplateResult } from 'lit';
import { exampleKey } from '../../src/protocol/example';
import type { NetworkView } from '../../src/protocol/network';
import type { LayerReport, UnitView } from '../../src/protocol/unit';
import type { Host } from '../host';
import { apart, apartFromToolbar } from '../moment';
import { type Clock, pageClock } from '../polling';
import type { PanelState, Selection, Store } from '../store';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import { momentText } from '../ui/moment-text';
import { formatCount } from '../ui/number';
import { PageLook } from '../ui/page-look';
import type { Renderer } from '../ui/renderer';
import { viewLinks } from '../view/view-links';
import { activationsSection } from './activations-section';
import { copyLatex } from './copy-latex';
import { surfaceSize } from './data-section';
import { fitSections } from './fit-section';
import { inspectedKinds } from './kinds';
import { layerSections } from './layer-sections';
import { OverTime } from './over-time/over-time';
import { type Place, placeOf } from './place';
import { planeSection, planeSize } from './plane-section';
import { pollSelection } from './queries';
import { firstFeatures, pollSections } from './section-queries';
import { unitNumbers } from './unit-numbers';
import { unitSections } from './unit-sections';

/** A new unit's page is shown without numbers where they take longer than so many milliseconds. */
const answerTimeout = 200;
const margin = 28;

/** Draws the inspector into `element` and keeps it in step with the store. */
export function mountInspector(
  element: HTMLElement,
  store: Store,
  host: Host,
  clock: Clock = pageClock,
  renderer: Renderer = render,
): void {
  new Inspector(element, store, host, clock, renderer);
}

class Inspector {
  private readonly look: PageLook;
  private readonly overTime: OverTime;
  private failed = false;
  /** What the page shows; it follows the selection once there is an answer, or after the timeout. */
  private shown: Selection | null = null;
  /** The key of its layer. */
  private shownLayer: number | undefined;
  private stopWaiting: (() => void) | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
    host: Host,
    private readonly clock: Clock,
    private readonly renderer: Renderer,
  ) {
    element.setAttribute('aria-label', text('inspect-label'));
    this.look = new PageLook(element, 284, () => this.draw(), margin);
    const settled = (failed: boolean): void => {
      if (failed === this.failed) return;
      this.failed = failed;
      this.draw();
    };
    pollSelection(store, host, settled, () => surfaceSize(this.look.width), clock);
    pollSections(store, host, () => planeSize(this.look.width), clock);
    copyLatex(element, host);
    this.overTime = new OverTime(store, host, () => this.draw(), clock);
    store.on(
      [
        'view',
        'network',
        'session',
        'selection',
        'unitView',
        'layerReport',
        'exampleView',
        'points',
        'fit',
        'plane',
        'features',
        'beside',
        'logSteps',
      ],
      () => this.follow(),
    );
    store.on(['snapshot'], () => {
      if (this.shown && this.shown.unit === undefined) this.draw();
    });
    this.follow();
  }

  private follow(): void {
    const { state } = this.store;
    const { selection } = state;
    const layer = selection ? state.layerKeys[selection.position] : undefined;
    const changed = layer !== this.shownLayer || selection?.unit !== this.shown?.unit;
    if (changed && selection && this.shown && state.session?.engine === 'live' && !answered(state, selection)) {
      this.stopWaiting ??= this.clock.after(answerTimeout, () => this.settle());
      return;
    }
    this.settle();
  }

  private settle(): void {
    this.stopWaiting?.();
    this.stopWaiting = undefined;
    const { selection, layerKeys } = this.store.state;
    this.shown = selection;
    this.shownLayer = selection ? layerKeys[selection.position] : undefined;
    this.draw();
  }

  private draw(): void {
    const { state } = this.store;
    // A large view covers it, and closing that draws it again.
    if (state.view) return;
    this.renderer(this.page(state), this.element);
  }

  private page(state: PanelState): TemplateResult {
    const { network } = state;
    const place = network && this.shown ? placeOf(network, this.shown.position) : undefined;
    if (!network || !place || !this.shown) return this.nothingChosen(network);
    const unit = this.shown.unit === undefined || this.shown.unit >= place.layer.units ? undefined : this.shown.unit;
    const report = unit === undefined ? reportOf(state, place) : undefined;
    const view = unit === undefined ? undefined : viewOf(state, place, unit);
    const sections = unit === undefined ? this.layer(state, place, report) : this.unit(state, place, unit, view);
    const moment = apartFromToolbar(state, (report ?? view)?.moment);
    // The numbers are still those of the example before.
    const past = view !== undefined && view.example !== (state.example ? exampleKey(state.example) : undefined);
    return html`${this.header(place, unit)}${
      // The line keeps its room while moments come and go.
      moment || state.session?.progress?.status === 'training'
        ? html`<p class="inspect-moment">${moment ? momentText(moment) : nothing}</p>`
        : nothing
    }${this.hint(state)}
      <div class="inspect-body ${past ? 'past' : ''}" aria-busy=${past}>${sections}</div>`;
  }

  private header(place: Place, unit: number | undefined): TemplateResult {
    const { layer } = place;
    const { units } = layer;
    const which =
      unit === undefined
        ? text('inspect-units', { count: units, shown: formatCount(units) })
        : text(inspectedKinds[layer.kind].which, {
            unit: formatCount(unit + 1),
            units: formatCount(units),
          });
    const step = (to: number, label: string, name: string): TemplateResult =>
      iconButton(name, label, () => this.go(to), { disabled: to < 0 || to >= units });
    const kind = layer.activation ? `${layer.kind} · ${layer.activation}` : layer.kind;
    return html`<header class="inspect-head">
      <h2 title=${layer.name}>${layer.name}</h2>
      <span class="inspect-which">${which}</span>
      <span class="inspect-kind" title=${kind}
        >${layer.activation ? html`<span class="inspect-layer-kind">${layer.kind} · </span>${layer.activation}` : layer.kind === layer.name ? nothing : layer.kind}</span
      >
      <span class="inspect-steps">
        ${step((unit ?? 0) - 1, text('inspect-previous'), 'chevron-left')}
        ${step(unit === undefined ? 0 : unit + 1, text('inspect-next'), 'chevron-right')}
      </span>
    </header>`;
  }

  private unit(state: PanelState, place: Place, unit: number, view: UnitView | undefined): TemplateResult {
    const sections = unitSections(place, unit, view && unitNumbers(view), state, this.look.palette, this.look.width, {
      go: (to) => this.go(to),
      example: (index) => this.store.update({ example: { from: 'train', index } }),
    });
    return html`${this.fit(state, place, unit)}${sections}${this.plane(state, place, unit)}${this.activations(state, place)}`;
  }

  private layer(state: PanelState, place: Place, report: LayerReport | undefined): TemplateResult {
    const { position } = place.layer;
    const { snapshot } = state;
    const matrix = snapshot?.layers.find((layer) => layer.position === position);
    // Beside numbers of another moment the picture of W says of which it is.
    const moment = report && snapshot ? apart(snapshot.moment, report.moment) : undefined;
    const { palette, width } = this.look;
    const overTime = this.overTime.section(place.layer, this.look);
    const sections = layerSections(place.layer, report, matrix, moment, palette, width, overTime);
    return html`${this.fit(state, place, 0)}${sections}${this.activations(state, place)}<p class="inspect-hint">${text('inspect-choose-unit')}</p>`;
  }

  /** A regression over the data, of the last layer. */
  private fit({ fit }: PanelState, place: Place, unit: number): readonly TemplateResult[] {
    if (!place.last || fit?.unit !== unit) return [];
    return fitSections(fit, this.look.palette, this.look.width, (from, index) =>
      this.store.update({ example: { from, index } }),
    );
  }

  /** A unit over two features of more than two. */
  private plane(state: PanelState, place: Place, unit: number): TemplateResult | typeof nothing {
    const { prepared } = state.session ?? {};
    if (!prepared || prepared.features <= 2 || place.layer.position === 0) return nothing;
    const { features = firstFeatures, plane, exampleView, example } = state;
    const isThis = plane?.position === place.layer.position && plane.unit === unit;
    const isOfExample = exampleView && example && exampleView.example === exampleKey(example);
    return planeSection(
      place,
      isThis && plane.features.every((feature, at) => feature === features[at]) ? plane : undefined,
      {
        features,
        names: prepared.featureNames,
        x: isOfExample ? new Float64Array(exampleView.x) : undefined,
        palette: this.look.palette,
        width: this.look.width,
      },
      (chosen) => this.store.update({ features: chosen }),
    );
  }

  /** The layer's activation and its derivative, with another one laid over them. */
  private activations({ beside }: PanelState, place: Place): TemplateResult | typeof nothing {
    return (
      activationsSection(place, beside, (other) => this.store.update({ beside: other }), this.look.width) ?? nothing
    );
  }

  /** What is missing for numbers, and what to do about it. */
  private hint(state: PanelState): TemplateResult | typeof nothing {
    const { session } = state;
    const sentence =
      session?.engine === 'live'
        ? this.failed
          ? text('inspect-unanswered')
          : undefined
        : session?.engine === 'preparing'
          ? text('inspect-preparing')
          : (session?.sentence ?? session?.disabled.train ?? text('inspect-no-weights'));
    return sentence === undefined ? nothing : html`<p class="inspect-hint" role="status">${sentence}</p>`;
  }

  /** Where nothing is chosen it is about the whole network: the large views tell of that. */
  private nothingChosen(network: NetworkView | undefined): TemplateResult {
    return html`<header class="inspect-head"><h2>${text('inspect-label')}</h2></header>
      <p class="inspect-hint">${text(network ? 'inspect-choose' : 'inspect-waiting')}</p>
      ${network ? viewLinks(this.store) : nothing}`;
  }

  private go(unit: number): void {
    const position = this.shown?.position;
    if (position !== undefined) this.store.update({ selection: { position, unit } });
  }
}

/** The engine's last answer about a layer, if it is about this one. */
function reportOf({ layerReport }: PanelState, { layer }: Place): LayerReport | undefined {
  return layerReport?.position === layer.position ? layerReport : undefined;
}

/** The engine's last answer about a unit, if it is about this one. */
function viewOf({ unitView }: PanelState, { layer }: Place, unit: number): UnitView | undefined {
  return unitView?.position === layer.position && unitView.unit === unit ? unitView : undefined;
}

function answered(state: PanelState, selection: Selection): boolean {
  if (selection.unit === undefined) return state.layerReport?.position === selection.position;
  return state.unitView?.position === selection.position && state.unitView.unit === selection.unit;
}
