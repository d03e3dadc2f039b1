/** What reading text uses of TextDecoder, which every platform has and the types of ECMAScript leave to the DOM's. */
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}
