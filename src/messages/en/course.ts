/** Sentences of the page of the course. */
export const course = {
  'lesson-course': 'NNet Course',
  'lesson-contents': 'All lessons',
  'lesson-former': 'Former lesson',
  'lesson-next': 'Next lesson',
  'lesson-open': 'not checked yet',
  'lesson-met': '{actual}, as the lesson says',
  'lesson-missed': '{actual}, which is not what the lesson says',
  'lesson-changed': '{spec} has been changed, so what comes out may be something else.',
  'lesson-restore': 'Restore {spec}',
  'lesson-no-layer': 'There is no layer “{layer}” in the diagram; restore the lesson’s spec.',
  'lesson-no-step': 'There is no step {step} to go to yet: train the network first, and wait until it has ended.',
} as const satisfies Record<string, string>;
