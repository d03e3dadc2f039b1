import type { TableLayout } from '../../model/pipeline';
import type { FileSource } from '../../model/source';
import type { Table } from './table';

/** How a table is written, as it was read. */
export function layoutOf(
  { dialect, names, nameless, format, x }: Table,
  { skip, encoding, missingAs }: FileSource,
): TableLayout {
  const { delimiter, decimal, thousands, header, comment } = dialect;
  return {
    ...(format ? { format } : {}),
    ...(x === undefined ? {} : { x }),
    delimiter,
    decimal,
    ...(thousands === undefined ? {} : { thousands }),
    header,
    ...(nameless.size > 0 ? { nameless: [...nameless] } : {}),
    ...(skip === undefined ? {} : { skip }),
    ...(comment === undefined ? {} : { comment }),
    ...(encoding === undefined ? {} : { encoding }),
    columns: names.length,
    ...(missingAs ? { missingAs } : {}),
  };
}
