import type { health as english } from '../en/health';

/** 健康状况视图。 */
export const health: Record<keyof typeof english, string> = {
  'health-layer': '层',
  'health-layers': '各层',
};
