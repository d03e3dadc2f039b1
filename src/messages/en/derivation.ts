/** Sentences of the derivation of a network's passes. */
export const derivation = {
  'derive-title': 'Forward and backward pass of {name}',
  'derive-intro':
    'Each formula below was computed as it is written, in float64, from numbers of this network, and compared with what the engine has computed by itself. The error behind it is the largest difference, relative to the largest sum of what the formula adds up, each term by its absolute value: after training, terms of a derivative cancel to nearly nothing, and rounding is as large as the terms let it be.',
  'derive-network': 'The network',
  'derive-layer': 'layer',
  'derive-kind': 'kind',
  'derive-activation': 'activation',
  'derive-parameters': 'parameters',
  'derive-output': 'output',
  'derive-example': 'One example',
  'derive-many': 'All m examples, side by side as columns',
  'derive-example-forward': 'Forward',
  'derive-example-cost': 'Cost',
  'derive-example-backward': 'Backward',
  'derive-forward': 'Forward of m examples',
  'derive-cost': 'Cost of m examples',
  'derive-backward': 'Backward of m examples',
  'derive-update': 'Update',
  'derive-step-sum': 'Each unit adds up its inputs, times its weights, and its bias.',
  'derive-step-activation': 'The activation turns each sum into the unit’s output.',
  'derive-step-output-derivative': 'How the loss changes with each output of the layer.',
  'derive-step-sum-derivative': 'By the chain rule: how the loss changes with each sum z.',
  'derive-step-weight-derivative':
    'A weight’s derivative is that of its unit’s z, times the input that the weight multiplies.',
  'derive-step-bias-derivative': 'A bias adds 1 times itself to z, so its derivative is that of z.',
  'derive-step-clip':
    'Clipping: ‖∂J‖ is the norm of the derivatives of all parameters that are trained, taken together. Where it is above clip, c makes it clip.',
  'derive-step-update': 'The optimiser moves the parameters against their derivatives.',
  'derive-step-loss': 'The loss of one example.',
  'derive-step-loss-from-sums':
    'The loss of one example: {usual}. Here an output is so close to 0 or 1 that this would lose its digits to rounding, so it is computed from z; {definition}.',
  'derive-step-cost': 'The cost that training makes small.',
  'derive-check': 'Relative error: {error}',
};
