import type { TemplateResult } from 'lit';
import { pageClock } from '../polling';
import type { PanelState } from '../store';
import { iconButton } from '../ui/icon-button';
import type { KeyGroup } from '../ui/key-row';
import { text } from '../ui/language';
import { openMenuBelow } from '../ui/menu';
import type { Palette } from '../ui/palette';
import type { CreateView, ViewFrame, ViewLook, ViewPage } from '../view/view-page';
import { CostsSection } from './costs-section';
import { Film } from './film';
import { Pace } from './pace';
import { RaceSection } from './race-section';
import { saveTiles } from './save';

/** Pixels across a saved picture: a size for a report. */
const savedWidth = 672;

/** The cost's landscape: two costs beside each other with the way of the run, and a race of optimisers. */
export const createLandscapeView: CreateView = (frame) => new LandscapePage(frame);

class LandscapePage implements ViewPage {
  readonly name = 'landscape';
  readonly title = 'view-landscape';
  readonly reads = ['landscape', 'race', 'landscapeChoice'] as const;
  readonly questions = [(state: PanelState) => this.costs.query(state), (state: PanelState) => this.race.query(state)];
  private readonly film: Film;
  private readonly costs: CostsSection;
  private readonly race: RaceSection;
  /** What became of saving. */
  private note = '';

  constructor(private readonly frame: ViewFrame) {
    const { store } = frame;
    this.film = new Film(pageClock, () => frame.redraw());
    const pace = new Pace(store);
    this.costs = new CostsSection(frame, this.film, pace);
    this.race = new RaceSection(frame, this.film, pace);
    store.on(['view'], ({ view }) => {
      if (view !== this.name) this.film.rest();
    });
  }

  moment({ landscape }: PanelState) {
    return landscape?.moment;
  }

  sections(state: PanelState, look: ViewLook): readonly TemplateResult[] {
    const { landscape } = state;
    if (!landscape) return [];
    const save = iconButton('save', text('landscape-save'), (event) => this.openSave(event, state, look), {
      disabled: !landscape.picture,
      expanded: false,
    });
    const costs = this.costs.template(landscape, state, look, save, this.note);
    return landscape.refusal?.code === 'landscape-large' ? [costs] : [costs, this.race.template(state, look)];
  }

  keys(state: PanelState): readonly KeyGroup[] {
    const choose = this.race.chooser(state);
    return [
      {
        keys: [
          { name: '←', key: 'ArrowLeft', act: () => this.film.step(-1) },
          { name: '→', key: 'ArrowRight', act: () => this.film.step(1) },
        ],
        label: text('landscape-key-step'),
      },
      ...(choose
        ? [
            {
              keys: [
                { name: '↑', key: 'ArrowUp', act: () => choose(-1) },
                { name: '↓', key: 'ArrowDown', act: () => choose(1) },
              ],
              label: text('landscape-key-runner'),
            },
          ]
        : []),
      {
        keys: [{ name: text('key-space'), key: ' ', act: () => this.film.toggle() }],
        label: text(this.film.isPlaying ? 'landscape-key-pause' : 'landscape-key-play'),
      },
    ];
  }

  private openSave(event: Event, state: PanelState, { palette }: ViewLook): void {
    const formats = (['png', 'svg'] as const).map((format) => ({
      label: text(`plot-save-${format}`),
      run: () => void this.save(format, state, palette),
    }));
    openMenuBelow(event, text('landscape-save'), formats);
  }

  private async save(format: 'png' | 'svg', state: PanelState, palette: Palette): Promise<void> {
    const name = `${state.network?.title ?? 'network'}-landscape.${format}`;
    const rows = [...this.costs.rows(state, savedWidth, palette), ...this.race.rows(state, savedWidth, palette)];
    try {
      const saved = await saveTiles(rows, format, name, palette, this.frame.host);
      this.note = saved ? text('plot-saved', { name }) : '';
    } catch (error) {
      this.note = error instanceof Error ? error.message : String(error);
    }
    this.frame.redraw();
  }
}
