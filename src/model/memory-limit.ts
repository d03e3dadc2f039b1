/** Bytes that data and training may take where the caller sets no limit: 2 GiB, as the setting `nnet.memoryLimit` says. */
export const defaultMemoryLimit = 2 ** 31;
