/** The gradient check. */
export const gradcheck = {
  'view-gradcheck': 'Gradient check',
  'gradcheck-agree':
    'Backpropagation agrees with difference quotients: relative error {error}, at most {limit} is fine.',
  'gradcheck-agree-so-far': 'So far backpropagation agrees with difference quotients: relative error {error}.',
  'gradcheck-analytic': 'backpropagation',
  'gradcheck-at-epsilon': 'over this ε {error}',
  'gradcheck-best': 'The error is least at ε = {epsilon}.',
  'gradcheck-cancellation': 'cancellation ∝ 1/ε',
  'gradcheck-cancellation-why':
    'Cancellation: for a smaller ε the two J agree in all but their last digits, and their rounding is divided by 2ε.',
  'gradcheck-chart':
    'Relative error against ε on logarithmic axes: {wide} at 0.1, {narrow} at 1e−12, least at {best}. A click chooses ε.',
  'gradcheck-choose': 'Choose an entry by a click or the arrow keys.',
  'gradcheck-crosses': '{shown} {count:kink|kinks} within ±ε: not compared',
  'gradcheck-disagree':
    '{shown} {count:entry differs|entries differ}, and neither a kink nor rounding explains it: relative error {error}, at most {limit} is fine.',
  'gradcheck-entry': 'row {row}, column {column}',
  'gradcheck-entry-title': 'row {row}, column {column}\na {a}\nn {n}',
  'gradcheck-epsilon': 'Error and step',
  'gradcheck-epsilon-legend': 'relative error against ε, both axes logarithmic; a click chooses ε',
  'gradcheck-examples-all': 'all {shown} training {count:example|examples}',
  'gradcheck-examples-part': '{shown} training {count:example|examples}, drawn',
  'gradcheck-explained': 'Kink: z of {layer} unit {unit} passes 0 on example {example}, from {below} to {above}.',
  'gradcheck-explained-loss':
    'Kink: output {unit} of {layer} passes that of the loss on example {example}, from {below} to {above}.',
  'gradcheck-explained-more': '{shown} more.',
  'gradcheck-here': 'At ε = {epsilon} it is {error}.',
  'gradcheck-key-entry': 'entry',
  'gradcheck-key-epsilon': 'ε',
  'gradcheck-key-next': 'next to look at',
  'gradcheck-kink': 'kink',
  'gradcheck-kink-above': 'z at w + ε',
  'gradcheck-kink-below': 'z at w − ε',
  'gradcheck-kink-entries': 'entries',
  'gradcheck-kink-example': 'example',
  'gradcheck-kink-output': '{layer}, output {unit} (loss)',
  'gradcheck-kink-unit': '{layer}, unit {unit}',
  'gradcheck-kink-where': 'passes 0',
  'gradcheck-kinks': 'Kinks',
  'gradcheck-kinks-legend':
    '{shown} of {all} entries cross one within ±ε: their quotient lies between two slopes, so they are not compared',
  'gradcheck-kinks-more': '{shown} more {count:kink|kinks}.',
  'gradcheck-legend':
    'blue positive, orange negative; |a − n| from 1e−16 of the gradient (faint) to the limit, yellow where nothing explains it;',
  'gradcheck-legend-kink': 'a kink within ±ε',
  'gradcheck-map': 'Gradient by {name}: {rows} rows and {columns} columns, blue positive, orange negative',
  'gradcheck-map-difference': 'Difference of both: {rows} rows and {columns} columns',
  'gradcheck-no-kinks': 'No unit and no loss has a kink within ±ε of the checked entries.',
  'gradcheck-no-kinks-yet': 'None so far.',
  'gradcheck-no-truncation':
    'There is no truncation: between kinks J is a parabola or a straight line of each parameter.',
  'gradcheck-numeric': 'difference quotient',
  'gradcheck-sample': 'One entry of each block: {shown} of {all}, drawn by the seed.',
  'gradcheck-skipped': '{shown} at a kink',
  'gradcheck-tensors': 'Gradients',
  'gradcheck-truncation': 'truncation ∝ ε²',
  'gradcheck-truncation-why':
    'Truncation: for a larger ε the terms of ε² and above count, which the quotient leaves out.',
  'gradcheck-with-kinks': 'with kinks',
  'gradcheck-wrong': 'differs, and nothing explains it',
} as const satisfies Record<string, string>;
