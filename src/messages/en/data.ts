/** Sentences about examples: files, tables, generators, and how they fit the network. */
export const data = {
  'data-none': 'The spec has no data block; add one that names its examples with `file` or makes them with `generate`.',
  'data-no-output':
    'The model has no dense layer, so there is nothing the targets could fit; add one such as dense output 1 sigmoid.',
  'data-test-and-holdout': 'The data block has both test and holdout; keep the one that is to give the test set.',
  'data-file-missing': 'The data file “{path}” could not be found; its path is relative to the spec.',
  'data-memory':
    'The examples would take {needed} MB, more than the {limit} MB they may; lower samples, features or classes, or use a smaller file.',
  'data-inputs-mismatch':
    'The data “{data}” has {features} {features:feature|features}, but the input layer takes {inputs} {inputs:value|values}; write input {features}, or choose columns with features=.',
  'data-test-features':
    'The test set has {test} {test:feature|features}, the training set {train}; both need the same.',
  'data-stratify-numbers': 'holdout stratify needs classes, and the target is a number; leave stratify out.',
  'data-holdout-empty':
    'holdout {fraction} of {examples} {examples:example|examples} would leave {train} to train with and {test} to test with; both need at least one, so change the fraction.',
  'data-scale-overflow':
    'Column “{column}” cannot be scaled: its values from {least} to {largest} are too large or too close together for the arithmetic. Leave it out of features=, or choose another scale.',
  'data-column-empty':
    'No training example has a value in column “{column}”, so missing=mean has nothing to average; leave the column out of features=.',
  'data-classes-mismatch':
    'The target “{target}” has {classes} {classes:class|classes} ({names}), but the layer “{layer}” has {units} units; give it {classes}.',
  'data-two-classes':
    'One unit tells two classes apart, but the target “{target}” has {classes} ({names}); give the layer “{layer}” {classes} units and softmax.',
  'data-one-class':
    'Every example has the same target “{target}” ({names}), so there is nothing to tell apart; add examples of another class.',
  'data-unknown-class':
    'The test set’s “{target}” holds the class “{value}”, which the training set does not have; it has {names}.',
  'data-targets-mismatch':
    'There {targets:is|are} {targets} target {targets:column|columns} ({names}), but the layer “{layer}” has {units} {units:unit|units}; the numbers have to be equal.',
  'data-target-text':
    'The target “{column}” holds “{value}”; several targets have to be numbers. Name a single column of classes, or turn this one into numbers.',
  'data-target-range':
    'The target “{column}” holds {value}; under cross-entropy every target lies between 0 and 1. Use loss mse for other numbers.',
  'data-target-sum': 'The targets of this example add up to {sum}; after softmax they have to add up to 1.',
  'data-format-later': 'This is a file of the format {format}, which NNet cannot read yet; save the examples as CSV.',
  'data-utf16': 'The file is UTF-16 text; save it as UTF-8.',
  'data-binary': 'This is no text file (its byte {at} is zero); a table is CSV or TSV, in UTF-8.',
  'data-not-utf8': 'The file is not UTF-8: byte {at} fits no character. Save it as UTF-8.',
  'data-empty-file': 'The file is empty; it needs a header line and one line for each example.',
  'data-only-header': 'The file has no example, only a header line; if that line is an example, write header=#false.',
  'data-line-too-long':
    'The line is longer than {limit} MB, so this is hardly a table; check that it is the right file, with one example a line.',
  'data-delimiter':
    '“{delimiter}” cannot part columns; delimiter= takes one character that is neither a quote nor a line’s end.',
  'data-quotes':
    'A quoted cell begins here and does not end as it should; close it with ", and write " inside it as "".',
  'data-ragged-row':
    'The line has {cells} {cells:cell|cells}, but the table has {columns} {columns:column|columns}; add or remove cells, or quote a cell that holds the delimiter.',
  'data-duplicate-column': 'Two columns, {first} and {second}, are named “{name}”; rename one of them in the header.',
  'data-header-numbers':
    'The first line holds numbers alone, {name} in columns {first} and {second}, so it looks like an example and no header; write header=#false.',
  'data-column-meant': 'There is no column “{name}”; did you mean “{meant}”?',
  'data-column-unknown': 'There is no column “{name}”; the columns are {names}.',
  'data-column-number': 'There is no column “{name}”; without a header, columns are numbered from 1 to {columns}.',
  'data-column-no-header':
    'There is no column “{name}”, and the first line ({names}) looks like an example; if the file has no header, write header=#false and name columns by number.',
  'data-column-twice': 'Column “{name}” is named twice in target= and features=; name it once.',
  'data-target-needed': 'Which column is to be predicted is not said; add target= with one of {names}.',
  'data-no-features': 'All columns are targets, so nothing is left to predict from; name fewer columns in target=.',
  'data-arrays-in-table': 'x= and y= name arrays of NPZ and HDF5 files; for a table use target= and features=.',
  'data-missing-cell':
    'Column “{column}” has no value here; fill it in, or write missing=drop to leave such lines out or missing=mean to use the column’s mean.',
  'data-missing-text':
    'Column “{column}” has no value here, and a text has no mean; fill it in, or write missing=drop.',
  'data-missing-target':
    'The target “{column}” has no value here; fill it in, or write missing=drop to leave such lines out.',
  'data-all-dropped':
    'missing=drop leaves none of the {rows} {rows:line|lines}, since each lacks a value; choose columns with features=, or use missing=mean.',
  'data-not-number':
    'Column “{column}” holds “{value}”, which is no number; mend the cell, leave the column out of features=, or add encode=one-hot if it holds texts.',
  'data-decimal-comma': 'Column “{column}” holds “{value}”; decimals are written with a point.',
  'data-not-finite':
    'Column “{column}” holds “{value}”; only finite numbers can be learned from, so mend or remove the line.',
  'data-unknown-category': 'Column “{column}” holds “{value}”, which does not occur in the training data.',
  'data-predict-missing': 'Column “{column}” has no value here, and a prediction needs one; fill it in.',
  'data-predict-columns':
    'The file has {columns} {columns:column|columns} to predict from ({names}), but the network takes {inputs}; name the columns as in the training data.',
} as const satisfies Record<string, string>;
