/** Sentences of the command line, of files on disk and of run folders. */
export const cli = {
  'cli-usage': `NNet: design, train and understand neural networks

Usage: nnet COMMAND FILE [options]

  check FILE…        list the problems of specs
  shapes FILE        shapes and parameters of every layer
  train FILE         train the network of a spec
    --out DIR        the run's folder (default: a new one below .nnet-runs beside the spec)
    --epochs N       train this many epochs in place of the spec's
    --seed N         a seed in place of the spec's
    --resume DIR     continue the run in this folder
    --threads N      train on this many threads (default: as many as are fastest)
    --tier T         auto, A, B, C or reference: how the network is computed (default: auto)
    --every N        epochs between two records (default: about 200 records a run)
  predict FILE       what the network makes of examples
    --weights W      a .safetensors file (required)
    --data CSV       examples with a header (default: the spec's own data)
  gradcheck FILE     backpropagation against numeric gradients
    --epsilon E      half the step of the difference quotient (default: 1e-5)
  inspect FILE       z = Wa + b and a = g(z) of a layer or a unit, number by number
    --weights W      a .safetensors file (required)
    --layer NAME     a dense layer (required)
    --unit K         one unit of it, counted from 0
    --sample I       the training example that enters, counted from 0 (default: 0)

Everywhere: --format json for machines, --help, --version`,
  'cli-command-unknown': 'There is no command “{command}”; the commands are {commands}.',
  'cli-command-near': 'There is no command “{command}”; did you mean “{near}”? The commands are {commands}.',
  'cli-option-unknown': '“{command}” knows no option “{option}”; nnet --help lists those it knows.',
  'cli-option-near': '“{command}” knows no option “{option}”; did you mean “{near}”?',
  'cli-option-value': 'The option “{option}” of “{command}” needs a value.',
  'cli-option-whole': '{option} takes a whole number from {least}, not “{text}”.',
  'cli-option-range': '{option} takes a whole number from {least} to {most}, not “{text}”.',
  'cli-option-positive': '{option} takes a number above 0, not “{text}”.',
  'cli-option-twice': '{option} is given twice; give it once.',
  'cli-option-choice': '{option} is one of {choices}, not “{text}”.',
  'cli-option-required': '“{command}” needs {option}.',
  'cli-option-clash': '{first} and {second} exclude each other; give one of them.',
  'cli-file-required': '“{command}” needs a file: nnet {command} FILE.',
  'cli-file-one': '“{command}” takes one file; “{extra}” is one too many.',
  'cli-defect': 'NNet has met a defect of its own: {detail}. Please report it with the lines below.',
  'cli-output':
    'Standard output or standard error could not be written: the system says {reason}. Make room, or name another place.',
  'cli-spec-empty': 'The file is empty; a spec begins with “nnet 1”.',
  'cli-spec-invalid-utf8': 'The file is not UTF-8 text: byte {at} fits no character. Save it as UTF-8.',
  'cli-spec-other-nnet':
    'This is a network of the NNet format for verification, not a spec; open it in the editor to look at it.',
  'cli-no-problems': '{file}: no problems',
  'cli-parameters': '{count} {count:parameter|parameters}',
  'cli-verification': '{file}: a network of the NNet format for verification, which has no problems of a spec',
  'cli-train-start':
    '{file}: {parameters} {parameters:parameter|parameters}, {examples} {examples:training example|training examples}, {epochs} {epochs:epoch|epochs}, seed {seed}',
  'cli-train-resume': 'continuing at epoch {epoch}',
  'cli-train-early': 'Stopped early, since {watch} had not improved for {patience} {patience:epoch|epochs}.',
  'cli-train-finished': 'Finished at epoch {epoch} after {seconds} s of training ({rate} examples a second).',
  'cli-train-stopping':
    '{file}: stopping after the current batch, or without it where it takes long, and saving; a second time ends at once.',
  'cli-train-stopped': 'Stopped at epoch {epoch}; to continue: nnet train {file} --resume {folder}',
  'cli-train-diverged':
    'Diverged at epoch {epoch}: {tensor} of the layer “{layer}” was the first that was no longer finite. The last finite weights are kept. Try a smaller lr, or scale the data.',
  'cli-expect-pass': 'expected {name} {bounds}: met with {actual}',
  'cli-expect-fail': 'expected {name} {bounds}: NOT met with {actual}',
  'cli-expect-none': 'none',
  'cli-epoch': 'epoch {epoch}',
  'cli-train-cost': 'train cost {cost}',
  'cli-test-cost': 'test cost {cost}',
  'cli-accuracy': 'accuracy {accuracy}',
  'cli-left': '{seconds} s left',
  'cli-engine-older':
    'Node {node} computes compiled networks without fused multiply-add; Node 24 or later trains them up to three times as fast.',
  'cli-engine-float64': 'The reference engine trains: the compiled one computes in float32 alone.',
  'cli-engine-hidden-softmax': 'The reference engine trains: the compiled one takes softmax in the last layer alone.',
  'cli-engine-softmax-loss': 'The reference engine trains: the compiled one takes softmax with cross-entropy alone.',
  'cli-engine-output-dropout': 'The reference engine trains: the compiled one takes no dropout behind the last layer.',
  'cli-engine-negative-slope': 'The reference engine trains: the compiled one takes no negative slope of leaky-relu.',
  'cli-engine-address-space': 'The reference engine trains: the compiled one can address 4 GB at most.',
  'cli-engine-no-memory':
    'The reference engine trains: the system gives the compiled one no address space for its memory; raise the limit (ulimit -v).',
  'cli-weights': 'weights: {path}',
  'cli-gradcheck-tensor': 'tensor',
  'cli-gradcheck-error': 'relative error',
  'cli-gradcheck-largest': 'largest difference',
  'cli-gradcheck-checked': 'checked',
  'cli-gradcheck-skipped': 'skipped at a kink',
  'cli-gradcheck-passed': 'The gradients agree: relative error {error}.',
  'cli-gradcheck-failed': 'The gradients do not agree: relative error {error}, more than {limit}.',
  'cli-layer-unknown': 'The spec has no dense layer “{name}”; it has {names}.',
  'cli-unit-range': 'The layer “{name}” has {units} {units:unit|units}, counted from 0, so there is no unit {unit}.',
  'cli-sample-range':
    'There {examples:is|are} {examples} training {examples:example|examples}, counted from 0, so there is no sample {sample}.',
  'cli-inspect-unit': '{layer}, unit {unit}, sample {sample}: z = {z}, a = {activation}(z) = {a}, slope {slope}',
  'cli-inspect-layer': '{layer}, sample {sample}: z = Wa + b, a = {activation}(z)',
  'cli-input': 'input',
  'cli-unit': 'unit',
  'path-missing': '“{path}” does not exist; check its name and its folder.',
  'path-folder': '“{path}” is a folder; a file is needed.',
  'path-not-folder': '“{path}” is no folder but a file; name another place, or move the file away.',
  'path-denied':
    '“{path}” may not be used: permission is denied. Give yourself the right to it, or use another folder.',
  'path-read-only':
    '“{path}” is on a disk that can only be read. Move the spec to a folder that can be written, or allow writing here.',
  'path-not-regular': '“{path}” is no regular file but a device or a pipe; such are not read.',
  'path-failed': '“{path}” could not be used: the system says {reason}.',
  'file-too-large': '“{path}” is {size} MB large; at most {limit} MB are read.',
  'disk-full':
    'The disk is full, so “{path}” was not written; what was there before is untouched. Make room and go on.',
  'write-short': 'Only {written} of {size} bytes of “{path}” could be written; what was there before is untouched.',
  'run-folder-taken': '“{path}” already holds a run; name another folder, or continue the run with --resume.',
  'run-folder-not-empty': '“{path}” is not empty; name a new or an empty folder for the run.',
  'run-folder-link': '“{path}” is a symbolic link; runs are neither read nor written through links.',
  'run-file-missing': '“{path}” holds no run: it has no run.json.',
  'run-file-damaged': '“{path}” is no file that NNet has written; restore it, or start a new run.',
  'run-no-checkpoint': 'This run has no checkpoint to continue from; start a new run.',
  'run-engine-changed':
    'This run was trained by engine {trained}, this is engine {now}, and their bits may differ; start a new run.',
  'run-engine-other':
    'This run was trained by the {kind} engine in {arithmetic} arithmetic, and tier {tier} would continue with other bits; leave the tier out, or start a new run.',
  'run-arithmetic-missing':
    'This run was trained with fused multiply-add, which this machine or its Node lacks; continue it under Node 24 or later, or start a new run.',
  'tier-missing':
    'Tier {tier} needs fused multiply-add in WebAssembly, which this machine or its Node lacks; take tier C or auto (in VS Code the setting nnet.engine.tier), or Node 24 or later.',
  'run-no-disk': 'Runs cannot be kept here: there is no disk.',
  'train-not-prepared': 'Nothing is prepared yet: data are to be read before anything can be trained or shown.',
  'train-running': 'Training is under way already.',
  'train-not-running': 'No training is under way; start it first.',
  'train-over': 'This run has ended with status “{status}”; start a new run.',
  'train-example-range': 'The {set} set has {count} {count:example|examples}, so there is no example {index}.',
  'train-example-size': 'The network takes {expected} {expected:value|values}, not {actual}.',
  'train-unit-range': 'The layer at place {position} has {units} {units:unit|units}, so there is no unit {unit}.',
  'train-layer-range': 'The network has no layer at place {position}.',
  'train-killed': 'Training was ended in the middle of a batch that took too long; its last checkpoint is kept.',
  'file-not-given': 'The file “{path}” that the spec names was not handed to the engine.',
} as const satisfies Record<string, string>;
