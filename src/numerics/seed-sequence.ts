/**
 * NumPy's `SeedSequence(seed, spawn_key=(key,)).generate_state(8)`: eight well mixed 32-bit words of a seed (a whole
 * number to 2⁵³ − 1) and the number of a stream, so that neighbouring seeds and streams are unrelated.
 */
export function seedWords(seed: number, key: number): Uint32Array {
  const entropy = [seed >>> 0, Math.floor(seed / 4294967296), 0, 0];
  let multiplier = 0x43b0d7e5;
  const hash = (value: number): number => {
    const mixed = value ^ multiplier;
    multiplier = Math.imul(multiplier, 0x931e8875);
    const product = Math.imul(mixed, multiplier);
    return product ^ (product >>> 16);
  };
  const join = (x: number, y: number): number => {
    const sum = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
    return sum ^ (sum >>> 16);
  };
  const pool = Int32Array.from(entropy, hash);
  for (let source = 0; source < 4; source++) {
    for (let target = 0; target < 4; target++) {
      if (source !== target) pool[target] = join(pool[target] ?? 0, hash(pool[source] ?? 0));
    }
  }
  const spawned = pool.map((word) => join(word, hash(key)));

  let outward = 0x8b51f9dd;
  return Uint32Array.from({ length: 8 }, (_, i) => {
    const mixed = (spawned[i % 4] ?? 0) ^ outward;
    outward = Math.imul(outward, 0x58f38ded);
    const product = Math.imul(mixed, outward);
    return product ^ (product >>> 16);
  });
}
