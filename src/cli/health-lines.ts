import type { LayerHealth } from '../engine/inspect/health';
import type { UnitFinding } from '../engine/inspect/radar/finding';
import type { Remedy } from '../model/edit';
import type { Message } from '../model/message';
import { message } from '../model/message';
import { readable } from './number';
import type { Output } from './output';
import { table } from './table';

/** Units that are written out. */
const mostWritten = 8;

/** What is told of a network. */
interface Told {
  /** Of a run. */
  readonly step: number | undefined;
  readonly layers: readonly LayerHealth[];
  readonly findings: readonly UnitFinding[];
  readonly examples: number;
  readonly of: number;
  nameOf(position: number): string;
}

/** Each finding with its cause, the gradients that show it and what mends it; then a line a layer. */
export function tellHealth({ step, layers, findings, examples, of, nameOf }: Told, output: Output): void {
  if (output.json) return;
  if (step !== undefined) output.say('cli-health-step', { step });
  for (const finding of findings) {
    const { kind, cause, position, units, proof, flat, remedies } = finding;
    const layer = nameOf(position);
    const share = `${(100 * Math.min(...Array.from(flat, (count) => count / examples))).toFixed(2)} %`;
    const lead = message(`health-lead-${kind}`, { layer, units: unitNames(units, output), count: units.length });
    const why = message(`health-cause-${cause}`, { examples, share });
    output.line(`${output.sentence(lead)} ${output.sentence(why)}`);
    const each = (values: Float64Array): string =>
      Array.from(values, (d, k) => `${(units[k] ?? 0) + 1}: ${Number(d.toPrecision(6))}`).join('  ');
    const ofExample = message('cli-health-deltas', { example: proof.example + 1 });
    output.line(`  ${output.sentence(ofExample)}  ${each(proof.deltas)}`);
    const fromInput = message('cli-health-proof', { input: proof.input + 1 });
    output.line(`  ${output.sentence(fromInput)}  ${each(proof.gradients)}`);
    const mends = remedies.map((remedy) => output.sentence(remedyMessage(remedy))).join(', ');
    output.line(`  ${output.sentence(message('cli-health-remedies', { list: mends }))}`);
  }
  if (findings.length === 0) output.say('health-fine', { layers: layers.length, examples, of });
  const heads = ['cli-health-layer', 'cli-health-tied', 'cli-health-dead', 'cli-health-saturated'] as const;
  const rows = layers.map(({ radar: { layer, ties, dead, saturated }, weightNorm, gradientNorm, updateRatio }) => [
    nameOf(layer.position),
    String(ties.reduce((sum, { units }) => sum + units.length, 0)),
    String(dead.length),
    String(saturated.length),
    readable(weightNorm),
    readable(gradientNorm),
    readable(updateRatio),
  ]);
  const titles = [...heads.map((code) => output.sentence(message(code))), '‖W‖', '‖dW‖', '‖ΔW‖/‖W‖'];
  output.line('');
  output.lines(table([titles, ...rows]));
}

/** `3, 7 and 12`, counted from 1; of many the first ones and the number of the others. */
function unitNames(units: readonly number[], output: Output): string {
  const names = units.slice(0, mostWritten).map((unit) => String(unit + 1));
  if (units.length > mostWritten) {
    const more = { list: names.join(', '), count: units.length - mostWritten };
    return output.sentence(message('health-units-more', more));
  }
  const last = names.pop() ?? '';
  return names.length === 0 ? last : output.sentence(message('health-units-and', { list: names.join(', '), last }));
}

function remedyMessage(remedy: Remedy): Message {
  switch (remedy.type) {
    case 'initializer':
      return message('health-remedy-initializer', { name: remedy.initializer });
    case 'activation':
      return message('health-remedy-activation', { name: remedy.activation });
    case 'bias':
      return message('health-remedy-bias', { bias: remedy.bias });
    case 'learning-rate':
      return message('health-remedy-learning-rate', { lr: remedy.lr });
    case 'seed':
      return message('health-remedy-seed');
    case 'draw-weights':
      return message('health-remedy-draw-weights');
  }
}
