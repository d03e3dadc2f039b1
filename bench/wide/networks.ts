/** A network with layers of thousands of units. */
export interface WideNetwork {
  readonly name: string;
  readonly text: string;
  /** Its data: so many examples of so many features, in a file of this name. */
  readonly file: string;
  readonly features: number;
  readonly examples: number;
}

const widest = 4096;

function network(name: string, features: number, model: string): WideNetwork {
  const file = `${name}.csv`;
  const text = `nnet 1
seed 1
data { file "${file}" target=class }
model { ${model}; dense output 10 softmax }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; batch 10; epochs 100 }
`;
  return { name, text, file, features, examples: 20 };
}

/** Two hidden layers of 4 096 units over images, and one over as many features. */
export const networks: readonly WideNetwork[] = [
  network('images', 784, `input 28 28; flatten; dense a ${widest} relu; dense b ${widest} relu`),
  network('wide-input', widest, `input ${widest}; dense a ${widest} relu`),
];
