/**
 * What a pure layer reports to a user: a code and its arguments, never a sentence.
 * `src/messages` contains the sentence for that code in every language.
 */
export interface Message {
  readonly code: string;
  readonly args: MessageArguments;
}

export type MessageArguments = Readonly<Record<string, string | number>>;

/** A message without arguments is as valid as one with them. */
export function message(code: string, args: MessageArguments = {}): Message {
  return { code, args };
}

/** Where in a file a fault is, line and column counted from 1. */
export interface FaultPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** The cells of a table that have a fault. */
export interface FaultCells {
  readonly count: number;
  /** The lines of the first of them, from 1; none where the file has no lines. */
  readonly lines: readonly number[];
}

/** How many cells have a fault and where the first are; undefined for one, whose place is told. */
export function cellsMessage({ count, lines }: FaultCells): Message | undefined {
  if (count < 2) return undefined;
  if (lines.length === 0) return message('data-cells-unplaced', { count });
  const facts = { count, lines: lines.join(', '), shown: lines.length };
  return message(count > lines.length ? 'data-cells-first' : 'data-cells', facts);
}

/** What is known of a fault beside its sentence and its place. */
export interface FaultFacts {
  readonly cells?: FaultCells;
  /** Faults that stand beside it, which a person can mend at the same time. */
  readonly further?: readonly Fault[];
}

/**
 * A fault that a user can fix: thrown by layers that cannot continue (data that does not fit, too little
 * memory). Its `messages` are translated to sentences where they are shown; any other exception is a defect.
 */
export class Fault extends Error {
  constructor(
    readonly detail: Message,
    readonly place?: FaultPlace,
    readonly facts: FaultFacts = {},
  ) {
    super(`${detail.code} ${JSON.stringify(detail.args)}`);
    this.name = 'Fault';
  }

  /** The fault and those beside it. */
  get all(): readonly Fault[] {
    const { cells, further = [] } = this.facts;
    return further.length === 0 ? [this] : [new Fault(this.detail, this.place, cells ? { cells } : {}), ...further];
  }

  /** The same faults, each at another place. */
  moved(placeOf: (place: FaultPlace | undefined) => FaultPlace | undefined): Fault {
    return this.mapped(({ detail, place }) => [detail, placeOf(place)]);
  }

  /** The same faults, each with another sentence. */
  retold(tell: (detail: Message) => Message): Fault {
    return this.mapped(({ detail, place }) => [tell(detail), place]);
  }

  private mapped(change: (fault: Fault) => readonly [detail: Message, place: FaultPlace | undefined]): Fault {
    const { further, ...own } = this.facts;
    const [detail, place] = change(this);
    const others = further?.map((each) => each.mapped(change));
    const isSame = detail === this.detail && place === this.place && !others?.some((each, k) => each !== further?.[k]);
    return isSame ? this : new Fault(detail, place, others ? { ...own, further: others } : own);
  }
}

/** Faults of the same reading as one, that of the first; at least one. */
export function together([first, ...others]: readonly [Fault, ...(readonly Fault[])]): Fault {
  const { detail, place, facts } = first;
  return others.length === 0
    ? first
    : new Fault(detail, place, { ...facts, further: [...(facts.further ?? []), ...others] });
}

/** Names in one argument of a message; a name may have commas and line ends. */
export function listArgument(names: readonly string[]): string {
  return names.join(separator);
}

/** The names in an argument that `listArgument` made. */
export function namesIn(argument: string | number | undefined): readonly string[] {
  return argument === undefined || argument === '' ? [] : String(argument).split(separator);
}

/** What ASCII has to separate units: no name contains it. */
const separator = '\u001f';
