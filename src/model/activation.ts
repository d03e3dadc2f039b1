/** The activations g of LANGUAGE, in the order in which completion offers them. */
export const activationNames = [
  'linear',
  'sigmoid',
  'tanh',
  'relu',
  'leaky-relu',
  'softmax',
  'elu',
  'gelu',
  'silu',
  'softplus',
] as const;

export type ActivationName = (typeof activationNames)[number];

/** The family for which He's variance 2/n_prev is derived; it decides a layer's default initialiser. */
export const reluFamily: readonly ActivationName[] = ['relu', 'leaky-relu', 'elu', 'gelu', 'silu', 'softplus'];

/** γ of leaky-relu where the spec names none. */
export const defaultSlope = 0.01;
