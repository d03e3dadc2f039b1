/** The part of papaparse that this layer uses. Its published types would bring Node's and the DOM's with them. */
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    /** Offset of the fault in the text. */
    readonly index?: number;
  }

  interface ParseMeta {
    readonly delimiter: string;
  }

  interface ParseResult {
    readonly data: string[];
    readonly errors: readonly ParseError[];
    readonly meta: ParseMeta;
  }

  interface ParseOptions {
    readonly delimiter?: string;
    readonly newline?: '\n';
    readonly preview?: number;
    readonly step?: (result: ParseResult) => void;
  }

  export function parse(text: string, options: ParseOptions): ParseResult;
}
