/** In MiB, as the manifest declares them. */
const byDefault = 2048;
const least = 64;
const most = 1_048_576;

/** Bytes that the setting `nnet.memoryLimit` allows; a value outside the range in the manifest is corrected. */
export function memoryLimitOf(setting: unknown): number {
  const mebibytes = typeof setting === 'number' && Number.isFinite(setting) ? setting : byDefault;
  return Math.min(most, Math.max(least, mebibytes)) * 2 ** 20;
}
