/** The time bar. */
export const time = {
  'time-back': 'Back to the end',
  'time-band': 'Everything below shows',
  'time-former': 'One step back (,)',
  'time-label': 'Time',
  'time-next': 'One step forward (.)',
  'time-of': 'of {last}',
  'time-pause': 'Pause the film',
  'time-play': 'Play the run',
  'time-play-back': 'Play the run backwards',
  'time-rate': '{rate} steps/s',
  'time-said': 'step {step} of {last}, epoch {epoch}',
  'time-slider': 'Step of the run',
  'time-speed': 'Speed of the film, in steps a second',
  'time-step': 'step {step}',
} as const;
