import type { panel as english } from '../en/panel';
import { diagram } from './diagram';
import { toolbar } from './toolbar';

export const panel: Record<keyof typeof english, string> = {
  ...toolbar,
  ...diagram,
};
