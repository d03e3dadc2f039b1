import { bytesToExamine, findingsOf } from '../../../../src/data/overview/examined';
import { prepareExamples } from '../../../../src/data/prepare';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { filesOf, specOf, tabular } from '../specs';
import { inputs, tables } from './examined-tables';
import { mostBufferBytes } from './live-buffers';

/** The program: examines a table of so many rows, and prints the bytes that this is told to take and those it held. */
const [, , name = '', rows = '', seed = ''] = process.argv;
const make = tables[name];
if (!make) throw new Error(`no table is called ${name}`);
const network = { inputs, activation: 'linear', loss: 'mse' } as const;
const half = { fraction: 0.25, stratify: false };
const random = new Pcg64(Number(seed), 1);
const lines = Array.from({ length: Number(rows) }, () => make(random).join(','));
const header = `${Array.from({ length: inputs }, (_, k) => `c${k}`).join(',')},y`;
const files = filesOf(`${header}\n${lines.join('\n')}\n`);
const spec = specOf({ source: tabular(), holdout: half, validation: half }, network);
const prepared = prepareExamples(spec, files);
const told = bytesToExamine(prepared);
const held = mostBufferBytes(() => findingsOf(prepared, spec, files));
process.stdout.write(JSON.stringify({ told, held }));
