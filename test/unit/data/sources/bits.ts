/** A number, and in how many bits it is written. */
export type Field = readonly [value: number, bits: number];

/** Fields as bits, the lowest of the first one first; the last byte is filled up with zeros. */
export function forward(fields: readonly Field[]): number[] {
  return bytesOf(fields.flatMap(([value, bits]) => Array.from({ length: bits }, (_, k) => bit(value, k))));
}

/** A stream that is read from its end: the highest bit of the first field last, and behind it the mark of the end. */
export function backward(fields: readonly Field[]): number[] {
  const lowestFirst = fields
    .flatMap(([value, bits]) => Array.from({ length: bits }, (_, k) => bit(value, bits - 1 - k)))
    .reverse();
  return bytesOf([...lowestFirst, 1]);
}

function bit(value: number, k: number): number {
  return Math.floor(value / 2 ** k) % 2;
}

function bytesOf(bits: readonly number[]): number[] {
  const bytes = new Array<number>(Math.ceil(bits.length / 8)).fill(0);
  for (const [k, each] of bits.entries()) bytes[k >> 3] = (bytes[k >> 3] ?? 0) + each * 2 ** (k & 7);
  return bytes;
}

/** How the format writes the frequencies of an FSE table (RFC 8878, 4.1.1), −1 for a symbol that is rarer than a state. */
export function writtenFrequencies(frequencies: readonly number[], accuracy: number): number[] {
  const fields: Field[] = [[accuracy - 5, 4]];
  let left = 2 ** accuracy;
  for (let k = 0; k < frequencies.length; ) {
    const frequency = frequencies[k++] ?? 0;
    // A number from 0 to `left` + 1: the lower ones of them, as far as there is room, take one bit less.
    const most = left + 1;
    const bits = most.toString(2).length;
    const spare = 2 ** bits - 1 - most;
    const value = frequency + 1;
    if (value < spare) fields.push([value, bits - 1]);
    else fields.push([value < 2 ** (bits - 1) ? value : value + spare, bits]);
    left -= Math.abs(frequency);
    if (frequency !== 0) continue;
    let zeros = 0;
    while (frequencies[k] === 0) {
      zeros++;
      k++;
    }
    for (; zeros >= 3; zeros -= 3) fields.push([3, 2]);
    fields.push([zeros, 2]);
  }
  return forward(fields);
}
