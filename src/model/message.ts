/**
 * What a pure layer says to a person: a code and its arguments, never a sentence.
 * The sentence stands in `src/messages`, in every language, under the same code.
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

/**
 * A fault a person can mend: thrown by layers that cannot go on (data that does not fit, memory that would not
 * suffice). Its `messages` become sentences at the edge; anything else that is thrown is a defect.
 */
export class Fault extends Error {
  constructor(
    readonly detail: Message,
    /** Where in a file the fault lies, counted from 1, if it lies in a file. */
    readonly place?: { readonly file: string; readonly line?: number; readonly column?: number },
  ) {
    super(`${detail.code} ${JSON.stringify(detail.args)}`);
    this.name = 'Fault';
  }
}
