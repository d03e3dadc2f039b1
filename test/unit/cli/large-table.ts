import { prepareExamples } from '../../../src/data/prepare';
import { analyze } from '../../../src/language/analyze';
import { openRegularFile } from '../../../src/worker/read-file.node';
import { peakMegabytes } from '../peak-memory';

/** The program: prepares the data of a spec whose file is `t.csv`, and prints what X takes and the megabytes it took at most. */
const [, , spec = '', file = ''] = process.argv;
const analyzed = analyze(spec).spec;
if (!analyzed) throw new Error('no spec');
const before = peakMegabytes();
const { dataset } = prepareExamples(analyzed, new Map([['t.csv', openRegularFile(file)]]));
process.stdout.write(
  JSON.stringify({ m: dataset.train.m, bytes: dataset.train.x.bytes, before, after: peakMegabytes() }),
);
