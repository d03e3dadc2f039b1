import { html, nothing, type TemplateResult } from 'lit';
import type { GradientCheckView } from '../../src/protocol/gradient-check';
import { shownMoment } from '../moment';
import type { Query } from '../polling';
import type { PanelState } from '../store';
import { icon } from '../ui/icon';
import type { KeyGroup } from '../ui/key-row';
import { text } from '../ui/language';
import { formatCount, formatPercent } from '../ui/number';
import { closeView } from '../view/open-view';
import type { CreateView, ViewFrame, ViewLook, ViewPage } from '../view/view-page';
import { type ChosenEntry, entryBeside, nextNotable } from './chosen-entry';
import { entryLine } from './entry-line';
import { epsilonSection } from './epsilon-section';
import { formatError } from './error-number';
import { type KinkPlace, kinkSection } from './kink-section';
import { tensorSection } from './tensor-section';

/** Milliseconds between a check that is done and the next one, while the network trains. */
const interval = 1000;
const usualEpsilon = 1e-5;
/** The values of ε that the keys go through, and how many they are a power of ten. */
const [widest, narrowest, perDecade] = [-1, -12, 3];

/** Backpropagation beside difference quotients, at the moment that is shown. */
export const createGradientCheckView: CreateView = (frame) => new GradientCheckPage(frame);

class GradientCheckPage implements ViewPage {
  readonly name = 'gradcheck';
  readonly title = 'view-gradcheck';
  readonly reads = ['gradientCheck'] as const;
  readonly questions = [(state: PanelState): Query | undefined => this.question(state)];
  private epsilon = usualEpsilon;
  private chosen: ChosenEntry | undefined;

  constructor(private readonly frame: ViewFrame) {}

  moment({ gradientCheck }: PanelState): GradientCheckView['moment'] | undefined {
    return gradientCheck?.moment;
  }

  sections({ gradientCheck: check, network }: PanelState, look: ViewLook): readonly TemplateResult[] {
    if (!check || !network) return [];
    return [
      this.verdict(check),
      tensorSection(check, network, this.chosen, (entry) => this.choose(entry), look),
      ...(check.curve.length > 0 ? [epsilonSection(check, (epsilon) => this.change(epsilon), look)] : []),
      kinkSection(check, network, (place) => this.show(place)),
      entryLine(check, network, this.chosen),
    ];
  }

  keys({ gradientCheck: check }: PanelState): readonly KeyGroup[] {
    const beside = (by: 'row' | 'column', step: 1 | -1) => (): void => {
      if (check) this.choose(this.chosen ? entryBeside(check, this.chosen, by, step) : { tensor: 0, at: 0 });
    };
    return [
      {
        keys: [
          { name: '←', key: 'ArrowLeft', act: beside('column', -1) },
          { name: '→', key: 'ArrowRight', act: beside('column', 1) },
          { name: '↑', key: 'ArrowUp', act: beside('row', -1) },
          { name: '↓', key: 'ArrowDown', act: beside('row', 1) },
        ],
        label: text('gradcheck-key-entry'),
      },
      {
        keys: [
          { name: '[', act: () => this.change(this.stepped(-1)) },
          { name: ']', act: () => this.change(this.stepped(1)) },
        ],
        label: text('gradcheck-key-epsilon'),
      },
      {
        keys: [
          {
            name: 'N',
            act: () => {
              const next = check && nextNotable(check, this.chosen);
              if (next) this.choose(next);
            },
          },
        ],
        label: text('gradcheck-key-next'),
      },
    ];
  }

  /** Asked until the check is done; a later moment of training begins another one. */
  private question({ session, gradientCheck }: PanelState): Query | undefined {
    const { prepared, progress } = session ?? {};
    if (!prepared) return undefined;
    const { store, host } = this.frame;
    const { epsilon } = this;
    const finish = progress?.status === 'training';
    const goesOn = gradientCheck?.epsilon === epsilon && gradientCheck.done < 1;
    const fetch = async () => {
      const answer = await host.call('gradcheck', { epsilon, finish });
      return () => store.update({ gradientCheck: answer });
    };
    const step = shownMoment(session)?.step ?? 0;
    const version = `${step} ${progress?.status ?? ''} ${goesOn ? gradientCheck.work : ''}`;
    return { key: `gradcheck ${epsilon} of ${prepared.load}`, version, interval: goesOn ? 0 : interval, fetch };
  }

  /** Whether all agree, in a line above the sections. */
  private verdict(check: GradientCheckView): TemplateResult {
    const { tensors, relativeError, limit, done, examples, whole, epsilon } = check;
    const wrong = tensors.reduce((sum, tensor) => sum + tensor.wrong.length, 0);
    const isWrong = wrong > 0 || !(relativeError <= limit);
    const args = { error: formatError(relativeError), limit: formatError(limit) };
    const said = isWrong
      ? text('gradcheck-disagree', { ...args, count: wrong, shown: formatCount(wrong) })
      : text(done < 1 ? 'gradcheck-agree-so-far' : 'gradcheck-agree', args);
    return html`<p class="gradcheck-verdict ${isWrong ? 'is-wrong' : ''}" role="status">
      ${icon(isWrong ? 'warning' : 'check')}<span class="gradcheck-said"><span>${said}</span>
      <span class="quiet">ε ${formatError(epsilon)} · ${text(whole ? 'gradcheck-examples-all' : 'gradcheck-examples-part', { count: examples, shown: formatCount(examples) })}</span>
      ${done < 1 ? html`<span class="quiet">${formatPercent(done)}</span>` : nothing}</span>
    </p>`;
  }

  private choose(entry: ChosenEntry): void {
    this.chosen = entry;
    this.frame.redraw();
  }

  private change(epsilon: number): void {
    if (epsilon === this.epsilon) return;
    this.epsilon = epsilon;
    // A new value, so that the question is asked again: its answers so far are of another ε.
    const { store } = this.frame;
    const { gradientCheck } = store.state;
    if (gradientCheck) store.update({ gradientCheck: { ...gradientCheck } });
  }

  /** The next larger or smaller ε of the curve. */
  private stepped(by: 1 | -1): number {
    const at = Math.round(Math.log10(this.epsilon) * perDecade) + by;
    const within = Math.max(narrowest * perDecade, Math.min(widest * perDecade, at));
    const power = within / perDecade;
    return Number.isInteger(power) ? Number(`1e${power}`) : 10 ** power;
  }

  /** Closes the view on the unit and the example of a kink. */
  private show({ position, unit, example }: KinkPlace): void {
    const { store } = this.frame;
    store.update({ selection: { position, unit }, example: { from: 'train', index: example } });
    closeView(store);
  }
}
