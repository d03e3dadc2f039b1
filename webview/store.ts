import type { SetName } from '../src/model/sets';
import type { ScalarActivationName } from '../src/numerics/activation/table';
import type { ExampleReference, ExampleView, Points } from '../src/protocol/example';
import type { FitView } from '../src/protocol/fit';
import type { GradientCheckView } from '../src/protocol/gradient-check';
import type { HealthView } from '../src/protocol/health';
import type { LandscapeView, RaceView } from '../src/protocol/landscape';
import type { Moment } from '../src/protocol/moment';
import type { NetworkView, NextNetwork } from '../src/protocol/network';
import type { RunView, SessionView } from '../src/protocol/panel';
import type { PlaneView } from '../src/protocol/plane';
import type { ResultsView } from '../src/protocol/results';
import type { Snapshot } from '../src/protocol/snapshot';
import type { LayerReport, UnitView } from '../src/protocol/unit';
import type { ViewName } from '../src/protocol/view';
import type { WalkView } from '../src/protocol/walk';
import type { HistoryColumns } from '../src/runs/history/columns';
import { History } from '../src/runs/history/history';
import { followLayers } from './follow-layers';
import type { LandscapeChoice } from './landscape/choice';
import { isReplaced, presentState } from './moment';

/** A layer, or one of its units. */
export interface Selection {
  readonly position: number;
  readonly unit?: number;
}

/**
 * All that the panel knows; regions draw from it and never from each other. What is made from a network carries the
 * moment that it is of.
 */
export interface PanelState {
  readonly network?: NetworkView;
  /** A key of each of its layers: the same one as long as that layer is in the text, at whatever position. */
  readonly layerKeys: readonly number[];
  readonly session?: SessionView;
  /** The present run's records so far; a new view for each that comes. */
  readonly history?: HistoryColumns;
  readonly runs: readonly RunView[];
  /** How many runs there are beyond those. */
  readonly olderRuns: number;
  readonly snapshot?: Snapshot;
  readonly selection: Selection | null;
  /** The layer in whose line the text cursor is. */
  readonly cursor: number | null;
  readonly example: ExampleReference | null;
  readonly exampleView?: ExampleView;
  readonly wrong?: { readonly moment: Moment; readonly set: SetName; readonly indices: Float64Array };
  readonly points?: Points;
  readonly unitView?: UnitView;
  readonly layerReport?: LayerReport;
  readonly fit?: FitView;
  readonly plane?: PlaneView;
  /** The two features that surfaces are over where there are more. */
  readonly features?: readonly [number, number];
  /** The activation that is laid over the layer's own. */
  readonly beside?: ScalarActivationName;
  /** The microscope, while it is open: its stop, and whether it shows the batch of the example. */
  readonly microscope?: { readonly stop: number; readonly many: boolean };
  readonly walk?: WalkView;
  /** The large view that covers the panel. */
  readonly view?: ViewName;
  readonly health?: HealthView;
  readonly results?: ResultsView;
  readonly landscape?: LandscapeView;
  /** What the landscape shows, and its race. */
  readonly landscapeChoice?: LandscapeChoice;
  readonly race?: RaceView;
  /** The gradient check, as far as it is done. */
  readonly gradientCheck?: GradientCheckView;
  /** A step of the run that a region has asked for: a new value for each wish. */
  readonly asked?: { readonly step: number };
  /** The position of the slider of speed; absent: the fastest. */
  readonly speed?: number;
  /** Whether axes of steps are logarithmic. */
  readonly logSteps?: boolean;
  /** A person wants to choose where training pauses: a new value for each wish. */
  readonly choosesGoal?: object;
  /** While the microscope is open: the middle of each column of the diagram, in pixels from the pane's left edge. */
  readonly columns?: readonly number[];
}

/** What has a method of its own in the store. */
type Owned = 'network' | 'layerKeys' | 'history';

/** A key set to undefined is removed. */
type Change = { readonly [K in Exclude<keyof PanelState, Owned>]?: PanelState[K] | undefined };
type AnyChange = Change & { readonly [K in Owned]?: PanelState[K] | undefined };

type Listener = (state: PanelState) => void;

/**
 * The panel's state and who redraws when it changes. Changes are gathered until the next frame, so a flood of
 * snapshots costs one redraw a frame.
 */
export class Store {
  /** All that was heard, and of it what is of the network that is loaded. */
  private held: PanelState = {
    layerKeys: [],
    runs: [],
    olderRuns: 0,
    selection: null,
    cursor: null,
    example: null,
  };
  private present: PanelState = this.held;
  private readonly records = new History();
  private keys = 0;
  private readonly listeners: { readonly keys: readonly (keyof PanelState)[]; readonly listener: Listener }[] = [];
  private readonly changed = new Set<keyof PanelState>();
  private scheduled = false;

  constructor(private readonly schedule: (flush: () => void) => void = (flush) => requestAnimationFrame(flush)) {}

  get state(): PanelState {
    return this.present;
  }

  update(change: Change): void {
    const over = 'session' in change && isReplaced(this.held.session, change.session);
    if (over) this.records.clear();
    this.apply(over ? { ...change, history: undefined } : change);
  }

  /** Shows another network; selection and text cursor stay with their layers. */
  showNetwork(next: NextNetwork): void {
    const { former, ...network } = next;
    this.apply({ network, ...followLayers(this.held, this.held.network, next, () => this.keys++) });
  }

  /** The whole history of the run, in place of what is known of it. */
  replaceHistory(whole: HistoryColumns): void {
    this.records.clear();
    this.appendHistory(whole);
  }

  /** Further records of the same run. */
  appendHistory(records: HistoryColumns): void {
    this.records.append(records);
    this.apply({ history: this.records.view() });
  }

  /** Calls `listener` once a frame in which one of `keys` has changed. */
  on(keys: readonly (keyof PanelState)[], listener: Listener): void {
    this.listeners.push({ keys, listener });
  }

  private apply(change: AnyChange): void {
    const next = { ...this.held };
    for (const [key, value] of Object.entries(change)) {
      if (Reflect.get(next, key) === value) continue;
      if (value === undefined) Reflect.deleteProperty(next, key);
      else Reflect.set(next, key, value);
      this.changed.add(key as keyof PanelState);
    }
    this.held = next;
    this.present = presentState(next);
    if (this.changed.size === 0 || this.scheduled) return;
    this.scheduled = true;
    this.schedule(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    const changed = new Set(this.changed);
    this.changed.clear();
    for (const { keys, listener } of this.listeners) {
      if (keys.some((key) => changed.has(key))) listener(this.present);
    }
  }
}
