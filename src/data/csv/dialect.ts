import type { DecimalMark, FileSource } from '../../model/source';
import { encodeUtf8 } from '../../model/utf8';
import type { HeaderDoubt } from './header-doubt';
import type { RecordFormat } from './records';

/** How a spec says that a table is written; what it leaves out is detected. */
export type TableFormat = Pick<
  FileSource,
  'delimiter' | 'decimal' | 'thousands' | 'header' | 'skip' | 'comment' | 'encoding'
>;

/** A column whose decimal mark rather separates groups of three digits, and two of its cells that say so. */
export interface LikelyGroups {
  /** From 0. */
  readonly column: number;
  readonly mark: DecimalMark;
  readonly grouped: string;
  readonly whole: string;
}

/** How a table is written. */
export interface Dialect {
  readonly delimiter: string;
  readonly decimal: DecimalMark;
  readonly thousands: string | undefined;
  /** Columns whose decimal mark may separate groups of digits instead; none where the spec says what it is. */
  readonly groups?: readonly LikelyGroups[];
  readonly header: boolean;
  /** Why that is not certain. */
  readonly doubt?: HeaderDoubt;
  readonly comment: string | undefined;
  readonly columns: number;
}

/** The delimiter that means any number of blanks. */
export const blanks = ' ';

/** What separates the records and fields of a dialect. */
export function recordFormat({ delimiter, comment }: Pick<Dialect, 'delimiter' | 'comment'>): RecordFormat {
  return {
    delimiter: delimiter === blanks ? undefined : encodeUtf8(delimiter),
    comment: comment === undefined || comment === '' ? undefined : encodeUtf8(comment),
  };
}

/** What a spec says about how a file is written. */
export function formatOf({ delimiter, decimal, thousands, header, skip, comment, encoding }: FileSource): TableFormat {
  return {
    ...(delimiter !== undefined && { delimiter }),
    ...(decimal !== undefined && { decimal }),
    ...(thousands !== undefined && { thousands }),
    ...(header !== undefined && { header }),
    ...(skip !== undefined && { skip }),
    ...(comment !== undefined && { comment }),
    ...(encoding !== undefined && { encoding }),
  };
}
