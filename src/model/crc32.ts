/** The remainder of a byte by the polynomial of CRC-32 (IEEE 802.3, reflected). */
function remainderOf(byte: number): number {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
}

/** The remainders of the bytes 0 … 255, 4 bytes each: a view throws on an offset out of range. */
function tabulate(): DataView {
  const table = new DataView(new ArrayBuffer(4 * 256));
  for (let byte = 0; byte < 256; byte++) table.setInt32(4 * byte, remainderOf(byte));
  return table;
}

const remainders = tabulate();

/** CRC-32 of the bytes, as zip and PNG compute it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = remainders.getInt32(4 * ((crc ^ byte) & 0xff)) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
