import type { time as english } from '../en/time';

/** 时间栏。 */
export const time = {
  'time-back': '回到最后',
  'time-band': '以下全部显示',
  'time-former': '后退一步（,）',
  'time-label': '时间',
  'time-next': '前进一步（.）',
  'time-of': '共 {last} 步',
  'time-pause': '暂停播放',
  'time-play': '播放训练过程',
  'time-play-back': '倒放训练过程',
  'time-rate': '{rate} 步/秒',
  'time-said': '第 {step} 步，共 {last} 步，第 {epoch} 轮',
  'time-slider': '训练的步',
  'time-speed': '播放速度（步/秒）',
  'time-step': '第 {step} 步',
} as const satisfies Record<keyof typeof english, string>;
