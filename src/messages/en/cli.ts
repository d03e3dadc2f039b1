/** Sentences of the command line, of files on disk and of run folders. */
export const cli = {
  'cli-usage': `NNet: design, train and understand neural networks

Usage: nnet COMMAND FILE [options]

  check FILE…        list the problems of specs
  shapes FILE        shapes and parameters of every layer
  data FILE          how the data were read, their columns, and what looks wrong with them
    --rows A..B      x and y of these rows as well, counted from 0, B excluded
  train FILE         train the network of a spec
    --out DIR        the run's folder (default: a new one in .nnet-runs next to the spec)
    --epochs N       train this many epochs instead of the spec's
    --seed N         a seed instead of the spec's
    --resume DIR     continue the run in this folder
    --threads N      train on this many threads (default: as many as are fastest)
    --tier T         auto, A, B, C or reference: how the network is computed (default: auto)
    --every N        epochs between two records (default: about 200 records a run)
  predict FILE       what the network predicts for examples
    --weights W      a .safetensors file (required)
    --data FILE      further examples, of any format that file reads (default: the spec's own data)
  gradcheck FILE     backpropagation against numeric gradients
    --weights W      a .safetensors file (default: the weights that training begins with)
    --epsilon E      half the step of the difference quotient (default: 1e-5)
    --epsilon-curve N  the error at N values of ε a power of ten as well, from 1e-1 to 1e-12
  inspect FILE       z = Wa + b and a = g(z) of a layer or a unit, number by number
    --weights W      a .safetensors file (required)
    --layer NAME     a dense layer (required)
    --unit K         one unit of it, counted from 0
    --sample I       the training example to use, counted from 0 (default: 0)
    --data FILE      a file whose examples are counted instead, as predict reads it
  explain FILE       one update, matrix by matrix: forward, cost, backward, and what the optimiser makes of it
    --weights W      a .safetensors file (default: the weights that training begins with)
    --run DIR        instead of weights the run in this folder
    --step N         the run's step, counted from 0: before its first update (default: the last)
    --sample I       one training example, counted from 0 (default: 0)
    --batch K        a batch of training examples, counted from 0, in the order of the data
  replay DIR         a run at one of its steps, with the bits that it had there
    --step N         the step, counted from 0 (required)
    --out W          write the weights of that step to this .safetensors file
  derive FILE        forward and backward pass of this network as formulas, each checked against its numbers
    --weights W      a .safetensors file (default: the weights that training begins with)
    --out F          write the document to this Markdown file
    --locale L       en or zh-cn (default: the environment’s)
  health FILE        which units are tied, dead or saturated, why, and what mends it
    --weights W      a .safetensors file (default: the weights that training begins with)
    --run DIR        instead of weights the run in this folder
    --step N         the run's step, counted from 0: before its first update (default: the last)
  results FILE       confusion matrix, figures of each class, reliability of ŷ, and what is wrong and most sure
    --weights W      a .safetensors file (default: the weights that training begins with)
    --run DIR        instead of weights the run in this folder: the weights it ended with
    --step N         the run's step instead, counted from 0: before its first update
    --set S          train, validation or test (default: the last of these that the data have)
  collapse FILE      the one layer that a stack of linear layers computes, and how far the outputs differ with it
    --weights W      a .safetensors file (default: the weights that training begins with)
  xor                XOR of N inputs, deep and wide: constructed, counted, checked on every input
    --inputs N       the number of inputs (required)
    --shape S        tree, wide or terms (default: all of them)
    --gates G        threshold or relu: what the hidden units compute (default: threshold)
    --epochs N       train the same layers from random weights, too, for this many epochs
    --out F          write the spec of the one shape to this file, and its weights beside it
  landscape FILE     the cost over a plane of parameters: contours, the way of a training, the least place
    --run DIR        the way of the run in this folder (default: a training in memory)
    --steps N        steps of that training (default: the spec’s, 1000 at most)
    --plane P        parameters, or path: along the way’s two main directions (default: parameters of one unit)
    --parameters AB  the two of a network of one unit that are varied, such as "w1 b" (default: w and b, or w1 and w2)
    --cost C         squares or cross-entropy alone (default: both, where the output permits)
  race FILE          several optimisers from one start, with the same batches
    --runner R       an optimiser as a spec writes it, such as "adam lr=0.05" (required; once for each)
    --steps N        steps that each takes (required)
    --to COST        the cost whose step is told (default: near the best end)

Every command: --format json for programs, --help, --version`,
  'cli-command-unknown': 'There is no command “{command}”; the commands are {commands}.',
  'cli-command-near': 'There is no command “{command}”; did you mean “{near}”? The commands are {commands}.',
  'cli-option-unknown': '“{command}” has no option “{option}”; nnet --help lists its options.',
  'cli-option-near': '“{command}” has no option “{option}”; did you mean “{near}”?',
  'cli-option-value': 'The option “{option}” of “{command}” needs a value.',
  'cli-option-whole': '{option} needs a whole number from {least}, not “{text}”.',
  'cli-option-rows': '{option} needs two whole numbers such as 0..100, not “{text}”.',
  'cli-option-range': '{option} needs a whole number from {least} to {most}, not “{text}”.',
  'cli-option-positive': '{option} needs a number above 0, not “{text}”.',
  'cli-option-twice': '{option} is given twice; give it once.',
  'cli-option-choice': '{option} is one of {choices}, not “{text}”.',
  'cli-option-required': '“{command}” needs {option}.',
  'cli-option-clash': '{first} and {second} exclude each other; give one of them.',
  'cli-file-required': '“{command}” needs a file: nnet {command} FILE.',
  'cli-file-one': '“{command}” accepts one file; “{extra}” is one too many.',
  'cli-file-none': '“{command}” reads no file; “{extra}” is one too many.',
  'cli-defect': 'There is a defect in NNet: {detail}. Please report it with the lines below.',
  'cli-output':
    'Standard output or standard error could not be written: the system reports {reason}. Free some space, or choose another place.',
  'cli-spec-empty': 'The file is empty; a spec begins with “nnet 1”.',
  'cli-spec-invalid-utf8': 'The file is not UTF-8 text: byte {at} is not part of a character. Save it as UTF-8.',
  'cli-spec-other-nnet':
    'This is a network of the NNet format for verification, not a spec; open it in the editor to view it.',
  'cli-no-problems': '{file}: no problems',
  'cli-check-unexamined':
    'The data have {cells} cells, more than the {most} up to which check looks for leaks, duplicates and the like. To look for them, run nnet data {file}.',
  'cli-unexamined':
    'To look for leaks, duplicates and the like would take {needed} MB with the examples, more than the allowed {limit} MB; use a smaller file.',
  'cli-parameters': '{count} {count:parameter|parameters}',
  'cli-verification': '{file}: a network of the NNet format for verification, which is not checked as a spec',
  'cli-train-start':
    '{file}: {parameters} {parameters:parameter|parameters}, {examples} {examples:training example|training examples}, {epochs} {epochs:epoch|epochs}, seed {seed}',
  'cli-train-resume': 'resuming at epoch {epoch}',
  'cli-train-early': 'Stopped early, because {watch} had not improved for {patience} {patience:epoch|epochs}.',
  'cli-train-restored': 'The best weights are restored: the last figures, and the weights, are those of epoch {epoch}.',
  'cli-train-finished': 'Finished at epoch {epoch} after {seconds} s of training ({rate} examples a second).',
  'cli-train-stopping':
    '{file}: stopping after the current batch and saving (a batch that takes long is given up); press again to terminate at once.',
  'cli-train-branch': 'branching from run {run} at step {step}',
  'cli-train-reached': 'Reached at step {step}, epoch {epoch}: {goal}.',
  'cli-train-reached-value': 'Reached at step {step}, epoch {epoch}: {goal} (it is {value}).',
  'cli-train-reached-dead': 'Reached at step {step}, epoch {epoch}: unit {unit} of “{layer}” is dead.',
  'cli-train-missed': 'Not reached by epoch {epoch}, the last one: {goals}.',
  'cli-until':
    '--until needs goals such as “cost<0.25”, “accuracy>0.9”, “gradient<0.001”, “dead”, “600 batches” or “20 epochs”, not “{text}”.',
  'cli-train-stopped': 'Stopped at epoch {epoch}; to resume: nnet train {file} --resume {folder}',
  'cli-train-diverged':
    'Diverged at epoch {epoch}: {tensor} of the layer “{layer}” was the first tensor that was no longer finite. The last finite weights are kept. Try a smaller lr, or scale the data.',
  'cli-train-exploded':
    'Diverged: at epoch {epoch} the cost is {factor} times what it was at the start, or what a constant would have. Try a smaller lr, or scale the data (scale standard).',
  'cli-expect-pass': 'expected {name} {bounds}: met with {actual}',
  'cli-expect-fail': 'expected {name} {bounds}: NOT met with {actual}',
  'cli-expect-none': 'none',
  'cli-epoch': 'epoch {epoch}',
  'cli-train-cost': 'train cost {cost}',
  'cli-validation-cost': 'validation cost {cost}',
  'cli-test-cost': 'test cost {cost}',
  'cli-accuracy': 'accuracy {accuracy}',
  'cli-reading': 'reading the data',
  'cli-left': '{seconds} s left',
  'cli-engine-older':
    'Node {node} computes compiled networks without fused multiply-add; Node 24 or later trains them up to three times as fast.',
  'cli-engine-float64': 'The reference engine trains: the compiled one computes only in float32.',
  'cli-engine-hidden-softmax': 'The reference engine trains: the compiled one supports softmax only in the last layer.',
  'cli-engine-softmax-loss': 'The reference engine trains: the compiled one supports softmax only with cross-entropy.',
  'cli-engine-output-dropout':
    'The reference engine trains: the compiled one supports no dropout after the last layer.',
  'cli-engine-negative-slope':
    'The reference engine trains: the compiled one supports no negative slope of leaky-relu.',
  'cli-engine-address-space': 'The reference engine trains: the compiled one can address at most 4 GB.',
  'cli-engine-no-memory':
    'The reference engine trains: the system has no address space for the memory of the compiled one; raise the limit (ulimit -v).',
  'cli-weights': 'weights: {path}',
  'cli-gradcheck-tensor': 'tensor',
  'cli-gradcheck-error': 'relative error',
  'cli-gradcheck-largest': 'largest difference',
  'cli-gradcheck-checked': 'checked',
  'cli-gradcheck-skipped': 'skipped at a kink',
  'cli-gradcheck-kink':
    'Within ±ε, z of unit {unit} of {layer} passes 0 on training example {example}, from {below} to {above}: {entries} {entries:entry is|entries are} not compared for it. (Units and examples count from 0.)',
  'cli-gradcheck-kink-loss':
    'Within ±ε, output {unit} of {layer} passes the kink of the loss on training example {example}, from {below} to {above}: {entries} {entries:entry is|entries are} not compared for it. (Outputs and examples count from 0.)',
  'cli-gradcheck-kinks-more': '{count} further {count:kink|kinks} within ±ε.',
  'cli-gradcheck-epsilon': 'ε',
  'cli-gradcheck-best': 'The error is least at ε = {epsilon}.',
  'cli-gradcheck-truncation': 'Above it, truncation: the error is about {factor}·ε².',
  'cli-gradcheck-cancellation': 'Below it, cancellation: the error is about {factor}/ε.',
  'cli-gradcheck-passed': 'The gradients agree: relative error {error}.',
  'cli-gradcheck-failed': 'The gradients do not agree: relative error {error}, more than {limit}.',
  'cli-layer-unknown': 'The spec has no dense layer “{name}”; it has {names}.',
  'cli-data-generated': 'Generated: {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'cli-rmse': 'RMSE {rmse}',
  'cli-train-rmse': 'train RMSE {rmse}',
  'cli-validation-rmse': 'validation RMSE {rmse}',
  'cli-test-rmse': 'test RMSE {rmse}',
  'cli-r2': 'R² {r2}',
  'cli-inspect-predicted': 'In the unit of the target: {values}.',
  'cli-class-weights': 'Class weights: {weights}.',
  'cli-data-sets': 'Examples: {train} training, {test} test, {dropped} dropped.',
  'cli-data-sets-validation': 'Examples: {train} training, {validation} validation, {test} test, {dropped} dropped.',
  'cli-data-name': 'column',
  'cli-data-kind': 'kind',
  'cli-data-role': 'role',
  'cli-data-range': 'range',
  'cli-data-mean': 'mean ± deviation',
  'cli-data-missing': 'missing',
  'cli-data-number': 'number',
  'cli-data-category': 'category',
  'cli-data-ignored': 'ignored',
  'cli-data-feature': 'feature',
  'cli-data-target': 'target',
  'cli-data-none': '–',
  'cli-data-hidden': '{columns} more {columns:column is|columns are} not listed here; {option} lists all.',
  'cli-data-values': '{count} {count:value|values}',
  'cli-pipeline-refitted':
    'The weights do not say how their data were read and scaled; this was fitted again to the data that the spec names.',
  'cli-data-changed':
    'The data are not those that the weights were trained on; they are read and scaled as those were.',
  'cli-columns-ignored': '{file}: the network does not use the {count:column|columns} {names}.',
  'cli-own-data-missing':
    '“{path}” does not exist; check its name and its folder, or give a file with examples by {option}.',
  'cli-lines-skipped':
    '{file}: as in the training file, {lines} {lines:line is|lines are} skipped before the table: “{text}”.',
  'cli-sample-range-file':
    'The file has {examples} {examples:example|examples}, counted from 0, so there is no sample {sample}.',
  'cli-unit-range': 'The layer “{name}” has {units} {units:unit|units}, counted from 0, so there is no unit {unit}.',
  'cli-sample-range':
    'There {examples:is|are} {examples} training {examples:example|examples}, counted from 0, so there is no sample {sample}.',
  'cli-step-before': 'The run is a branch that begins at step {begins}: step {step} is one of the run it comes from.',
  'cli-step-range': 'The run has {steps} {steps:step|steps}, so there is no step {step}.',
  'cli-option-with': '{option} needs {needed}.',
  'cli-replay-missed': 'Not reached from step {from} to step {last}, the last one of the run: {goals}.',
  'cli-replay-moments':
    'The run has {count} saved {count:moment|moments} to go back to, which {count:takes|take} {size} MB on disk.',
  'cli-replay-hash': 'SHA-256 of the weights at step {step}: {hash}',
  'cli-results-bin': 'ŷ',
  'cli-results-class': 'class',
  'cli-results-errors': 'Expected calibration error {ece}, Brier score {brier}.',
  'cli-results-example': 'example',
  'cli-results-examples': 'examples',
  'cli-results-matrix': 'true ↓ predicted →',
  'cli-results-mean': 'mean ŷ',
  'cli-results-most-sure': 'Wrong and most sure (examples counted from 0):',
  'cli-results-numbers':
    'The targets of this spec are numbers, not classes, so there is no confusion matrix; nnet predict gives ŷ.',
  'cli-results-observed': 'observed',
  'cli-results-precision': 'precision',
  'cli-results-predicted': 'predicted',
  'cli-results-recall': 'recall',
  'cli-results-set': 'The data have no set “{set}”; they have: {sets}.',
  'cli-results-true': 'true',
  'cli-results-wrong': '{set}: {wrong} of {count} {count:example|examples} wrong, accuracy {accuracy}.',
  'cli-health-layer': 'layer',
  'cli-health-step': 'At step {step} of the run:',
  'cli-health-tied': 'tied',
  'cli-health-dead': 'dead',
  'cli-health-saturated': 'saturated',
  'cli-health-deltas': 'dz of example {example}:',
  'cli-health-proof': 'dW from input {input}:',
  'cli-health-remedies': 'Remedies: {list}',
  'cli-derive-written': '{path}: {formulas} formulas, the largest relative error {error}',
  'cli-derive-wrong': 'The formula {formula} is off by {error}, more than {limit}.',
  'cli-collapse-stack': '{layers} together are one layer, with g = {activation}:',
  'cli-collapse-none': 'No two layers are one: behind each layer but the last is a g that is not linear.',
  'cli-collapse-difference':
    'With one layer in place of each stack the outputs differ by at most {difference}, over {examples} {examples:example|examples}.',
  'cli-xor-title': 'XOR of {inputs} inputs; its truth table has {rows} rows.',
  'cli-xor-shape': 'shape',
  'cli-xor-gates': 'gates',
  'cli-xor-units': 'units',
  'cli-xor-carriers': 'carriers',
  'cli-xor-layers': 'layers',
  'cli-xor-widths': 'widths',
  'cli-xor-parameters': 'parameters',
  'cli-xor-connections': 'connections',
  'cli-xor-wrong': 'wrong rows',
  'cli-xor-trained':
    '{shape}, trained from {seeds} random starts of tanh units, {epochs} {epochs:epoch|epochs} each: all rows right in {right}; accuracies {accuracies}.',
  'cli-xor-written': 'written: {files}',
  'xor-ask-inputs': 'XOR of how many inputs?',
  'xor-ask-shape': 'In which shape, for {inputs} inputs?',
  'xor-ask-gates': 'What do the hidden units compute?',
  'xor-shape-tree': 'As a tree of XORs of two values',
  'xor-shape-wide': 'One hidden layer that counts the ones',
  'xor-shape-terms': 'One hidden layer of AND terms',
  'xor-counts': '{units} units, {layers} layers',
  'xor-gates-threshold': 'Threshold: 0 or 1, as a very steep sigmoid',
  'xor-gates-relu': 'relu',
  'xor-theorem-tree':
    '{pairs} {pairs:XOR|XORs} of two values, three AND, OR or NOT gates each, and none with fewer (Schnorr 1974), in a number of layers that grows with log₂ n. With a fixed number of layers of such gates their number grows faster than every power of n (Furst, Saxe and Sipser 1981; Ajtai 1983; Håstad 1986).',
  'xor-theorem-wide':
    'A unit that adds its inputs can count them: {inputs} threshold or relu units in one hidden layer are enough. The theorems on AND, OR and NOT gates say nothing about such units, so XOR is no proof that they need depth.',
  'xor-theorem-terms':
    'As an OR of ANDs it needs 2^(n−1) = {terms} {terms:term|terms}: one that leaves an input out is 1 on two rows that differ in this input alone, and XOR is 1 on only one of them. So each term is right for one row.',
  'cli-batch-range':
    'There {batches:is|are} {batches} {batches:batch|batches}, counted from 0, so there is no batch {batch}.',
  'cli-explain-forward': 'Forward',
  'cli-explain-cost': 'Cost',
  'cli-explain-backward': 'Backward',
  'cli-explain-update': 'Update: α = {rate}, and the norm of the gradient is {norm}',
  'cli-explain-clipped': 'The gradient is clipped: multiplied by {factor}.',
  'cli-explain-after': 'The cost of these examples was {before} before the update; it is {after} after it.',
  'cli-inspect-unit': '{layer}, unit {unit}, sample {sample}: z = {z}, a = {activation}(z) = {a}, slope {slope}',
  'cli-inspect-layer': '{layer}, sample {sample}: z = Wa + b, a = {activation}(z)',
  'cli-input': 'input',
  'cli-unit': 'unit',
  'path-missing': '“{path}” does not exist; check its name and its folder.',
  'path-folder': '“{path}” is a folder; a file is needed.',
  'path-not-folder': '“{path}” is a file, not a folder; choose another place, or move the file.',
  'path-denied': '“{path}” cannot be used: permission is denied. Change its permissions, or use another folder.',
  'path-read-only': '“{path}” is on a read-only disk. Move the spec to a writable folder, or make this disk writable.',
  'path-not-regular': '“{path}” is a device or a pipe; only regular files are read.',
  'path-failed': '“{path}” could not be used: the system reports {reason}.',
  'file-changed': '“{path}” was changed while it was read; read it again once it is complete.',
  'file-too-large': '“{path}” has {size} MB; at most {limit} MB are read.',
  'disk-full':
    'The disk is full, so “{path}” was not written; its previous content is unchanged. Free some space and try again.',
  'write-short': 'Only {written} of {size} bytes of “{path}” could be written; its previous content is unchanged.',
  'run-folder-taken': '“{path}” already contains a run; choose another folder, or resume the run with --resume.',
  'run-folder-not-empty': '“{path}” is not empty; choose a new or an empty folder for the run.',
  'run-folder-link': '“{path}” is a symbolic link; runs are not read or written through links.',
  'run-file-missing': '“{path}” contains no run: it has no run.json.',
  'run-file-damaged': '“{path}” is not a file that NNet has written; restore it, or start a new run.',
  'run-no-checkpoint': 'This run has no checkpoint to resume from; start a new run.',
  'run-engine-changed':
    'This run was trained by engine {trained}, this is engine {now}, and their bits may differ; start a new run.',
  'run-engine-other':
    'This run was trained by the {kind} engine in {arithmetic} arithmetic, and tier {tier} would continue with other bits; leave out the tier, or start a new run.',
  'run-arithmetic-missing':
    'This run was trained with fused multiply-add, which this machine or its Node does not have; resume it under Node 24 or later, or start a new run.',
  'tier-missing':
    'Tier {tier} needs fused multiply-add in WebAssembly, which this machine or its Node does not have; use tier C or auto (in VS Code the setting nnet.engine.tier), or Node 24 or later.',
  'run-no-disk': 'Runs cannot be kept here: there is no disk.',
  'train-not-prepared': 'Nothing is prepared yet: the data must be read before anything can be trained or shown.',
  'train-running': 'Training is already running.',
  'train-not-running': 'No training is running; start it first.',
  'train-over': 'This run has ended with status “{status}”; start a new run.',
  'train-example-range': 'The {set} set has {count} {count:example|examples}, so there is no example {index}.',
  'train-example-size': 'The network needs {expected} {expected:value|values}, not {actual}.',
  'train-unit-range': 'The layer at position {position} has {units} {units:unit|units}, so there is no unit {unit}.',
  'train-layer-range': 'The network has no layer at position {position}.',
  'train-killed': 'Training was terminated in the middle of a batch that took too long; its last checkpoint is kept.',
  'file-not-given': 'The file “{path}” that the spec names was not given to the engine.',
} as const satisfies Record<string, string>;
