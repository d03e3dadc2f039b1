/** Sentences of training, of weights files and of checkpoints. */
export const engine = {
  'loss-without-output':
    'The loss {loss} does not fit an output layer of {units} {units:unit|units} with activation {activation}: cross-entropy needs sigmoid or softmax, hinge one linear unit.',
  'no-output-layer':
    'The last layer must be a dense layer: its units are the outputs. Add one at the end of the model.',
  'no-examples': 'The training set has no examples; give the data block some, or hold out a smaller part.',
  'branch-epochs':
    'No epoch is left to branch into: the spec has {epochs} {epochs:epoch|epochs}, and the moment is in epoch {epoch}, counted from 0. Raise epochs.',
  'branch-layers':
    'A branch keeps the weights: the spec has {found} {found:layer|layers} with weights, the run it would come from {expected}.',
  'branch-moment': 'A branch keeps the weights: those of the moment have other sizes than the spec’s layers.',
  'branch-shapes':
    'A branch keeps the weights: “{name}” has {found} in the spec, {expected} in the run it would come from.',
  'goal-no-classes': '“{goal}” can never be reached: the data have no classes, and so no accuracy.',
  'goal-no-set': '“{goal}” can never be reached: the data have no such set.',
  'goal-no-units': '“{goal}” can never be reached: only units with an activation of the relu family die.',
  'watch-missing':
    'Early stopping watches {watch}, which these data do not have: a test set comes from holdout or test, a validation set from validation, accuracy from classes. Add it, or watch train-cost.',
  'features-mismatch':
    'The input “{name}” has {units} {units:value|values}, but the data have {features} {features:feature|features}; change one of them.',
  'outputs-mismatch':
    'The output layer “{name}” has {units} {units:unit|units}, but the data have {outputs} {outputs:target|targets}; change one of them.',
  'classes-mismatch':
    'The output layer “{name}” has {units} {units:unit|units}, but the classes of the data need {outputs}; set its units to {outputs}.',
  'memory-budget':
    'Training needs {needed} of memory, and {limit} are allowed; the layer “{name}” needs most of it. Make it or the batch smaller; in VS Code you can also raise the setting nnet.memoryLimit, the command line always has this limit.',
  'weights-missing':
    'The file has no weights for the layer “{name}”: {tensors} are needed. Rename the layer, or use the file that was trained with it.',
  'weights-shape':
    'The weights of the layer “{name}” have shape {found}, but the spec needs {expected}; use the file that was trained with these layers.',
  'weights-pipeline':
    'The weights come with a data pipeline of {features} {features:feature|features} and {classes} classes, but the network has {inputs} {inputs:input|inputs} and {units} {units:unit|units} in its last layer; use the spec that the weights were trained with.',
  'weights-metadata': 'The weights file’s metadata “{key}” cannot be read; train again, or delete it from the file.',
  'safetensors-truncated':
    'The file of {length} bytes is not a complete .safetensors file: its length does not fit its header. Copy or save it again.',
  'safetensors-header': 'The file is not a .safetensors file: its header is not the JSON that the format requires.',
  'safetensors-tensor':
    'The tensor “{name}” of the .safetensors file is damaged: its shape, type and position do not fit each other.',
  'safetensors-type': 'The tensor “{name}” has the type {type}; only F32 and F64 are read. Convert it before saving.',
  'checkpoint-corrupt': 'The checkpoint is damaged or of another version; start a new run.',
  'checkpoint-spec':
    'The checkpoint belongs to another seed, other layers or other training settings{changes}; undo the change, or start a new run.',
  'checkpoint-data': 'The checkpoint belongs to other data{changes}; restore them, or start a new run.',
  'checkpoint-engine':
    'The checkpoint was trained by the {kind} engine in {arithmetic} arithmetic, and this would be the {now} engine in {nowArithmetic}, with other bits; choose the first engine by --tier or the setting nnet.engine.tier, or start a new run.',
  'cosine-extended':
    'Under a cosine schedule the rate depends on the number of epochs, so this run can only continue to its {epochs} epochs; start a new run for more.',
} as const satisfies Record<string, string>;
