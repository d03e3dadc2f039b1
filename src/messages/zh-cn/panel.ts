import type { panel as english } from '../en/panel';
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

export const panel: Record<keyof typeof english, string> = {
  'moment-epoch': '第 {epoch} 轮',
  'moment-step': '第 {epoch} 轮第 {step} 步',
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
};
