import * as v from 'valibot';
import { Fault, message, together } from '../model/message';
import { count, messageSchema } from './scalars';

/** One fault of the spec, the data or a file, with its place and the cells that have it. */
const oneFaultSchema = v.object({
  detail: messageSchema,
  place: v.optional(v.object({ file: v.string(), line: v.optional(count), column: v.optional(count) })),
  cells: v.optional(v.object({ count, lines: v.array(count) })),
});
export type OneFaultView = v.InferOutput<typeof oneFaultSchema>;

/** A fault, and those of the same reading beside it, as they cross a channel. */
export const faultSchema = v.object({ ...oneFaultSchema.entries, further: v.optional(v.array(oneFaultSchema)) });
export type FaultView = v.InferOutput<typeof faultSchema>;

/** Each of the faults of a reading. */
export function faultsIn({ further = [], ...first }: FaultView): readonly [OneFaultView, ...(readonly OneFaultView[])] {
  return [first, ...further];
}

/** A fault as it crosses a channel. */
export function faultView(fault: Fault): FaultView {
  const { further = [] } = fault.facts;
  return { ...oneView(fault), ...(further.length > 0 ? { further: further.map(oneView) } : {}) };
}

function oneView({ detail, place, facts: { cells } }: Fault): OneFaultView {
  return {
    detail: { code: detail.code, args: { ...detail.args } },
    ...(place ? { place: { ...place } } : {}),
    ...(cells ? { cells: { count: cells.count, lines: [...cells.lines] } } : {}),
  };
}

/** The fault that has crossed a channel. */
export function faultFrom(view: FaultView): Fault {
  const [first, ...further] = faultsIn(view);
  return together([oneFrom(first), ...further.map(oneFrom)]);
}

function oneFrom({ detail, place, cells }: OneFaultView): Fault {
  const { file, line, column } = place ?? {};
  const where = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  return new Fault(
    message(detail.code, detail.args),
    file === undefined ? undefined : { file, ...where },
    cells ? { cells } : {},
  );
}
