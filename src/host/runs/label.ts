import { type Message, message } from '../../model/message';

/** A run's id is its number among the runs of its spec; the command line may have given another name. */
const numbered = /^[1-9]\d{0,8}$/;

/** The id of the next run: one above the highest number in use, so that no existing run has it. */
export function nextRunId(ids: readonly string[]): string {
  return String(Math.max(0, ...ids.filter((id) => numbered.test(id)).map(Number)) + 1);
}

/** What a run is called: the name a person gave it, else “Run 5”, else its folder's name. */
export function runLabel(id: string, given: string | undefined): Message {
  const name = given?.trim();
  if (name) return message('run-named', { name });
  return numbered.test(id) ? message('run-numbered', { number: id }) : message('run-named', { name: id });
}

const longest = 80;

/** A typed name as it is kept: one line, no control characters, at most 80 characters. */
export function tidyLabel(typed: string): string {
  return typed
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest);
}
