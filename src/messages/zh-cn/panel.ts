import type { panel as english } from '../en/panel';
import { diagram } from './diagram';
import { inspect } from './inspect';
import { picker } from './picker';
import { plot } from './plot';
import { toolbar } from './toolbar';

export const panel: Record<keyof typeof english, string> = {
  ...toolbar,
  ...diagram,
  ...plot,
  ...inspect,
  ...picker,
};
