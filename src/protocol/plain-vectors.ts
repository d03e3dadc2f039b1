/** Environment variable of an engine's process whose V8 flags stay unchanged: for a second try. */
export const plainVectors = 'NNET_PLAIN_VECTORS';
