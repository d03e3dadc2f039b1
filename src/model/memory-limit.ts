/** Bytes that data and training may use if the caller sets no limit: 2 GiB, the default of `nnet.memoryLimit`. */
export const defaultMemoryLimit = 2 ** 31;
