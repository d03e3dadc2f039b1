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

/**
 * A fault that a user can fix: thrown by layers that cannot continue (data that does not fit, too little
 * memory). Its `messages` are translated to sentences where they are shown; any other exception is a defect.
 */
export class Fault extends Error {
  constructor(
    readonly detail: Message,
    /** Where in a file the fault is, counted from 1, if it is in a file. */
    readonly place?: { readonly file: string; readonly line?: number; readonly column?: number },
  ) {
    super(`${detail.code} ${JSON.stringify(detail.args)}`);
    this.name = 'Fault';
  }
}
