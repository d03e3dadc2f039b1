import { Fault, type Message } from '../../model/message';
import { bytesAt, type FileContent, heldBytes } from '../file-bytes';
import { type Dialect, recordFormat } from './dialect';
import { placeAt, placeOfCell, type TextPlace } from './place';
import type { RecordFormat } from './records';
import { endOfSample, sampleLines } from './sample';
import { type LoadedText, longestLine } from './text';

/** The text of a table in UTF-8, from where the table begins, and what separates its records. */
export class TableText {
  readonly records: RecordFormat;

  constructor(
    readonly file: string,
    readonly content: FileContent,
    readonly start: number,
    dialect: Pick<Dialect, 'delimiter' | 'comment'>,
  ) {
    this.records = recordFormat(dialect);
  }

  /** Where a field begins; records and fields are counted from 0. */
  placeOf(record: number, field: number): TextPlace {
    return placeOfCell(this.file, this.content, this.start, this.records, record, field);
  }

  placeAt(offset: number): TextPlace {
    return placeAt(this.file, this.content, offset);
  }

  /** A fault of a field. */
  fault(record: number, field: number, detail: Message): Fault {
    return new Fault(detail, this.placeOf(record, field));
  }
}

/** The beginning of a table, with the lines from which its dialect is detected; no more than a piece of what is stored. */
export function headOf(file: string, content: FileContent, start: number): LoadedText {
  const piece = bytesAt(content, start, start + heldBytes(content));
  const isEnough = content instanceof Uint8Array || endOfSample(piece) < piece.length;
  const bytes = isEnough ? piece : bytesAt(content, start, start + sampleLines * (longestLine + 1));
  return { file, content, bytes, base: start };
}
