import { basename } from 'node:path';
import { derive as deriveFormulas } from '../engine/explain/derivation';
import { derivationMarkdown } from '../messages/derivation-markdown';
import { encodeUtf8 } from '../model/utf8';
import { writeAtomically } from '../worker/atomic-file.node';
import { type Command, exit } from './command';
import { magnitude } from './number';
import { loadSpec } from './spec-file';
import { startingWeights } from './starting-weights';

/** A larger error of a formula is a defect. */
const limit = 1e-9;

const locales = ['en', 'zh-cn'] as const;

/** The network's own forward and backward pass as a document, each formula checked. */
export const derive: Command = {
  name: 'derive',
  options: ['weights', 'out', 'locale'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const locale = options.choice('locale', locales) ?? output.locale;
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    const { weights, dataset } = startingWeights(spec, path, options, surroundings);
    const derivation = deriveFormulas(spec, dataset, weights);
    const checks = derivation.parts.flatMap(({ steps }) => steps);
    output.value({ file: path, checks: checks.map(({ line, error }) => ({ formula: line, maxRelativeError: error })) });
    const page = derivationMarkdown(spec.name ?? basename(path), derivation, locale);
    const out = options.text('out');
    if (out === undefined) output.lines([page.trimEnd()]);
    else {
      writeAtomically(out, encodeUtf8(page));
      const worst = Math.max(...checks.map(({ error }) => error));
      output.say('cli-derive-written', { path: out, formulas: checks.length, error: magnitude(worst) });
    }
    const wrong = checks.find(({ error }) => !(error <= limit));
    if (wrong) output.note('cli-derive-wrong', { formula: wrong.line, error: magnitude(wrong.error), limit });
    return wrong ? exit.bad : exit.fine;
  },
};
