import type { view as english } from '../en/view';

/** 大视图的框架。 */
export const view: Record<keyof typeof english, string> = {
  'view-close': '关闭此视图',
  'view-health': '健康状况',
  'view-key-close': '关闭',
  'view-landscape': '地形',
  'view-links': '整个网络的视图',
  'view-live': '实时',
  'view-waiting': '正在计算……',
};
