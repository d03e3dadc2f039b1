import type { ActivationName } from '../../model/activation';
import type { GeneratorName } from '../../model/generator';
import type { InitializerName } from '../../model/initializer';
import type { LossName } from '../../model/loss';
import type { OptimizerName } from '../../model/optimizer';
import type { ScheduleName } from '../../model/schedule';

/** Sentences of which some must be there: a family has one for each member. */
type Said<Code extends string> = Readonly<Record<string, string>> & Readonly<Record<Code, string>>;

/** What hover and completion say: the meaning of every word of the language, in the course's notation. */
export const hover = {
  // The spec
  'hover-node-nnet': 'The version of the language. It comes first, so that a later NNet reads the spec correctly.',
  'hover-node-name': 'The title shown in the diagram and with runs. Without it, the file’s name is shown.',
  'hover-node-seed':
    'The start of all random numbers: initialisation, shuffling, dropout and hold-out each draw from their own stream. The same spec, data and seed give the same run again.',
  'hover-seed-rng': 'Which random numbers are drawn from the seed.',
  'hover-seed-rng-pcg64': 'PCG64, a modern generator.',
  'hover-seed-rng-numpy':
    'NumPy’s legacy generator (MT19937), as numpy.random.seed starts it, so that a published notebook’s figures can be reproduced.',
  'hover-node-data':
    'Where the examples X (n_x, m) and their targets Y (n_y, m) come from, and which of them are kept for validation and testing.',
  'hover-node-model':
    'The network: its layers in the order written, from the input, which is layer 0 and not counted, to ŷ = A[L].',
  'hover-node-train': 'How the network learns: which cost J it minimises, with which optimiser, and for how long.',
  'hover-node-expect':
    'What the trained network must reach. Each line passes or fails when training ends, and the command line’s exit status follows.',

  // data
  'hover-node-generate': 'Makes examples by a formula; no file is needed.',
  'hover-generate-samples': 'How many examples are generated, including those of a hold-out.',
  'hover-generate-noise':
    'σ, the strength of the random noise in the examples. With more noise the classes overlap more.',
  'hover-generate-seed': 'A seed for these examples only. Without it, the spec’s seed is used.',
  'hover-generate-features': 'n_x, the number of coordinates of a point.',
  'hover-generate-classes': 'The number of clouds, each of its own class.',
  'hover-generate-bits': 'n, the number of bits of an example. There are 2ⁿ different ones.',
  'hover-generate-kind-flower':
    'A flower whose petals alternate between two classes. No straight line separates them; one hidden layer of four units can.',
  'hover-generate-kind-circle': 'A disc (class 1) inside a ring (class 0), as in TensorFlow Playground.',
  'hover-generate-kind-circles': 'Two circles about the origin: the outer one is class 0, the inner one class 1.',
  'hover-generate-kind-xor':
    'Class 1 where x₁ and x₂ have the same sign, as in TensorFlow Playground. No straight line separates the classes.',
  'hover-generate-kind-gauss':
    'Two clouds about (2, 2) and (−2, −2), as in TensorFlow Playground. A single unit can separate them while there is little noise.',
  'hover-generate-kind-spiral':
    'Two spirals wound into one another, as in TensorFlow Playground; hard for small networks.',
  'hover-generate-kind-moons': 'Two half moons that reach into one another, one class each.',
  'hover-generate-kind-blobs': 'Round clouds about random centres, one for each class.',
  'hover-generate-kind-parity': 'Bits; class 1 where an odd number of them is 1. With two bits this is exclusive or.',
  'hover-generate-kind-sine': 'A regression: y follows one wave of the sine.',
  'hover-generator-symbols':
    'σ is noise= ({noise} unless given), m is samples=, N a fresh standard normal number for each coordinate, U a uniformly distributed one, and [P] is 1 where P holds, else 0.',
  'hover-node-file':
    'Reads the examples from a table (CSV, TSV, Parquet), one a row, or from arrays (NPY, NPZ, IDX, HDF5), whose first axis counts the examples. The content decides what a file is; each may be packed with gzip. The path starts at the spec’s folder.',
  'hover-file-target':
    'The column to predict, y; several are separated by commas. Text, or any target of softmax and cross-entropy, becomes classes.',
  'hover-file-features': 'The columns that form x, separated by commas. Without it, all but the target.',
  'hover-file-exclude': 'Columns that are not used, separated by commas.',
  'hover-file-delimiter':
    'The character between two cells; a blank means any number of blanks. Without it, it is detected from the file.',
  'hover-file-decimal': 'The decimal mark of the file’s numbers. Without it, it is detected from the file.',
  'hover-file-decimal-point': 'A decimal point: 0.5.',
  'hover-file-decimal-comma': 'A decimal comma: 0,5.',
  'hover-file-thousands': 'What separates groups of three digits in the file’s numbers, as the comma in 12,288.',
  'hover-file-header':
    'Whether the first line contains the columns’ names. Without it, this is detected from the file; with #false, columns are numbered from 1.',
  'hover-file-skip': 'How many lines at the beginning of the file are left out.',
  'hover-file-encoding':
    'What the bytes of the file mean. Without it UTF-8, or UTF-16 where a byte order mark or the bytes say so.',
  'hover-file-encoding-utf-8': 'Unicode in bytes: what nearly all files are today.',
  'hover-file-encoding-utf-16le': 'Unicode in pairs of bytes, the low one first: “Unicode text” of Windows.',
  'hover-file-encoding-utf-16be': 'Unicode in pairs of bytes, the high one first.',
  'hover-file-encoding-windows-1252':
    'Western Europe: what older programs of Windows write there. Latin-1 (ISO 8859-1) is read by it, too.',
  'hover-file-encoding-windows-1250': 'Central Europe: what older programs of Windows write there.',
  'hover-file-encoding-windows-1251': 'Cyrillic: what older programs of Windows write.',
  'hover-file-encoding-iso-8859-2': 'Latin-2, of Central Europe.',
  'hover-file-encoding-iso-8859-15': 'Latin-9: Western Europe with the euro sign.',
  'hover-file-encoding-koi8-r': 'Russian, of older Unix systems.',
  'hover-file-encoding-gb18030': 'Simplified Chinese; GBK and GB 2312 are parts of it.',
  'hover-file-encoding-big5': 'Traditional Chinese.',
  'hover-file-encoding-shift_jis': 'Japanese, of Windows.',
  'hover-file-encoding-euc-jp': 'Japanese, of older Unix systems.',
  'hover-file-encoding-euc-kr': 'Korean.',
  'hover-file-comment': 'Lines of the file that begin with this are left out.',
  'hover-file-missing':
    'What is done with a cell without a value: an empty one, or one of the usual marks (NA, N/A, null, None, a question mark and others).',
  'hover-file-missing-error': 'Stops and reports where the value is missing.',
  'hover-file-missing-drop': 'Leaves out every row in which a value is missing.',
  'hover-file-missing-mean': 'Replaces it by the mean of the column over the training set.',
  'hover-file-missing-median': 'Replaces it by the median of the column over the training set.',
  'hover-file-missing-most-frequent': 'Replaces it by the most frequent value of the column in the training set.',
  'hover-file-missing-own-class': 'A missing text is a category of its own, named missing, behind the others.',
  'hover-file-missing-as': 'Further marks of a missing value, separated by commas, as in missing-as="-999,unknown".',
  'hover-file-unknown': 'What is done with a category that the training set does not have.',
  'hover-file-unknown-error': 'Stops and reports where it is.',
  'hover-file-unknown-ignore': 'All features of the column are 0 for it.',
  'hover-node-column': 'What is different for one column of the file.',
  'hover-column-column': 'The column’s name, or its number from 1.',
  'hover-column-kind': 'What the column contains. Without it, encode= decides.',
  'hover-column-kind-number': 'Numbers: one feature.',
  'hover-column-kind-category': 'Categories: a feature for each, which is 1 where it occurs and else 0.',
  'hover-column-kind-ignore': 'Nothing that is used: the column is left out.',
  'hover-column-scale': 'How the column’s numbers are scaled, in place of what scale says.',
  'hover-column-scale-standard': 'Mean 0 and deviation 1 over the training set.',
  'hover-column-scale-minmax': 'From 0 to 1 over the training set.',
  'hover-column-scale-none': 'As they are.',
  'hover-column-missing': 'What is done with a cell of this column without a value.',
  'hover-file-encode': 'How text among the features becomes numbers.',
  'hover-file-encode-one-hot': 'Each different text gets its own feature, which is 1 where the text occurs and else 0.',
  'hover-file-x':
    'The name of the array that contains X, in a file of several arrays (NPZ, HDF5); if absent, x or X, or the only one that it can be.',
  'hover-file-y':
    'The name of the array that contains Y, in a file of several arrays (NPZ, HDF5); if absent, y or Y, or the only one that it can be. Beside an NPY or IDX file, which holds one array, the path of the file with Y.',
  'hover-node-test':
    'A separate test set: a file, read like the training file unless it says otherwise, or generate and a kind. No update uses it, so it shows how well the network does on what it has not learnt.',
  'hover-node-holdout':
    'Keeps this fraction f of the examples out of training, chosen at random from the seed, and tests with them.',
  'hover-holdout-stratify':
    'Takes the fraction class by class, so that training and test set have the classes in equal shares.',
  'hover-node-validation':
    'Keeps another fraction f of all examples out of training, chosen at random from the seed: stop watches this set and the best weights are chosen by it, so that the test set stays untouched until the end.',
  'hover-validation-stratify':
    'Takes the fraction class by class, so that training and validation set have the classes in equal shares.',
  'hover-node-scale':
    'Brings the features to a similar size, which usually helps gradient descent. Fitted on the training set only, then applied to the other sets and to predictions too.',
  'hover-scale-method-standard':
    'Gives every feature mean 0 and deviation 1. A feature that never changes is only centred.',
  'hover-scale-method-minmax': 'Scales every feature to 0 … 1.',
  'hover-scale-divide': 'Divides every feature by this number, such as 255 where they are bytes of an image.',

  // model
  'hover-node-input':
    'Layer 0, which is not counted: the n_x values of an example x, or an image’s height, width and channels.',
  'hover-node-flatten': 'Reshapes an image to one column, which a dense layer needs. No value changes.',
  'hover-node-dense': 'A fully connected layer: every unit has a weight for every input value.',
  'hover-node-dropout':
    'While training, zeroes each value with probability rate and divides the others by 1 − rate, so that the expected value stays. Otherwise it passes all values on unchanged.',
  'hover-node-weights':
    'A .safetensors file whose tensors are the initial W[l] and b[l], instead of what init would draw.',
  'hover-dense-units': 'n[l], the number of units: W[l] has as many rows, A[l] too.',
  'hover-dense-activation': 'g of A[l] = g(Z[l]), applied to the sum of each unit.',
  'hover-dense-activation-linear':
    'Passes z on unchanged, as regression needs at the output. Several linear layers can compute no more than a single one.',
  'hover-dense-activation-sigmoid':
    'Makes z a probability: for two classes, or for several yes-or-no answers. In hidden layers tanh usually, though not always, learns faster.',
  'hover-dense-activation-tanh':
    'Maps z to −1 … 1, centred on 0. In hidden layers it usually, though not always, learns faster than sigmoid.',
  'hover-dense-activation-relu':
    'Keeps positive values and sets the rest to 0. The slope does not vanish for large z, but a unit whose z is negative for every example no longer learns. g′(0) is taken as 0.',
  'hover-dense-activation-leaky-relu':
    'Relu that keeps a small slope γ (slope=) below 0, so that a unit there still learns. g′(0) is taken as γ.',
  'hover-dense-activation-softmax':
    'Makes the z of all units probabilities that add up to 1: for several classes, one unit each.',
  'hover-dense-activation-elu': 'Relu with a smooth lower side that tends to −1 (α = 1).',
  'hover-dense-activation-gelu':
    'A smooth relu: z times the probability Φ(z) that a standard normal number is less than z, computed exactly with erf.',
  'hover-dense-activation-silu': 'A smooth relu that goes slightly below 0, also called swish.',
  'hover-dense-activation-softplus': 'A smooth relu that is always above 0. Its slope is the sigmoid.',
  'hover-activation-between': 'a is between {low} and {high}.',
  'hover-activation-from': 'a is never below {low}.',
  'hover-dense-init':
    'How W[l] is drawn before the first step. Without it: he after relu, leaky-relu, elu, gelu, silu and softplus, xavier otherwise.',
  'hover-dense-init-zeros':
    'All weights start at 0. That works without hidden layers, as in logistic regression; hidden units that also start with equal outgoing weights stay twins.',
  'hover-dense-init-constant':
    'All weights start at value=. Hidden units that also start with equal outgoing weights stay twins.',
  'hover-dense-init-normal': 'Normal numbers of deviation scale=, 0.01 unless given.',
  'hover-dense-init-uniform': 'Numbers spread evenly between −scale and scale, which is 0.01 unless given.',
  'hover-dense-init-he':
    'Normal numbers of variance 2/n[l-1]: through relu layers the values then keep about the same size.',
  'hover-dense-init-xavier':
    'Normal numbers of variance 1/n[l-1]: through tanh layers the values then keep about the same size while they are small.',
  'hover-dense-init-he-uniform': 'Numbers spread evenly, with the same variance 2/n[l-1] as he.',
  'hover-dense-init-xavier-uniform': 'Numbers spread evenly, with the same variance 1/n[l-1] as xavier.',
  'hover-dense-scale':
    'The deviation of normal and the half width of uniform (0.01 unless given); for the others a factor on the draw (1 unless given).',
  'hover-dense-value': 'The initial value of all weights with init=constant.',
  'hover-dense-bias': 'The initial value of all biases b[l] of the layer.',
  'hover-dense-l2': 'λ of the penalty (λ/2m)·‖W[l]‖² on this layer. It replaces the l2 of train.',
  'hover-dense-slope': 'γ, the slope of leaky-relu below 0.',
  'hover-dense-frozen':
    'Keeps W[l] and b[l] at their initial values. The gradient still passes through the layer to those before it.',
  'hover-dropout-rate': 'The probability with which a value is zeroed. It is 1 − keep_prob.',

  // train
  'hover-node-loss':
    'L(ŷ, y), the loss of the prediction for one example. The cost J is its mean, plus the l2 penalty. Without it: cross-entropy after sigmoid or softmax, mse otherwise.',
  'hover-loss-name-cross-entropy':
    'For probabilities, with natural logarithms: binary after sigmoid units and summed over them, categorical after softmax.',
  'hover-loss-name-mse':
    'Half the squared distance, for targets that are numbers. After a sigmoid it is not convex even without hidden layers, and the gradient vanishes where the unit is confident and wrong.',
  'hover-loss-name-mae': 'The sum of the absolute errors. A single outlier has less influence than with mse.',
  'hover-loss-name-hinge':
    'For one linear unit and two classes, −1 and 1: the loss is 0 once z is on the right side by 1 or more.',
  'hover-node-optimizer': 'The rule by which gradients update W and b. Without it: gradient-descent lr=0.01.',
  'hover-optimizer-lr':
    'α, the learning rate. With too small a step the cost hardly falls; with too large a one it oscillates or grows.',
  'hover-optimizer-momentum': 'μ, how much of the velocity v lasts from one step to the next.',
  'hover-optimizer-alpha':
    'ρ, how much of the mean square s lasts from one step to the next. The learning rate is lr=, not this.',
  'hover-optimizer-beta1': 'β₁, how much of the mean gradient v lasts from one step to the next.',
  'hover-optimizer-beta2': 'β₂, how much of the mean square s lasts from one step to the next.',
  'hover-optimizer-epsilon': 'ε, a small number added to the root so that nothing is divided by 0.',
  'hover-optimizer-decay': 'How strongly every parameter, biases too, shrinks at each step, apart from its gradient.',
  'hover-optimizer-name-gradient-descent':
    'A step downhill against the gradient. It does not need a convex cost; without one, only the guarantee of reaching the lowest cost is lost.',
  'hover-optimizer-name-momentum':
    'Steps along a velocity v that accumulates the gradients: oscillations cancel out, a steady slope adds up.',
  'hover-optimizer-name-nesterov': 'Momentum that looks a step ahead along v.',
  'hover-optimizer-name-rmsprop':
    'Divides each gradient by its recent root mean square, so that steep directions get shorter steps.',
  'hover-optimizer-name-adam':
    'Momentum and rmsprop together, both corrected for starting at 0; t counts the updates. Each parameter has its own step size.',
  'hover-optimizer-name-adamw': 'Adam that first shrinks every parameter by α·decay, apart from the gradient.',
  'hover-node-schedule':
    'How the learning rate changes from epoch to epoch; t counts them from 0. Without it, it is constant.',
  'hover-schedule-name-constant': 'The learning rate does not change.',
  'hover-schedule-name-step': 'Multiplies the learning rate by factor= after each every= epochs.',
  'hover-schedule-name-exponential': 'Multiplies the learning rate by factor= after each epoch.',
  'hover-schedule-name-cosine':
    'Lowers the learning rate along half a wave of the cosine towards min= over all T epochs.',
  'hover-schedule-every': 'Epochs between two changes.',
  'hover-schedule-factor': 'f, what the learning rate is multiplied by. Below 1 it falls.',
  'hover-schedule-min': 'The learning rate that cosine falls to.',
  'hover-schedule-warmup': 'Over this many epochs the learning rate first rises in equal steps to its full value.',
  'hover-node-batch': 'How many examples are used for one update of W and b. Without it: full.',
  'hover-batch-size-full': 'Every update uses the whole training set.',
  'hover-batch-shuffle': 'Whether the examples come in a new order each epoch.',
  'hover-node-epochs': 'How often training goes through the whole training set. Without it: 100.',
  'hover-node-l2':
    'λ of a penalty on large weights, which keeps the function smoother. Biases are left out; m is the size of the training set in every batch.',
  'hover-node-clip':
    'c, the largest norm that the gradient of all parameters together may have; a longer one is scaled down.',
  'hover-node-scale-target':
    'How the targets of a regression are scaled, fitted to the training set alone. J is of the scaled targets; predictions, RMSE and R² are in the target’s own unit.',
  'hover-scale-target-method-standard':
    'Mean 0 and standard deviation 1, by the training targets; a constant one is only centred.',
  'hover-scale-target-method-minmax': 'From 0 to 1, by the least and the largest training target.',
  'hover-node-class-weights':
    'What the loss of each class’s examples is multiplied by: a number a class, in the classes’ order (names by code point, whole numbers by value), or balanced. A mean divides by the sum of the weights. Accuracy has no weights. Without it: every example counts the same.',
  'hover-class-weights-weights-balanced':
    'Every class weighs the same in all: m is the number of training examples, m_k of those of class k, K the number of classes.',
  'hover-class-weights-values': 'Here: {weights}.',
  'hover-node-stop': 'Ends training once a figure has not improved for a number of epochs.',
  'hover-stop-patience': 'The number of epochs without improvement after which the run ends.',
  'hover-stop-watch':
    'The figure that is watched. Without it: validation-cost; where there is no validation set, test-cost; where there is no test set either, train-cost.',
  'hover-stop-restore-best': 'Restores the weights with which the figure was best.',
  'hover-node-precision': 'The numbers that training computes with. Without it: float32.',
  'hover-precision-precision-float32': 'Numbers of 32 bits, about 7 digits: what most networks are trained with.',
  'hover-precision-precision-float64':
    'Numbers of 64 bits, about 16 digits: to check gradients and to repeat a notebook’s figures.',

  // expect
  'hover-node-train-cost': 'J over the whole training set, with the current weights and without dropout.',
  'hover-node-validation-cost': 'J over the whole validation set, which no update uses.',
  'hover-node-test-cost': 'J over the whole test set, which no update uses.',
  'hover-node-train-accuracy': 'The share of the training set whose class is predicted correctly, from 0 to 1.',
  'hover-node-validation-accuracy': 'The share of the validation set whose class is predicted correctly, from 0 to 1.',
  'hover-node-test-accuracy': 'The share of the test set whose class is predicted correctly, from 0 to 1.',
  'hover-expect-min': 'The figure must be at least this.',
  'hover-expect-max': 'The figure must be at most this.',

  // Values
  'hover-takes-whole': 'A whole number: {range}.',
  'hover-takes-real': 'A number: {range}.',
  'hover-takes-choice': '{name} is one of {values}.',
  'hover-takes-choice-or-real': '{values}, or a number for each class: {range}.',
  'hover-takes-choice-or-whole': '{values}, or a whole number: {range}.',
  'hover-takes-switch': '#true or #false.',
  'hover-takes-text': 'Text, in quotes unless it is a single word.',
  'hover-takes-name': 'A name, in quotes unless it is a single word.',
  'hover-takes-path': 'A path with / between folders; one that contains a dot or a / must be in quotes.',
  'hover-takes-character': 'A single character in quotes, such as ";" or "\\t".',
  'hover-takes-column': 'A column’s name in quotes, or its number.',
  'hover-takes-array': 'The name of an array in the file, in quotes unless it is a single word.',
  'hover-takes-marks': 'Texts or a number, separated by commas, in quotes unless it is a single word.',
  'hover-takes-columns': 'Names of columns in quotes, separated by commas, or a column’s number.',
  'hover-default': 'Default: {value}.',
  'hover-only': 'It has a meaning only with {values}.',
  'hover-may-take': 'It can have {names}.',
  'hover-may-hold': 'It can contain {names}.',
  'hover-switched-off': 'Switched off by /-: it stays in the file and has no effect.',

  // This network
  'hover-layer-dense':
    'Layer {index} of {count}, fully connected: its {units} {units:unit|units} {units:weighs|weigh} {inputs} {inputs:value|values} each.',
  'hover-layer-parameters': 'W[{index}] and b[{index}] contain {sum} parameters.',
  'hover-layer-frozen': 'Frozen: W[{index}] and b[{index}] keep their initial values.',
  'hover-no-parameters': 'It has no parameters.',
  'hover-no-shape': 'Its shapes are shown once it and the layers before it can be read.',
  'hover-start': 'Starts from init={name}:',
  'hover-start-default': 'Starts from init={name}, the default with {activation}:',
  'hover-start-file': 'W[{index}] and b[{index}] start from the file that weights names.',
  'hover-m': 'm = {m} examples are trained on, each of them a column.',
  'hover-m-symbolic':
    'm is the number of training examples, each of them a column; it is known once the data are read.',
  'hover-total': 'Parameters in all: {sum}.',
  'hover-total-partial': '{count} {count:layer is|layers are} missing here, because the text can’t be read yet.',
  'hover-more-layers': 'And {count} more {count:layer|layers}.',
  'hover-updates': 'm = {m} examples make {updates} {updates:update|updates} an epoch.',
  'hover-updates-full': 'That is one update an epoch.',
  'hover-updates-total': '{epochs} × {updates} = {total} {total:update|updates} in all.',
  'completion-column-numbers': 'Numbers from {least} to {largest}; {missing} of {rows} cells missing.',
  'completion-column-texts': '{distinct} different texts; {missing} of {rows} cells missing.',
  'completion-column-other': 'Texts; {missing} of {rows} cells missing.',
  'completion-column-rows': '{rows} {rows:row|rows}.',
  'completion-array': 'An array of the shape {shape}.',
  'completion-column-empty': 'No value in the first {rows} rows.',
} as const satisfies Said<`hover-dense-activation-${ActivationName}`> satisfies Said<`hover-dense-init-${InitializerName}`> satisfies Said<`hover-generate-kind-${GeneratorName}`> satisfies Said<`hover-loss-name-${LossName}`> satisfies Said<`hover-optimizer-name-${OptimizerName}`> satisfies Said<`hover-schedule-name-${ScheduleName}`>;
