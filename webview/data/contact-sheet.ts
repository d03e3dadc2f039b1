import { html, nothing, type TemplateResult } from 'lit';
import type { DataState } from '../../src/protocol/data-panel';
import type { DataOverviewView } from '../../src/protocol/data-view';
import { type ImageShape, imageShapeOf } from '../ui/image-shape';
import { text } from '../ui/language';
import { painted, paintImage } from '../ui/paint';
import type { Palette } from '../ui/palette';
import type { DataHost } from './host';

/** Classes that the sheet has a row for, and images in it. */
const mostClasses = 20;
const imagesInRow = 16;

interface ClassImages {
  readonly name: string;
  readonly examples: readonly number[];
  readonly x: Float64Array;
}

/** Examples of a training set of images, by their class. */
export class ContactSheet {
  private reading = -1;
  private shape: ImageShape | undefined;
  private features = 0;
  private images: readonly ClassImages[] = [];

  constructor(
    private readonly host: DataHost,
    private readonly changed: () => void,
  ) {}

  /** The host's state has changed: another reading has other images. */
  show({ reading, overview }: DataState): void {
    if (!overview || reading === this.reading) return;
    this.reading = reading;
    this.features = overview.features;
    this.shape = imageShapeOf({ sizes: [...overview.sizes], units: overview.features });
    this.images = [];
    if (this.shape) void this.ask(overview);
  }

  template(palette: Palette): TemplateResult | typeof nothing {
    const { shape, features } = this;
    if (!shape || this.images.length === 0) return nothing;
    return html`
      <section class="data-images">
        <h2>${text('view-images-title')}</h2>
        ${this.images.map(
          ({ name, examples, x }) => html`<div class="data-image-row">
            <span class="data-class-name" title=${name}>${name}</span>
            ${examples.map((example, k) => {
              const own = x.subarray(k * features, (k + 1) * features);
              return html`<button
                class="data-image"
                title=${text('view-image', { number: example + 1 })}
                @click=${() => void this.host.call('showExample', { set: 'train', example })}
              >
                <canvas ${painted((canvas) => paintImage(canvas, shape, own, palette))}></canvas>
              </button>`;
            })}
          </div>`,
        )}
      </section>
    `;
  }

  private async ask({ classes }: DataOverviewView): Promise<void> {
    const { reading } = this;
    const names =
      classes.length > 0 ? classes.slice(0, mostClasses).map(({ name }) => name) : [text('view-images-all')];
    for (const [number, name] of names.entries()) {
      const { examples, x } = await this.host.call('images', { class: number, count: imagesInRow });
      if (reading !== this.reading) return;
      this.images = [...this.images, { name, examples, x: new Float64Array(x) }];
      this.changed();
    }
  }
}
