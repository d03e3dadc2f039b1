import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NetworkView } from '../../src/protocol/network';
import type { Host } from '../host';
import { hasCircuit } from '../microscope/circuit';
import { type Clock, pageClock } from '../polling';
import type { PanelState, Selection, Store } from '../store';
import { text } from '../ui/language';
import { momentText } from '../ui/moment-text';
import { onThemeChange, readPalette } from '../ui/palette';
import type { Regions } from '../ui/regions';
import type { Renderer } from '../ui/renderer';
import { type Arrangement, arrange } from './arrangement';
import { type CardField, cardTemplate, fieldsOf } from './card';
import { CardDrag } from './card-drag';
import type { Column } from './column';
import { NetworkEditor } from './editor';
import { emptyTemplate } from './empty';
import { DiagramKeys } from './keys';
import { openActivationMenu, openInsertMenu, openLayerMenu } from './layer-menu';
import { legendTemplate } from './legend';
import { MessageRow } from './message-row';
import { DiagramPointer } from './pointer';
import type { Scene } from './scene';
import { sceneOf } from './scene-of';
import { Stage } from './stage';
import { SurfaceRasters } from './surface-raster';
import { unitTable } from './unit-table';
import { unitsTemplate } from './units';
import { fitView, reveal } from './view';
import { viewControls } from './view-controls';

/** What others may ask of the diagram. */
export interface Diagram {
  /** Selects the layer's card, brings it into view and gives it the keyboard's focus. */
  focus(position: number): void;
  /** Says above the diagram why something was not done. */
  refuse(sentence: string): void;
}

/** From this zoom down, cards say nothing: their words could not be read. */
const farScale = 0.5;
/** A table that changes thirty times a second can't be read aloud. */
const tableInterval = 1000;
/** More elements than this for units are never in the page at once. */
const mostUnits = 240;

interface Editing {
  /** The layer's key. */
  readonly layer: number;
  readonly field: CardField;
}

/** The network's picture, what can be done to it, and the row of messages above it. */
class NetworkDiagram implements Diagram {
  private readonly stage: Stage;
  private readonly messages: MessageRow;
  private readonly editor: NetworkEditor;
  private readonly drag: CardDrag;
  private palette = readPalette();
  private rasters = new SurfaceRasters(this.palette);
  /** The network of the arrangement and the scene. */
  private drawn: NetworkView | undefined;
  private arrangement: Arrangement | undefined;
  private scene: Scene | undefined;
  /** The keys of the layers that are drawn. */
  private drawnKeys: readonly number[] = [];
  private editing: Editing | undefined;
  /** The key of the layer in whose line the text cursor was last. */
  private cursorLayer: number | undefined;
  private tableDrawn = Number.NEGATIVE_INFINITY;
  private tableOf: number | undefined;
  private stopTable: (() => void) | undefined;

  constructor(
    private readonly regions: Regions,
    private readonly store: Store,
    private readonly host: Host,
    private readonly clock: Clock,
    private readonly renderer: Renderer,
  ) {
    this.stage = new Stage(
      regions.diagram,
      () => this.draw(),
      () => this.tellColumns(),
      clock,
    );
    this.messages = new MessageRow(regions.message, regions.picker, store, host, clock, renderer);
    this.editor = new NetworkEditor(store, host, {
      refuse: (sentence) => this.messages.refuse(sentence),
      choose: (position) => (document.hasFocus() ? this.go({ position }) : this.select({ position })),
    });
    this.drag = new CardDrag(this.stage, () => this.arrangement, this.editor);
    new DiagramPointer(this.stage, this.drag, {
      scene: () => this.scene,
      select: (selection) => this.go(selection),
      field: (position, field, point) => this.openField(position, field, point),
      insert: (after, point) => openInsertMenu(point, after, this.editor, renderer),
      menu: (position, point) => this.openMenu(position, point),
    });
    new DiagramKeys(regions.diagram, store, host, this.editor, {
      arrangement: () => this.arrangement,
      focused: () => this.stage.focused,
      select: (selection) => this.go(selection),
      field: (position, field) => this.edit(position, field),
      insert: (position) => openInsertMenu(this.cardPoint(position), position, this.editor, renderer),
      menu: (position) => this.openMenu(position, this.cardPoint(position)),
      inspect: (selection) => this.inspect(selection),
      refuse: (sentence) => this.messages.refuse(sentence),
      zoom: (factor) => this.stage.zoom(factor),
      fit: () => this.fit(),
    });
    viewControls(
      regions.viewControls,
      (factor) => this.stage.zoom(factor),
      () => this.fit(),
      renderer,
    );
    store.on(
      ['network', 'session', 'snapshot', 'selection', 'exampleView', 'unitView', 'points', 'microscope', 'walk'],
      () => this.draw(),
    );
    store.on(['network'], () => this.editor.settle());
    store.on(['cursor'], (state) => this.followCursor(state));
    onThemeChange(() => {
      this.palette = readPalette();
      this.rasters = new SurfaceRasters(this.palette);
      this.draw();
    });
    this.draw();
  }

  focus(position: number): void {
    this.go({ position });
  }

  refuse(sentence: string): void {
    this.messages.refuse(sentence);
  }

  /** Chooses a layer or unit, shows its line in the text, and brings it into view. */
  private select(selection: Selection | null): void {
    this.editor.forget();
    const { network, selection: before } = this.store.state;
    this.store.update({ selection });
    if (network && before?.position !== selection?.position)
      void this.host.call('select', { version: network.version, position: selection?.position ?? null });
    // A network may have come in this frame, and the layer with it.
    if (network !== this.drawn) this.draw();
    if (selection) this.reveal(selection.position);
    this.draw();
  }

  /** The same, and gives it the keyboard's focus. */
  private go(selection: Selection | null): void {
    this.select(selection);
    this.stage.focusOn(selection);
  }

  /** Moves the diagram no further than is needed to see a layer. */
  private reveal(position: number): void {
    const column = this.arrangement?.columns[position];
    if (column) this.stage.show(reveal(this.stage.view, column.left, column.left + column.width, this.stage.pane));
  }

  private followCursor({ cursor, selection, network, layerKeys }: PanelState): void {
    const layer = cursor === null ? undefined : layerKeys[cursor];
    // Where lines were inserted above, the cursor is in the line of the same layer at another position.
    if (layer === this.cursorLayer) return;
    this.cursorLayer = layer;
    if (cursor === null || cursor === selection?.position || !network?.layers[cursor]) return;
    this.store.update({ selection: { position: cursor } });
    this.reveal(cursor);
  }

  /** Chooses a unit and gives the inspector, which tells of it, the keyboard's focus. */
  private inspect(selection: Selection): void {
    this.select(selection);
    const { inspector } = this.regions;
    inspector.tabIndex = -1;
    inspector.scrollIntoView({ block: 'nearest' });
    inspector.focus({ preventScroll: true });
  }

  private fit(): void {
    if (this.arrangement) this.stage.show(fitView(this.arrangement, this.stage.pane));
  }

  /** Opens a field of a layer's card: the one requested, or the first that its kind has. */
  private edit(position: number, asked: CardField): void {
    const layer = this.editor.layer(position);
    if (!layer) return;
    const fields = fieldsOf(layer);
    const field = fields.includes(asked) ? asked : fields[0];
    if (!field) {
      this.messages.refuse(text('edit-rename-kind', { kind: layer.kind }));
      return;
    }
    this.editing = this.editingOf(position, field);
    this.select({ position });
  }

  private openField(position: number, field: CardField | 'activation', point: { x: number; y: number }): void {
    if (field === 'activation') openActivationMenu(point, position, this.editor, this.renderer);
    else this.edit(position, field);
  }

  private openMenu(position: number, point: { x: number; y: number }): void {
    this.go({ position });
    openLayerMenu(point, position, this.editor, (at, field) => this.edit(at, field), this.renderer);
  }

  private cardPoint(position: number): { x: number; y: number } {
    const box = this.stage.element(position)?.getBoundingClientRect();
    return { x: box?.left ?? 0, y: (box?.top ?? 0) + 28 };
  }

  private commit(position: number, field: CardField, typed: string, next: CardField | undefined): void {
    if (this.editedField(position) !== field) return;
    this.editing = undefined;
    if (field === 'name') this.editor.rename(position, typed.trim());
    else if (field === 'units') this.editor.typeUnits(position, typed);
    else this.editor.typeRate(position, typed);
    if (next) this.editing = this.editingOf(position, next);
    this.draw();
    if (!next) this.stage.focusOn({ position });
  }

  private editingOf(position: number, field: CardField): Editing | undefined {
    const layer = this.store.state.layerKeys[position];
    return layer === undefined ? undefined : { layer, field };
  }

  /** The field of a layer's card that is being edited. */
  private editedField(position: number): CardField | undefined {
    const { editing } = this;
    return editing?.layer === this.store.state.layerKeys[position] ? editing?.field : undefined;
  }

  private draw(): void {
    const { state } = this.store;
    const { network } = state;
    const pane = this.stage.pane;
    this.renderer(emptyTemplate(network), this.stage.empty);
    const drawable = network !== undefined && network.layers.length > 0 && pane.width > 0;
    this.stage.root.hidden = !drawable;
    this.regions.viewControls.hidden = !drawable;
    if (!network || !drawable) return;
    const prepared = state.session?.prepared;
    const arrangement = arrange(network, {
      width: pane.width,
      height: pane.height,
      plane: prepared?.features === 2,
      classes: prepared?.classes !== undefined,
      circuit: hasCircuit(state, pane.width),
    });
    const scene = sceneOf(state, network, arrangement, this.palette, this.rasters);
    this.drawn = network;
    this.arrangement = arrangement;
    this.scene = scene;
    this.stage.root.classList.toggle('broken', !network.readable);
    this.stage.draw(scene);
    const { editing } = this;
    // Before its field is removed: that a field has lost the focus is taken for the end of typing.
    if (editing && !state.layerKeys.includes(editing.layer)) this.editing = undefined;
    this.keepFocus(() => this.drawCards(state, scene));
    if (this.editing) this.stage.focusOnInput();
    this.renderer(legendTemplate(arrangement, scene), this.stage.legend);
    this.sayMoment(scene.moment && momentText(scene.moment));
    this.drawTable(scene);
  }

  /** Where the columns are in the pane, for the circuit that goes round them. */
  private tellColumns(): void {
    const { arrangement, store } = this;
    if (!store.state.microscope || !arrangement) return;
    const { scale, x } = this.stage.view;
    const columns = arrangement.columns.map(({ left, width }) => x + scale * (left + width / 2));
    if (columns.some((at, k) => at !== store.state.columns?.[k])) store.update({ columns });
  }

  /** At once where training rests or another layer is chosen, else at the table's interval; the last state always. */
  private drawTable(scene: Scene): void {
    const position = scene.selection?.position;
    const training = this.store.state.session?.progress?.status === 'training';
    const delay = training && position === this.tableOf ? this.tableDrawn + tableInterval - this.clock.now() : 0;
    this.stopTable?.();
    if (delay > 0) {
      this.stopTable = this.clock.after(delay, () => this.drawTable(this.scene ?? scene));
      return;
    }
    this.tableOf = position;
    this.tableDrawn = this.clock.now();
    this.renderer(unitTable(scene), this.stage.table);
  }

  /** Of which moment picture and example are, where the toolbar shows another. */
  private sayMoment(moment: string | undefined): void {
    const title = moment === undefined ? nothing : text('picker-moment', { moment });
    this.renderer(html`<span title=${title}>${moment ?? nothing}</span>`, this.regions.moment);
  }

  /** Draws what may have the focus; an element that is moved loses it otherwise. */
  private keepFocus(draw: () => void): void {
    const { layerKeys } = this.store.state;
    const before = document.hasFocus() ? this.stage.focused : undefined;
    const layer = before && this.drawnKeys[before.position];
    draw();
    this.drawnKeys = layerKeys;
    if (layer === undefined || this.stage.focused) return;
    this.stage.focusOn({ ...before, position: layerKeys.indexOf(layer) });
  }

  private drawCards(state: PanelState, scene: Scene): void {
    const { arrangement } = scene;
    const { network, selection } = state;
    const far = this.stage.view.scale < farScale;
    const seen = this.stage.visible(arrangement.columns);
    const current = selection?.position ?? arrangement.columns[0]?.layer.position;
    const problems = network?.problems ?? [];
    let room = mostUnits;
    const column = (at: Column): unknown => {
      const { position } = at.layer;
      const chosen = selection?.position === position;
      const problem = problems.find((candidate) => candidate.position === position);
      const units = unitsTemplate(scene, at, room, far);
      room -= units.length;
      return html`${cardTemplate(at, {
        cardSize: arrangement.cardSize,
        top: arrangement.spine,
        chosen,
        reachable: current === position && selection?.unit === undefined,
        far,
        editing: this.editedField(position),
        problem,
        commit: (field, typed, next) => this.commit(position, field, typed, next),
        cancel: () => {
          this.editing = undefined;
          this.draw();
          this.stage.focusOn({ position });
        },
      })}${units}`;
    };
    this.renderer(
      html`<div
          class="spine"
          .style=${`left:${arrangement.columns[0]?.left ?? 0}px;top:${arrangement.spine}px;width:${spineWidth(arrangement)}px`}
        ></div>
        ${repeat(seen, ({ layer }) => state.layerKeys[layer.position], column)}${far ? nothing : seen.map((at) => this.stage.insertButton(arrangement, at))}`,
      this.stage.world,
    );
    this.renderer(far ? nothing : seen.map((at) => this.stage.badge(at, arrangement, problems)), this.stage.badges);
  }
}

function spineWidth({ columns }: Arrangement): number {
  const last = columns.at(-1);
  return (last ? last.left + last.width : 0) - (columns[0]?.left ?? 0);
}

/** Draws the network into its region and keeps it in step with the store. */
export function mountDiagram(
  regions: Regions,
  store: Store,
  host: Host,
  clock: Clock = pageClock,
  renderer: Renderer = render,
): Diagram {
  return new NetworkDiagram(regions, store, host, clock, renderer);
}
