import { Fault, message } from '../../model/message';

/** Bytes of a file that are searched for a zero byte: text has none. */
const lookedAt = 65536;

/** Rejects bytes that are no text in UTF-8. Throws Fault data-utf16, data-binary. */
export function refuseOtherFormats(file: string, bytes: Uint8Array): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new Fault(message('data-utf16'), { file });
  }
  const zero = bytes.subarray(0, lookedAt).indexOf(0);
  if (zero >= 0) throw new Fault(message('data-binary', { at: zero + 1 }), { file });
}
