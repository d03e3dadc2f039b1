import type { GeneratorSource } from '../../model/generator';
import type { ColumnRule, DataSpec, FileSource, Scale, Share, Source } from '../../model/source';
import { defaultBits, defaultClasses, defaultFeatures, defaultSamples } from '../vocabulary/data';
import { argument, flag, type PrintedEntry, type PrintedNode, pathArgument, property } from './node';

/** The nodes of the `data` block. */
export function dataNodes({ source, test, holdout, validation, scale, scaleTarget }: DataSpec): readonly PrintedNode[] {
  return [
    { name: source.from, entries: sourceEntries(source), ...columnNodes(source) },
    ...(test ? [testNode(test, source)] : []),
    ...(holdout ? [shareNode('holdout', holdout)] : []),
    ...(validation ? [shareNode('validation', validation)] : []),
    ...(scale ? [{ name: 'scale', entries: scaleEntries(scale) }] : []),
    ...(scaleTarget ? [{ name: 'scale-target', entries: [argument(scaleTarget)] }] : []),
  ];
}

function shareNode(name: string, { fraction, stratify }: Share): PrintedNode {
  return { name, entries: [argument(fraction), ...flag('stratify', stratify)] };
}

/** What a test file leaves out is as in the training file `before`. */
function testNode(test: Source, before: Source): PrintedNode {
  const entries = sourceEntries(test, before);
  return {
    name: 'test',
    entries: test.from === 'generate' ? [argument('generate'), ...entries] : entries,
    ...columnNodes(test),
  };
}

function sourceEntries(source: Source, before?: Source): readonly PrintedEntry[] {
  if (source.from === 'generate') return generatorEntries(source);
  return fileEntries(source, before?.from === 'file' ? before : undefined);
}

/** The block of a file's column rules. */
function columnNodes(source: Source): { readonly children?: readonly PrintedNode[] } {
  if (source.from === 'generate' || !source.columns) return {};
  return { children: source.columns.map(columnNode) };
}

function columnNode({ column, kind, scale, missing }: ColumnRule): PrintedNode {
  const entries = [...property('kind', kind), ...property('scale', scale), ...property('missing', missing)];
  return { name: 'column', entries: [argument(column), ...entries] };
}

function generatorEntries(source: GeneratorSource): readonly PrintedEntry[] {
  return [
    argument(source.kind),
    ...property('samples', source.samples, defaultSamples),
    ...property('noise', source.noise),
    ...property('seed', source.seed),
    ...property('features', source.features, defaultFeatures),
    ...property('classes', source.classes, defaultClasses),
    ...property('bits', source.bits, defaultBits),
  ];
}

function fileEntries(source: FileSource, before: FileSource | undefined): readonly PrintedEntry[] {
  return [
    pathArgument(source.path),
    ...property('target', source.target),
    ...property('features', source.features),
    ...property('exclude', source.exclude),
    ...property('delimiter', source.delimiter),
    ...property('decimal', source.decimal, before?.decimal),
    ...property('thousands', source.thousands, before?.thousands),
    ...property('header', source.header, before?.header),
    ...property('skip', source.skip, before?.skip),
    ...property('comment', source.comment, before?.comment),
    ...property('encoding', source.encoding, before?.encoding),
    ...property('missing', source.missing, before?.missing ?? 'error'),
    ...property('missing-as', source.missingAs?.join(',')),
    ...property('unknown', source.unknown, before?.unknown ?? 'error'),
    ...property('encode', source.encode),
    ...property('x', source.x),
    ...property('y', source.y),
  ];
}

function scaleEntries(scale: Scale): readonly PrintedEntry[] {
  return scale.kind === 'divide' ? property('divide', scale.by) : [argument(scale.kind)];
}
