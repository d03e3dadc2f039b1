import { type GeneratorSource, generatorNames } from '../../model/generator';
import {
  type ColumnRule,
  columnKinds,
  columnScales,
  type DataSpec,
  decimalMarks,
  encodings,
  type FileSource,
  missingPolicies,
  type Scale,
  type Share,
  type Source,
  targetScales,
  unknownPolicies,
} from '../../model/source';
import { defaultBits, defaultClasses, defaultFeatures, defaultSamples } from '../vocabulary/data';
import type { ReadNode } from './reading';

/** The `data` block with every default filled in; undefined if no source can be read. */
export function readData(data: ReadNode | undefined): DataSpec | undefined {
  const source = readSource(data?.child('generate') ?? data?.child('file'));
  if (!data || !source) return undefined;
  const test = readSource(data.child('test'), source);
  const holdout = readShare(data.child('holdout'));
  const validation = readShare(data.child('validation'));
  const scale = readScale(data.child('scale'));
  const scaleTarget = data.child('scale-target')?.choice('method', targetScales);
  return {
    source,
    ...(test ? { test } : {}),
    ...(holdout ? { holdout } : {}),
    ...(validation ? { validation } : {}),
    ...(scale ? { scale } : {}),
    ...(scaleTarget ? { scaleTarget } : {}),
  };
}

function readShare(node: ReadNode | undefined): Share | undefined {
  const fraction = node?.number('fraction');
  return node && fraction !== undefined ? { fraction, stratify: node.flags.has('stratify') } : undefined;
}

/** A test file is read like the training file `before` unless it says otherwise. */
function readSource(node: ReadNode | undefined, before?: Source): Source | undefined {
  if (!node) return undefined;
  const kind = node.choice('kind', generatorNames);
  if (kind) return readGenerator(node, kind);
  const path = node.text('path');
  return path === undefined ? undefined : readFile(node, path, before?.from === 'file' ? before : undefined);
}

function readGenerator(node: ReadNode, kind: GeneratorSource['kind']): GeneratorSource {
  const noise = node.number('noise');
  const seed = node.number('seed');
  return {
    from: 'generate',
    kind,
    samples: node.number('samples') ?? defaultSamples,
    ...(noise === undefined ? {} : { noise }),
    ...(seed === undefined ? {} : { seed }),
    features: node.number('features') ?? defaultFeatures,
    classes: node.number('classes') ?? defaultClasses,
    bits: node.number('bits') ?? defaultBits,
  };
}

function readFile(node: ReadNode, path: string, before?: FileSource): FileSource {
  const target = readColumns(node, 'target');
  const features = readColumns(node, 'features');
  const exclude = readColumns(node, 'exclude');
  const delimiter = node.text('delimiter');
  const decimal = node.choice('decimal', decimalMarks) ?? before?.decimal;
  const thousands = node.text('thousands') ?? before?.thousands;
  const header = node.switch('header') ?? before?.header;
  const skip = node.number('skip') ?? before?.skip;
  const comment = node.text('comment') ?? before?.comment;
  const encoding = node.choice('encoding', encodings) ?? before?.encoding;
  const missingAs = readMarks(node);
  const columns = node.named('column').flatMap(readColumn);
  const encode = node.choice('encode', ['one-hot']);
  const x = node.text('x');
  const y = node.text('y');
  return {
    from: 'file',
    path,
    ...(target ? { target } : {}),
    ...(features ? { features } : {}),
    ...(exclude ? { exclude } : {}),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(thousands === undefined ? {} : { thousands }),
    ...(header === undefined ? {} : { header }),
    ...(skip === undefined ? {} : { skip }),
    ...(comment === undefined ? {} : { comment }),
    ...(encoding ? { encoding } : {}),
    missing: node.choice('missing', missingPolicies) ?? before?.missing ?? 'error',
    ...(missingAs ? { missingAs } : {}),
    unknown: node.choice('unknown', unknownPolicies) ?? before?.unknown ?? 'error',
    ...(encode ? { encode } : {}),
    ...(columns.length > 0 ? { columns } : {}),
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
  };
}

/** Column names or numbers as written: only the file tells which commas separate names. Undefined where there is none. */
function readColumns(node: ReadNode, name: string): string | undefined {
  const value = node.value(name);
  if (value === undefined) return undefined;
  const written = String(value).trim();
  return /[^,\s]/.test(written) ? written : undefined;
}

/** Marks of missing cells, separated by commas. */
function readMarks(node: ReadNode): readonly string[] | undefined {
  const value = node.value('missing-as');
  return value === undefined
    ? undefined
    : String(value)
        .split(',')
        .map((mark) => mark.trim());
}

function readColumn(node: ReadNode): readonly ColumnRule[] {
  const column = node.value('column');
  if (column === undefined) return [];
  const kind = node.choice('kind', columnKinds);
  const scale = node.choice('scale', columnScales);
  const missing = node.choice('missing', missingPolicies);
  return [{ column: String(column), ...(kind && { kind }), ...(scale && { scale }), ...(missing && { missing }) }];
}

function readScale(node: ReadNode | undefined): Scale | undefined {
  const method = node?.choice('method', ['standard', 'minmax']);
  if (method) return { kind: method };
  const by = node?.number('divide');
  return by === undefined ? undefined : { kind: 'divide', by };
}
