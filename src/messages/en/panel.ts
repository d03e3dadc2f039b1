import { diagram } from './diagram';
import { gradcheck } from './gradcheck';
import { health } from './health';
import { inspect } from './inspect';
import { landscapeView } from './landscape-view';
import { microscope } from './microscope';
import { picker } from './picker';
import { plot } from './plot';
import { results } from './results';
import { time } from './time';
import { toolbar } from './toolbar';
import { view } from './view';

/** Sentences of the panel, region by region. */
export const panel = {
  'moment-epoch': 'epoch {epoch}',
  'moment-step': 'epoch {epoch}, step {step}',
  ...time,
  ...toolbar,
  ...diagram,
  ...plot,
  ...inspect,
  ...gradcheck,
  ...microscope,
  ...landscapeView,
  ...view,
  ...health,
  ...results,
  ...picker,
} as const satisfies Record<string, string>;
