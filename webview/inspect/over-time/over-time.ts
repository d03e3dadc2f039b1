import type { TemplateResult } from 'lit';
import type { LayerView } from '../../../src/protocol/network';
import type { SpreadsView } from '../../../src/protocol/spread';
import type { Host } from '../../host';
import { shownMoment } from '../../moment';
import { filmSteps } from '../../plot/film-steps';
import { type Clock, Poller, type Query } from '../../polling';
import { StepsQuestion } from '../../steps-question';
import type { PanelState, Store } from '../../store';
import { wayOf } from '../../time/journey';
import type { PageLook } from '../../ui/page-look';
import type { Pointed, TensorSeries } from './reading';
import { overTimeSection } from './section';
import { seriesBins } from './series-bins';
import { type KnownSpreads, SpreadSeries } from './spread-series';
import { type FollowedTensor, followedTensors } from './tensors';

/** Moments of a run that rests: as far from each other as they grow, and so many evenly, for the other kind of axis. */
const pastMoments = { growing: 24, even: 13 };

/** What is filled in of a layer. */
interface Filling {
  readonly position: number;
  readonly question: StepsQuestion<SpreadsView>;
  done: number;
}

/** How the values of the chosen layer are spread over the steps: as they are observed, and once a run rests filled in. */
export class OverTime {
  private readonly known = new SpreadSeries();
  private readonly poller: Poller;
  private filling: Filling | undefined;
  private drawn: { readonly of: KnownSpreads; readonly series: readonly TensorSeries[] } | undefined;
  private pointed: (Pointed & { readonly key: FollowedTensor }) | undefined;

  constructor(
    private readonly store: Store,
    private readonly host: Pick<Host, 'call'>,
    private readonly redraw: () => void,
    clock: Clock,
  ) {
    const silent = (): void => undefined;
    this.poller = new Poller(() => this.query(), silent, clock);
    store.on(['layerReport'], ({ layerReport }) => {
      if (layerReport) this.known.take(layerReport);
    });
    store.on(['session', 'view', 'microscope', 'selection', 'network', 'layerReport'], () => this.poller.update());
    store.on(['selection'], () => {
      this.pointed = undefined;
    });
  }

  /** The section of a layer; undefined for the input, whose values do not change. */
  section({ position, index }: LayerView, look: PageLook): TemplateResult | undefined {
    if (position === 0) return undefined;
    const { session, logSteps = false } = this.store.state;
    const status = session?.progress?.status;
    const load = session?.prepared?.load;
    const known = load === undefined ? undefined : this.known.of(load, position);
    const way = wayOf(session);
    const isFilling = this.missing(session, position)?.length && this.filling?.question.isAnswered !== true;
    return overTimeSection(
      {
        series: known ? this.seriesOf(known) : [],
        over: known,
        filled: isFilling && way ? (this.filling?.position === position ? this.filling.done : 0) : undefined,
        isDiverged: status === 'diverged',
        isTraining: status === 'training',
        index: index === null ? '' : `[${index}]`,
        width: look.width,
        palette: look.palette,
        isLogarithmic: logSteps,
        shown: shownMoment(session)?.step,
        pointed: this.pointed,
      },
      {
        point: (key, pointed) => this.point(key, pointed),
        go: way && ((step) => this.store.update({ asked: { step } })),
      },
    );
  }

  /** Each tensor that has values; made once for what is known. */
  private seriesOf(known: KnownSpreads): readonly TensorSeries[] {
    if (this.drawn?.of === known) return this.drawn.series;
    const series = followedTensors.flatMap((tensor): TensorSeries[] => {
      const moments = known.moments.flatMap(({ step, spreads }) => {
        const spread = spreads[tensor.key];
        return spread ? [{ step, spread }] : [];
      });
      const bins = seriesBins(moments.map(({ spread }) => spread));
      if (!bins) return [];
      return [
        {
          ...tensor,
          bins,
          steps: moments.map(({ step }) => step),
          nonFinite: moments.map(({ spread }) => spread.nonFinite),
          ends: moments.map(({ spread }) => [spread.low, spread.high]),
        },
      ];
    });
    this.drawn = { of: known, series };
    return series;
  }

  private point(key: FollowedTensor, pointed: Pointed | undefined): void {
    const { pointed: former } = this;
    if (!pointed && former?.key !== key) return;
    if (former?.key === key && former.at === pointed?.at && former.row === pointed.row) return;
    this.pointed = pointed && { ...pointed, key };
    this.redraw();
  }

  /** The steps of a run that rests at which nothing is known of a layer. */
  private missing(session: PanelState['session'], position: number): readonly number[] | undefined {
    const way = wayOf(session);
    const load = session?.prepared?.load;
    if (!way || load === undefined) return undefined;
    const known = this.known.of(load, position)?.moments.map(({ step }) => step) ?? [];
    const growing = filmSteps(way.first, way.last, pastMoments.growing, known);
    const even = filmSteps(way.first, way.last, pastMoments.even, [...known, ...growing], 'even');
    const wanted = [...new Set([...growing, ...even])].sort((a, b) => a - b);
    return wanted.filter((step) => !known.includes(step));
  }

  /** Of the chosen layer, while its section can be seen. */
  private query(): Query | undefined {
    const { state } = this.store;
    const { session, view, microscope, selection, network } = state;
    const load = session?.prepared?.load;
    const layer = selection && network?.layers[selection.position];
    if (load === undefined || !layer || selection.unit !== undefined || selection.position === 0) return undefined;
    if (document.hidden || view !== undefined || microscope !== undefined) return undefined;
    const missing = this.missing(session, selection.position);
    return missing && this.questionOf(selection.position).query(load, missing);
  }

  private questionOf(position: number): StepsQuestion<SpreadsView> {
    if (this.filling?.position === position) return this.filling.question;
    const question = new StepsQuestion<SpreadsView>(
      `spreads of layer ${position}`,
      (steps) => this.host.call('spreads', { steps, position }),
      (view) => {
        this.known.fill(view);
        filling.done = view.done;
        this.redraw();
      },
    );
    const filling: Filling = { position, question, done: 0 };
    this.filling = filling;
    return question;
  }
}
