import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyze } from '../../../src/language/analyze';
import { resolveEdit } from '../../../src/language/edits/resolve';
import { applyEdits, type TextEdit } from '../../../src/language/range';
import type { SyntaxNode, Tree } from '../../../src/language/syntax/tree';
import { activationNames } from '../../../src/model/activation';
import type { Edit, Remedy } from '../../../src/model/edit';
import { defaultInitializer, defaultScale } from '../../../src/model/initializer';
import type { DenseLayer, Layer } from '../../../src/model/layer';
import { caseCount } from '../../count';
import { anyName, withNames, written } from './arbitrary';
import { mutated } from './damage';

/** A gesture before it is known how many layers there are. */
/** What health offers, which a test of its own covers. */
type RemedyType = Exclude<Remedy['type'], 'activation'>;

interface Gesture {
  readonly type: Exclude<Edit['type'], 'paste' | RemedyType>;
  readonly from: number;
  readonly to: number;
  readonly kind: 'dense' | 'dropout' | 'flatten';
  readonly name: string;
  readonly named: boolean;
  readonly units: number;
  readonly activation: DenseLayer['activation'];
  readonly rate: number;
}

const gesture: fc.Arbitrary<Gesture> = fc.record({
  type: fc.constantFrom('insert', 'duplicate', 'delete', 'move', 'rename', 'units', 'activation', 'rate'),
  from: fc.nat(),
  to: fc.nat(),
  kind: fc.constantFrom('dense', 'dropout', 'flatten'),
  name: anyName,
  named: fc.boolean(),
  units: fc.integer({ min: 1, max: 999 }),
  activation: fc.constantFrom(...activationNames),
  rate: fc.constantFrom(0, 0.1, 0.5, 0.999, 1e-7),
});

function editOf(layers: readonly Layer[], { type, from, to, kind, named, ...rest }: Gesture): Edit {
  const reference = (at: number) => at % layers.length;
  const layer = reference(from);
  const { name, units, activation, rate } = rest;
  switch (type) {
    case 'insert':
      if (kind === 'dense') return { type, after: layer, kind, units, activation, ...(named ? { name } : {}) };
      return kind === 'dropout'
        ? { type, after: layer, kind, rate, ...(named ? { name } : {}) }
        : { type, after: layer, kind };
    case 'move':
      return { type, layer, after: reference(to) };
    case 'rename':
      return { type, layer, name };
    case 'units':
      return { type, layer, units };
    case 'activation':
      return { type, layer, activation };
    case 'rate':
      return { type, layer, rate };
    case 'duplicate':
    case 'delete':
      return { type, layer };
  }
}

/** A layer and whether its text names it, so that names can be given again after an edit. */
interface Row {
  readonly layer: Layer;
  readonly named: boolean;
}

/** The network the edit means, by the model alone; undefined where the edit should be refused. */
function intended(rows: readonly Row[], edit: Edit, madeUp: string): readonly Layer[] | undefined {
  const after = change(rows, edit, madeUp);
  if (!after) return undefined;
  const nameless = new Set(after.flatMap(({ named }, i) => (named ? [] : [i])));
  return withNames(
    after.map(({ layer }) => layer),
    nameless,
  );
}

function change(rows: readonly Row[], edit: Edit, madeUp: string): readonly Row[] | undefined {
  const taken = (name: string, except = -1) => rows.some(({ layer }, i) => i !== except && layer.name === name);
  const at = 'layer' in edit ? edit.layer : edit.after;
  const row = rows[at];
  if (!row) return undefined;
  const { layer } = row;
  const replaced = (next: Layer, named = row.named) =>
    rows.map((each, i) => (i === at ? { layer: next, named } : each));
  switch (edit.type) {
    case 'insert': {
      if (edit.name !== undefined && taken(edit.name)) return undefined;
      const inserted = newRow(edit, madeUp);
      return [...rows.slice(0, at + 1), inserted, ...rows.slice(at + 1)];
    }
    case 'duplicate':
      return layer.kind === 'input' ? undefined : [...rows.slice(0, at + 1), copyOf(row, rows), ...rows.slice(at + 1)];
    case 'paste':
    case 'initializer':
    case 'bias':
    case 'seed':
    case 'learning-rate':
    case 'draw-weights':
      return undefined;
    case 'delete':
      return layer.kind === 'input' ? undefined : rows.filter((_, i) => i !== at);
    case 'move': {
      if (layer.kind === 'input') return undefined;
      const target = edit.after;
      if (target === at) return rows;
      const without = rows.filter((_, i) => i !== at);
      const index = target < at ? target + 1 : target;
      return [...without.slice(0, index), row, ...without.slice(index)];
    }
    case 'rename':
      if (layer.kind === 'input' || layer.kind === 'flatten' || taken(edit.name, at)) return undefined;
      return replaced({ ...layer, name: edit.name }, true);
    case 'units':
      if (layer.kind === 'dense') return replaced({ ...layer, units: edit.units });
      return layer.kind === 'input' && layer.sizes.length === 1
        ? replaced({ ...layer, sizes: [edit.units] })
        : undefined;
    case 'activation':
      return layer.kind === 'dense' ? replaced({ ...layer, activation: edit.activation }) : undefined;
    case 'rate':
      return layer.kind === 'dropout' ? replaced({ ...layer, rate: edit.rate }) : undefined;
  }
}

/** A copy of a layer with the first free name, which a number at the end of the old one counts on to. */
function copyOf(row: Row, rows: readonly Row[]): Row {
  if (!row.named) return row;
  const { name } = row.layer;
  const number = /^.*[^0-9]([1-9][0-9]{0,8})$/su.exec(name)?.[1];
  const stem = number === undefined ? name : name.slice(0, -number.length);
  let next = Number(number ?? 1) + 1;
  while (rows.some(({ layer }) => layer.name === `${stem}${next}`)) next++;
  return { layer: { ...row.layer, name: `${stem}${next}` }, named: true };
}

function newRow(edit: Extract<Edit, { type: 'insert' }>, madeUp: string): Row {
  if (edit.kind === 'flatten') return { layer: { kind: 'flatten', name: '' }, named: false };
  if (edit.kind === 'dropout') {
    return { layer: { kind: 'dropout', name: edit.name ?? '', rate: edit.rate ?? -1 }, named: edit.name !== undefined };
  }
  const activation = edit.activation ?? 'linear';
  const layer: DenseLayer = {
    kind: 'dense',
    name: edit.name ?? madeUp,
    units: edit.units ?? -1,
    activation,
    init: defaultInitializer(activation),
    bias: 0,
    slope: 0.01,
    frozen: false,
  };
  return { layer, named: true };
}

/** What follows from an activation where the text leaves it open is compared apart. */
const core = (layers: readonly Layer[]) =>
  layers.map((layer) => (layer.kind === 'dense' ? { ...layer, init: null } : layer));

/** Layers without their names, which in a damaged text may depend on layers that can't be read. */
const shapesOf = (layers: readonly Layer[]) => core(layers).map((layer) => ({ ...layer, name: '' }));

const rowsOf = ({ layers, layerNodes }: Analysis): readonly Row[] =>
  layers.map((layer, i) => ({ layer, named: layerNodes[i]?.named ?? false }));

function madeUpName(layers: readonly Layer[]): string {
  let name = 'hidden';
  for (let i = 2; layers.some((layer) => layer.name === name); i++) name = `hidden${i}`;
  return name;
}

/** Edits that take an edited text back to the text before. */
function inverted(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ range, text: put }) => {
      const start = range.start + shift;
      shift += put.length - (range.end - range.start);
      return { range: { start, end: start + put.length }, text: text.slice(range.start, range.end) };
    });
}

const comments = (tree: Tree): readonly string[] =>
  tree.tokens.filter(({ kind }) => kind.endsWith('comment')).map(({ start, end }) => tree.text.slice(start, end));

/** Sources of all nodes but the enabled layers, and of layers by name. */
const others = (nodes: readonly SyntaxNode[], text: string): readonly string[] =>
  nodes.flatMap((node) =>
    node.name.value === 'model'
      ? node.blocks.flatMap((block) => block.nodes.map(({ start, end }) => text.slice(start, end)))
      : [text.slice(node.start, node.end)],
  );

/** What an edit adds to and takes from a list of sources. */
function difference(
  before: readonly string[],
  after: readonly string[],
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const left = [...after];
  const gone = before.filter((source) => {
    const at = left.indexOf(source);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { gone, come: left };
}

const structural: readonly Edit['type'][] = ['insert', 'duplicate', 'delete', 'move'];

describe('edits from the diagram', () => {
  it(`change the network as meant, no other node, no other comment, and can be undone (${caseCount(10_000)} edits, seed 21)`, () => {
    fc.assert(
      fc.property(written, gesture, ({ text }, how) => {
        const before = analyze(text);
        const edit = editOf(before.layers, how);
        const resolved = resolveEdit(before, edit);
        const expected = intended(rowsOf(before), edit, madeUpName(before.layers));
        if ('refusal' in resolved) {
          assert.equal(expected, undefined, resolved.refusal.code);
          return;
        }
        assert.ok(expected, 'should have been refused');
        const edited = applyEdits(text, resolved.edits);
        const after = analyze(edited);
        assert.deepEqual(after.tree.faults, [], JSON.stringify(edited));
        assert.deepEqual(core(after.layers), core(expected), JSON.stringify(edited));
        assert.equal(applyEdits(edited, inverted(text, resolved.edits)), text);

        const { gone, come } = difference(others(before.tree.nodes, text), others(after.tree.nodes, edited));
        assert.ok(
          gone.length <= (structural.includes(edit.type) && edit.type !== 'delete' ? 0 : 1),
          JSON.stringify(gone),
        );
        assert.ok(come.length <= (edit.type === 'delete' || edit.type === 'move' ? 0 : 1), JSON.stringify(come));
        const lost = difference(comments(before.tree), comments(after.tree));
        if (edit.type !== 'duplicate') assert.deepEqual(lost.come, []);
        if (edit.type !== 'delete') assert.deepEqual(lost.gone, [], JSON.stringify(edited));
      }),
      { seed: 21, numRuns: caseCount(10_000) },
    );
  });

  it('of one value replace one token (seed 22)', () => {
    fc.assert(
      fc.property(written, gesture, ({ text }, how) => {
        const before = analyze(text);
        const edit = editOf(before.layers, how);
        const resolved = resolveEdit(before, edit);
        if ('refusal' in resolved || !['units', 'activation', 'rate', 'rename'].includes(edit.type)) return;
        const [only, ...more] = resolved.edits;
        assert.deepEqual(more, []);
        if (!only) return;
        const { start, end } = only.range;
        const isToken = before.tree.tokens.some((token) => token.start === start && token.end === end);
        assert.ok(start === end ? only.text.startsWith(' ') : isToken);
      }),
      { seed: 22, numRuns: caseCount(800, 250) },
    );
  });

  it('inserted and deleted again leave the same bytes (seed 23)', () => {
    fc.assert(
      fc.property(written, gesture, ({ text }, how) => {
        const before = analyze(text);
        const edit = editOf(before.layers, { ...how, type: 'insert' });
        const resolved = resolveEdit(before, edit);
        if ('refusal' in resolved || edit.type !== 'insert') return;
        const edited = applyEdits(text, resolved.edits);
        const after = analyze(edited);
        const undo = resolveEdit(after, { type: 'delete', layer: edit.after + 1 });
        assert.ok('edits' in undo);
        assert.equal(applyEdits(edited, undo.edits), text, JSON.stringify(edited));
      }),
      { seed: 23, numRuns: caseCount(1500, 400) },
    );
  });

  it(`of damaged texts do what they mean or leave the text alone (${caseCount(10_000)} edits, seed 24)`, () => {
    fc.assert(
      fc.property(mutated, gesture, (text, how) => {
        const before = analyze(text);
        if (before.layers.length === 0) return;
        const edit = editOf(before.layers, how);
        const resolved = resolveEdit(before, edit);
        if ('refusal' in resolved) return;
        const edited = applyEdits(text, resolved.edits);
        const after = analyze(edited);
        const expected = intended(rowsOf(before), edit, madeUpName(before.layers)) ?? [];
        assert.deepEqual(shapesOf(after.layers), shapesOf(expected), JSON.stringify(edited));
        assert.equal(after.tree.faults.length, before.tree.faults.length, JSON.stringify(edited));
      }),
      { seed: 24, numRuns: caseCount(10_000) },
    );
  });

  it('of a default follow the activation: he for the relu family, xavier otherwise', () => {
    const before = analyze('nnet 1\nmodel {\n  input 2\n  dense a 3 tanh\n}\n');
    const resolved = resolveEdit(before, { type: 'activation', layer: 1, activation: 'relu' });
    assert.ok('edits' in resolved);
    const layer = analyze(applyEdits(before.text, resolved.edits)).layers[1];
    assert.deepEqual(layer?.kind === 'dense' && layer.init, { name: 'he', scale: defaultScale('he'), value: 0 });
  });
});
