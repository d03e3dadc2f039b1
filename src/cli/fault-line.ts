import { Fault } from '../model/message';
import type { Output } from './output';

/** `file:line:column: error code: sentence`, as far as the fault has a place; one line for each fault of a reading. */
export function faultLines(fault: Fault, output: Output): string {
  return fault.all
    .map(({ detail, place, facts: { cells } }) => {
      const sentence = output.sentenceOfCells(detail, cells);
      return `${place ? `${placeText(place)}: ` : ''}error ${detail.code}: ${sentence}`;
    })
    .join('\n');
}

/** `file:line:column`, as far as they are known. */
export function placeText({ file, line, column }: NonNullable<Fault['place']>): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** Runs `action`; a Fault that names no file is thrown as one of `file`. */
export async function inFile<T>(file: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof Fault ? faultIn(file, error) : error;
  }
}

/** The fault as one of `file`, unless it names a file by itself or is one of the command line. */
export function faultIn(file: string, fault: Fault): Fault {
  const { detail } = fault;
  const isNamed = fault.all.every(({ place }) => place !== undefined);
  if (isNamed || 'path' in detail.args || detail.code.startsWith('cli-option-')) return fault;
  return fault.moved((place) => place ?? { file });
}
