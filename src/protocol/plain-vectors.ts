/** Set in the environment of an engine's process whose V8 is to be left as it is: for a second try. */
export const plainVectors = 'NNET_PLAIN_VECTORS';
