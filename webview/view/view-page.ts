import type { TemplateResult } from 'lit';
import type { MessageCode } from '../../src/messages/translate';
import type { Moment } from '../../src/protocol/moment';
import type { ViewName } from '../../src/protocol/view';
import type { Host } from '../host';
import type { Query } from '../polling';
import type { PanelState, Store } from '../store';
import type { KeyGroup } from '../ui/key-row';
import type { Palette } from '../ui/palette';

/** What a page has of the frame around it. */
export interface ViewFrame {
  readonly store: Store;
  readonly host: Host;
  /** Draws the page again: something that only the page knows has changed. */
  redraw(): void;
  /** Looks at the page's questions again, for the same reason. */
  ask(): void;
}

/** How the page is drawn now. */
export interface ViewLook {
  readonly palette: Palette;
  /** Pixels between the margins of the body. */
  readonly width: number;
}

/** One large view. The frame asks its questions, and draws it, only while it is open. */
export interface ViewPage {
  readonly name: ViewName;
  readonly title: MessageCode;
  /** What it draws from of the store, beside session and network. */
  readonly reads: readonly (keyof PanelState)[];
  /** What it wants to know from the engine, each asked by itself; the engine is live when they are called. */
  readonly questions: readonly ((state: PanelState) => Query | undefined)[];
  /** The moment of its figures, once it has any. */
  moment(state: PanelState): Moment | undefined;
  /** Its sections; not asked for before there are figures. */
  sections(state: PanelState, look: ViewLook): readonly TemplateResult[];
  /** Its keys, in the order of the foot; Escape is the frame's. */
  keys(state: PanelState): readonly KeyGroup[];
}

export type CreateView = (frame: ViewFrame) => ViewPage;
