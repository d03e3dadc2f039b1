import { parseArgs } from 'node:util';
import { Fault, message } from '../model/message';
import { nearestName } from '../model/nearest-name';

const formats = ['text', 'json'] as const;

/** A command's options as they were typed, read by type. */
export class Options {
  constructor(
    readonly command: string,
    private readonly values: Readonly<Record<string, string | undefined>>,
    /** What was typed for each option that may be given several times. */
    private readonly lists: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {}

  /** Every text of an option that may be given several times, in the order typed. */
  all(name: string): readonly string[] {
    return this.lists.get(name) ?? [];
  }

  text(name: string): string | undefined {
    return this.values[name];
  }

  /** Throws a Fault where the option is missing. */
  required(name: string): string {
    const value = this.values[name];
    if (value === undefined) {
      throw new Fault(message('cli-option-required', { command: this.command, option: `--${name}` }));
    }
    return value;
  }

  /** One of some words; throws a Fault for anything else. */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const text = this.values[name];
    const chosen = choices.find((choice) => choice === text);
    if (text !== undefined && chosen === undefined) {
      throw new Fault(message('cli-option-choice', { option: `--${name}`, choices: choices.join(', '), text }));
    }
    return chosen;
  }

  /** A whole number from `least`, and up to `most` if there is such a bound; throws a Fault for anything else. */
  whole(name: string, least: number, most?: number): number | undefined {
    const text = this.values[name];
    return text === undefined ? undefined : this.wholeIn(text, name, least, most);
  }

  /** As `whole`, of an option that must not be missing. */
  requiredWhole(name: string, least: number, most?: number): number {
    return this.wholeIn(this.required(name), name, least, most);
  }

  private wholeIn(text: string, name: string, least: number, most?: number): number {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value > (most ?? value)) {
      const said = { option: `--${name}`, least, text };
      throw new Fault(
        most === undefined ? message('cli-option-whole', said) : message('cli-option-range', { ...said, most }),
      );
    }
    return value;
  }

  /** A number above 0; throws a Fault for anything else. */
  positive(name: string): number | undefined {
    const text = this.values[name];
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
      throw new Fault(message('cli-option-positive', { option: `--${name}`, text }));
    }
    return value;
  }
}

/** The files and options after a command's name; those of `repeatable` may come several times. Throws a Fault for an unknown option. */
export function readOptions(
  command: string,
  names: readonly string[],
  typed: readonly string[],
  repeatable: readonly string[] = [],
): { readonly files: readonly string[]; readonly options: Options } {
  const known = Object.fromEntries(['format', ...names].map((name) => [name, { type: 'string' }] as const));
  const { tokens } = parseArgs({
    args: [...typed],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const files: string[] = [];
  const values: Record<string, string | undefined> = {};
  const lists = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(known, token.name)) {
      throw unknownOption(command, token.rawName, Object.keys(known));
    }
    if (token.value === undefined || (!token.inlineValue && /^--?[a-z]/i.test(token.value))) {
      throw new Fault(message('cli-option-value', { command, option: token.rawName }));
    }
    if (repeatable.includes(token.name)) {
      lists.set(token.name, [...(lists.get(token.name) ?? []), token.value]);
      continue;
    }
    if (values[token.name] !== undefined) {
      throw new Fault(message('cli-option-twice', { option: token.rawName }));
    }
    values[token.name] = token.value;
  }
  return { files, options: new Options(command, values, lists) };
}

function unknownOption(command: string, option: string, names: readonly string[]): Fault {
  const near = nearestName(option.replace(/^-+/, ''), names);
  const said = { command, option };
  return new Fault(
    near === undefined
      ? message('cli-option-unknown', said)
      : message('cli-option-near', { ...said, near: `--${near}` }),
  );
}

/** Whether the command line asks for JSON, also where the rest of it is wrong. */
export function wantsJson(typed: readonly string[]): boolean {
  return typed.some((word, i) => word === '--format=json' || (word === '--format' && typed[i + 1] === 'json'));
}

/** Throws a Fault for a format that there is not. */
export function checkFormat(options: Options): void {
  const text = options.text('format');
  if (text !== undefined && !formats.some((format) => format === text)) {
    throw new Fault(message('cli-option-choice', { option: '--format', choices: formats.join(', '), text }));
  }
}
