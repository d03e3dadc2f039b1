/** The frame of the large views. */
export const view = {
  'view-close': 'Close this view',
  'view-health': 'Health',
  'view-key-close': 'close',
  'view-landscape': 'Landscape',
  'view-links': 'Views of the whole network',
  'view-live': 'live',
  'view-waiting': 'Computing…',
} as const satisfies Record<string, string>;
