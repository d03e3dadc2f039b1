import path from 'node:path';
import * as vscode from 'vscode';
import { print } from '../../language/print/spec';
import { message } from '../../model/message';
import { buildParity } from '../../model/parity/build';
import {
  countsOf,
  fewestInputs,
  type GateName,
  gateNames,
  mostInputs,
  type ParityNetwork,
  type ParityShape,
  parityShapes,
  weightsOf,
} from '../../model/parity/construction';
import { layerNames, paritySpec, theoremOf } from '../../model/parity/spec';
import { encodeUtf8 } from '../../model/utf8';
import { writeTensorFile } from '../../runs/safetensors';
import { say } from '../say';

/** Epochs of a spec that is written. */
const epochs = 1000;

/** Asks for inputs, shape and gates, and writes the network with its weights; its address, or undefined if the user cancels. */
export async function buildXor(): Promise<vscode.Uri | undefined> {
  const inputs = await askInputs();
  const shape = inputs === undefined ? undefined : await askShape(inputs);
  if (inputs === undefined || shape === undefined) return undefined;
  const gates = shape === 'terms' ? 'threshold' : await askGates();
  if (gates === undefined) return undefined;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `xor-${inputs}-${shape}.nnet`;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { NNet: ['nnet'] },
  });
  if (!target) return undefined;
  await write(buildParity(inputs, shape, gates), target);
  return target;
}

async function askInputs(): Promise<number | undefined> {
  const sizes = Array.from({ length: mostInputs - fewestInputs + 1 }, (_, k) => fewestInputs + k);
  const items = sizes.map((inputs) => ({ label: String(inputs), inputs }));
  return (await vscode.window.showQuickPick(items, { title: say(message('xor-ask-inputs')) }))?.inputs;
}

async function askShape(inputs: number): Promise<ParityShape | undefined> {
  const items = parityShapes.map((shape) => {
    const network = buildParity(inputs, shape, 'threshold');
    const { units, layers } = countsOf(network);
    const label = say(message(`xor-shape-${shape}`));
    return {
      label,
      description: say(message('xor-counts', { units, layers })),
      detail: say(theoremOf(network)),
      shape,
    };
  });
  return (await vscode.window.showQuickPick(items, { title: say(message('xor-ask-shape', { inputs })) }))?.shape;
}

async function askGates(): Promise<GateName | undefined> {
  const items = gateNames.map((gates) => ({ label: say(message(`xor-gates-${gates}`)), gates }));
  return (await vscode.window.showQuickPick(items, { title: say(message('xor-ask-gates')) }))?.gates;
}

/** The weights first: a spec whose weights are missing has a fault. */
async function write(network: ParityNetwork, target: vscode.Uri): Promise<void> {
  const name = `${path.posix.basename(target.path, '.nnet')}.safetensors`;
  const tensors = new Map(
    weightsOf(network, layerNames(network)).flatMap(({ name: layer, tensors: own }) =>
      own.map(({ name: tensor, shape, values }) => [`${layer}.${tensor}`, { shape, values }] as const),
    ),
  );
  const { fs } = vscode.workspace;
  await fs.writeFile(vscode.Uri.joinPath(target, '..', name), writeTensorFile({ tensors, metadata: {} }));
  await fs.writeFile(target, encodeUtf8(print(paritySpec(network, epochs, name))));
}
