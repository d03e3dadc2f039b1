import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeWeights } from '../../../src/engine/weights-file';
import { denseWeights } from '../engine/specs';
import { FieldFolder } from './field/field-folder';
import { parse } from './shell';

const csv = 'a,b,y\n1,2,1\n3,-1,-2\n0,1,0.5\n';
const spec = `nnet 1
data { file "t.csv" target=y }
model { input 2; dense hidden 2 relu; dense output 1 linear }
train { loss mse; optimizer gradient-descent lr=0.5; batch 2; precision float64 }
`;
const weights = [
  denseWeights('hidden', 2, Float64Array.of(1, 2, -1, 0.5), Float64Array.of(0.25, 1)),
  denseWeights('output', 2, Float64Array.of(0.5, 0.25), Float64Array.of(0.125)),
];

describe('explain', () => {
  let field: FieldFolder;
  beforeEach(() => {
    field = new FieldFolder();
    field.write('t.csv', csv);
    field.write('s.nnet', spec);
    writeFileSync(join(field.folder, 'w.safetensors'), encodeWeights({ weights }));
  });
  afterEach(() => field.remove());

  const words = (...more: readonly string[]) => ['explain', 's.nnet', '--weights', 'w.safetensors', ...more];

  it('tells people each formula of the update of one example with its shape and its numbers', async () => {
    const { status, out } = await field.run(...words());
    assert.equal(status, 0);
    // z = (5.25, 1), ŷ = 2.625 + 0.25 + 0.125 = 3, and y = 1.
    assert.equal(
      out,
      `Forward
  x  (2, 1)
    1
    2
  y  (1, 1)
    1
  W[1]  (2, 2)
    1   2
    -1  0.5
  b[1]  (2, 1)
    0.25
    1
  z[1] = W[1]x + b[1]  (2, 1)
    5.25
    1
  a[1] = relu(z[1])  (2, 1)
    5.25
    1
  W[2]  (1, 2)
    0.5  0.25
  b[2]  (1, 1)
    0.125
  z[2] = W[2]a[1] + b[2]  (1, 1)
    3
  a[2] = z[2]  (1, 1)
    3
Cost
  L(ŷ, y) = ‖ŷ − y‖²/2  (1, 1)
    2
  J = L = 2
Backward
  da[2] = a[2] − y  (1, 1)
    2
  dz[2] = da[2]  (1, 1)
    2
  dW[2] = dz[2]a[1]ᵀ  (1, 2)
    10.5  2
  db[2] = dz[2]  (1, 1)
    2
  da[1] = W[2]ᵀdz[2]  (2, 1)
    1
    0.5
  dz[1] = da[1] ∗ g′(z[1])  (2, 1)
    1
    0.5
  dW[1] = dz[1]xᵀ  (2, 2)
    1    2
    0.5  1
  db[1] = dz[1]  (2, 1)
    1
    0.5
Update: α = 0.5, and the norm of the gradient is 11.2138
  W[1] := W[1] − α dW[1]  (2, 2)
    0.5    1
    -1.25  0
  b[1] := b[1] − α db[1]  (2, 1)
    -0.25
    0.75
  W[2] := W[2] − α dW[2]  (1, 2)
    -4.75  -0.75
  b[2] := b[2] − α db[2]  (1, 1)
    -0.875
The cost of these examples was 2 before the update; it is 78.9082 after it.
`,
    );
  });

  it('gives programs the matrices of a batch in the order of the data, the last one smaller', async () => {
    const of = async (...more: readonly string[]) => {
      const { status, out, error } = await field.run(...words('--format', 'json', ...more));
      assert.equal(status, 0, error);
      return parse(out);
    };
    const first = await of('--batch', '0');
    assert.deepEqual(
      [first.m, first.x, first.y],
      [
        2,
        [
          [1, 3],
          [2, -1],
        ],
        [[1, -2]],
      ],
    );
    const [input, hidden] = first.layers ?? [];
    assert.deepEqual([input?.name, input?.index, hidden?.name, hidden?.index], ['input', null, 'hidden', 1]);
    assert.deepEqual(hidden?.Z, [
      [5.25, 1.25],
      [1, -2.5],
    ]);
    assert.deepEqual(hidden?.WAfter?.length, 2);
    const last = await of('--batch', '1');
    assert.deepEqual([last.m, last.x, last.y], [1, [[0], [1]], [[0.5]]]);
    const sample = await of('--sample', '2');
    assert.deepEqual(sample.layers, last.layers);
    assert.deepEqual((await of()).x, [[1], [2]]);
  });

  it('begins with the weights that training begins with, in its precision', async () => {
    const json = async (...more: readonly string[]) => {
      const { status, out, error } = await field.run('explain', 's.nnet', '--format', 'json', ...more);
      assert.equal(status, 0, error);
      return parse(out);
    };
    field.write('s.nnet', spec.replace('precision float64', 'epochs 0'));
    const drawn = await json();
    const trained = await field.run('train', 's.nnet', '--out', 'run', '--format', 'json');
    assert.equal(trained.status, 0, trained.error);
    assert.deepEqual((await json('--weights', 'run/weights.safetensors')).layers, drawn.layers);
    const [w = 0] = (drawn.layers?.[1]?.W?.[0] ?? []).map(Number);
    assert.ok(w !== 0 && w === Math.fround(w));
    field.write('s.nnet', spec.replace('model {', 'model { weights "w.safetensors";'));
    assert.deepEqual((await json()).layers, parse((await field.run(...words('--format', 'json'))).out).layers);
  });

  it('gives the terms of softmax and their sum, and each assignment of the optimiser with its numbers', async () => {
    const classes = `nnet 1
data { generate blobs samples=6 classes=3 seed=1 }
model { input 2; dense out 3 softmax }
train { optimizer adam lr=0.1 }
`;
    field.write('classes.nnet', classes);
    for (const choice of [[], ['--batch', '0']]) {
      const { out } = await field.run('explain', 'classes.nnet', ...choice);
      const [t, z, a] = choice.length > 0 ? ['T', 'Z', 'A'] : ['t', 'z', 'a'];
      const m = choice.length > 0 ? 6 : 1;
      const formulas = out.split('\n').filter((line) => /^ {2}\S/.test(line));
      for (const line of [
        `${t} = e^(${z}[1])  (3, ${m})`,
        `Σ_j ${t}  (1, ${m})`,
        `${a}[1] = ${t}/(Σ_j ${t})  (3, ${m})`,
        'v := β₁v + (1 − β₁)dW[1]  (3, 2)',
        'v̂ = v/(1 − β₁ᵗ)  (3, 2)',
        's := β₂s + (1 − β₂)dW[1]²  (3, 2)',
        'ŝ = s/(1 − β₂ᵗ)  (3, 2)',
        'W[1] := W[1] − α·v̂/(√ŝ + ε)  (3, 2)',
        'ŝ = s/(1 − β₂ᵗ)  (3, 1)',
      ]) {
        assert.ok(formulas.includes(`  ${line}`), `${line}\n${formulas.join('\n')}`);
      }
    }
    const { out } = await field.run('explain', 'classes.nnet', '--batch', '0', '--format', 'json');
    const out1 = parse(out).layers?.[1];
    const rows = (of: unknown): number[][] => (Array.isArray(of) ? of.map((row) => [row].flat().map(Number)) : []);
    const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) <= 1e-12 * Math.abs(b), `${a} is ${b}`);
    const { terms, sum } = Object.fromEntries(Object.entries(out1?.softmax ?? {}).map(([key, of]) => [key, rows(of)]));
    const [Z, A] = [rows(out1?.Z), rows(out1?.A)];
    assert.deepEqual([terms?.length, sum?.length, Z.length], [3, 6, 3]);
    for (const [j, row] of Z.entries()) {
      for (const [i, z] of row.entries()) {
        const t = terms?.[j]?.[i] ?? Number.NaN;
        near(t, Math.exp(z));
        near(A[j]?.[i] ?? Number.NaN, t / (sum?.[i]?.[0] ?? Number.NaN));
      }
    }
    const moments = Array.isArray(out1?.moments) ? out1.moments : [];
    assert.equal(moments.length, 4);
    for (const moment of moments) {
      const { symbol, after, corrected } = Object(moment);
      const beta = symbol === 'v' ? 0.9 : 0.999;
      for (const [j, row] of rows(corrected).entries()) {
        for (const [k, value] of row.entries()) near(value, (rows(after)[j]?.[k] ?? Number.NaN) / (1 - beta));
      }
      assert.deepEqual(rows(corrected).length, 3);
    }
  });

  it('cuts a large matrix for people, and tells of clipping', async () => {
    field.write(
      'wide.nnet',
      'nnet 1\ndata { file "wide.csv" target=y }\nmodel { input 30; dense output 1 sigmoid }\ntrain { clip 0.001 }\n',
    );
    const names = Array.from({ length: 30 }, (_, k) => `c${k}`);
    field.write(
      'wide.csv',
      `${names.join(',')},y\n${names.map((_, k) => k / 7).join(',')},1\n${names.map(() => 1).join(',')},0\n`,
    );
    const { out } = await field.run('explain', 'wide.nnet');
    const lines = out.split('\n');
    const at = lines.findIndex((line) => line.startsWith('  x '));
    assert.equal(lines[at], '  x  (30, 1)');
    assert.equal(lines[at + 13], '    …');
    const w = lines[lines.findIndex((line) => line.startsWith('  W[1]  ')) + 1] ?? '';
    assert.match(w, /^ {4}(-?[\d.e-]+ {2,}){8}…$/);
    assert.match(out, /^ {2}c = min\(1, clip\/‖∂J‖\) = 0\.0\d+$/m);
    assert.ok(
      lines.some((line) => line.startsWith('  W[1] := W[1] − α c·dW[1]')),
      out,
    );
    assert.match(out, /^The gradient is clipped: multiplied by 0\.0\d+\.$/m);
  });

  it('refuses examples that are not there, two choices at once, and what has no data', async () => {
    const refused = async (...given: readonly string[]) => {
      const { status, error } = await field.run(...given);
      assert.equal(status, 1);
      return error;
    };
    assert.match(await refused(...words('--sample', '3')), /3 training examples, .* no sample 3/);
    assert.match(await refused(...words('--batch', '2')), /2 batches, .* no batch 2/);
    assert.match(await refused(...words('--batch', '0', '--sample', '0')), /--sample and --batch exclude each other/);
    field.write('none.nnet', 'nnet 1\nmodel { input 2; dense output 1 sigmoid }\n');
    assert.match(await refused('explain', 'none.nnet'), /data/);
    field.write('other.nnet', spec.replace('hidden 2', 'hidden 3'));
    assert.match(await refused('explain', 'other.nnet', '--weights', 'w.safetensors'), /hidden/);
  });
});
