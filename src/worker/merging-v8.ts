/** The V8 of Node 24: measurements show that it merges relaxed vectors correctly. */
const oldest = [13, 6] as const;

/** Whether a V8 of this version, on this kind of processor, merges pairs of 128-bit vectors. */
export function isMergingV8(version: string, processor: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return processor === 'x64' && (major > oldest[0] || (major === oldest[0] && minor >= oldest[1]));
}
