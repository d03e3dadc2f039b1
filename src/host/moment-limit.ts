/** In MiB, as the manifest declares them. */
const byDefault = 256;
const most = 1_048_576;

/** Bytes that the setting `nnet.replay.diskLimit` allows; a value outside the range in the manifest is corrected. */
export function momentBytesOf(setting: unknown): number {
  const mebibytes = typeof setting === 'number' && Number.isFinite(setting) ? setting : byDefault;
  return Math.floor(Math.min(most, Math.max(0, mebibytes)) * 2 ** 20);
}
