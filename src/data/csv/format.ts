import { Fault, message } from '../../model/message';

/** Bytes of a file that are searched for a zero byte: text has none. */
const lookedAt = 65_000;

/** Rejects bytes that are no text in UTF-8. Throws Fault data-binary. */
export function refuseOtherFormats(file: string, bytes: Uint8Array): void {
  const zero = bytes.subarray(0, lookedAt).indexOf(0);
  if (zero >= 0) throw new Fault(message('data-binary', { at: zero + 1 }), { file });
}
