/** Sentences about files to predict: what was fitted to the training file decides how they are read, not the spec. */
export const prediction = {
  'data-predict-missing': 'Column “{column}” has no value here, and a prediction needs one; fill it in.',
  'data-predict-columns':
    'The file has {columns} {columns:column|columns} to predict from ({names}), but the network needs {inputs}; name the columns as in the training data.',
  'data-predict-not-number':
    'Column “{column}” contains “{value}”, and the network needs a number there; correct the cell.',
  'data-predict-text-columns':
    '{columns} columns contain texts, and the network needs numbers there: {names}; correct the cells.',
  'data-predict-missing-columns': '{columns} columns lack values, and a prediction needs them: {names}; fill them in.',
  'data-predict-number-form':
    'Column “{column}” contains “{value}”, which is written in another way than the other numbers of the file; write it as they are.',
  'data-predict-decimal-comma':
    'Column “{column}” contains “{value}”, but the training file has a decimal comma; write the numbers of this file in the same way.',
  'data-predict-decimal-point':
    'Column “{column}” contains “{value}”, but the training file has a decimal point; write the numbers of this file in the same way.',
  'data-predict-thousands':
    'Column “{column}” contains “{value}”, but the numbers of the training file have no “{mark}”; write this one without it.',
  'data-predict-unknown-category':
    'Column “{column}” contains “{value}”, which does not occur in the training set; correct the cell, or train again with unknown=ignore, which counts such texts as none of the categories.',
  'data-predict-unknown-category-alike':
    'Column “{column}” contains “{value}”, which the training set has as “{alike}”; write it like that.',
  'data-predict-own-class-unseen':
    'Column “{column}” has no value here, and none was missing in the training set; fill it in, or train again with missing=most-frequent or unknown=ignore.',
  'data-predict-first-line':
    'The first line has {first} {first:cell|cells}, and line {line} has {cells}; if what comes before it is a title or a comment, remove it.',
  'data-predict-first-line-skipped':
    'The first line of the table has {first} {first:cell|cells}, and line {line} has {cells}. As in the training file, {kept} {kept:line is|lines are} skipped; if more come before the table, remove them.',
  'data-predict-names-below': 'The names of the columns are in line {line}; remove what comes before it.',
  'data-predict-names-below-skipped':
    'The names of the columns are in line {line}, but as in the training file, only {kept} {kept:line is|lines are} skipped before them; remove the others.',
  'data-predict-not-finite':
    'Column “{column}” contains “{value}”, and the network computes with finite numbers only; correct the cell.',
  'data-predict-only-header':
    'The file has no example: its only line is read as the names of the columns. Add a line for each example; if this line is one, add the names above it.',
  'data-predict-header-numbers':
    'The first line has only numbers, {name} in columns {first} and {second}, in place of the names of the columns; if it is an example, add a line with the names above it.',
  'data-predict-encoding':
    'The text is not {encoding} here, which is the encoding of the training file; save the file in {encoding}, or as UTF-8 with a byte order mark.',
  'data-predict-not-utf8': 'The file is not UTF-8: byte {at} is not part of a character. Save it as UTF-8.',
  'data-predict-utf-16':
    'The file is {encoding}, but the training file is read as {given}; save this one in {given}, or as UTF-8 with a byte order mark.',
  'data-predict-memory':
    'The examples would need {needed} MB, more than the allowed {limit} MB; divide the file into smaller ones.',
  'data-predict-arrays':
    'The file has several arrays ({names}), and none of them is clearly that of the features; save it alone, or name it as in the training file.',
  'data-predict-archive':
    'This is a ZIP archive without arrays of NumPy ({names}); unpack it, and predict the file with the examples.',
  'data-columns-lacking':
    'There {count:is|are} no {count:column|columns} {lacking}, which the network was trained on; the file has {names}. Add {count:it|them} to the header and each line.',
  'data-columns-none':
    'The columns are found by their names in the first line: {lacking} {count:was|were} looked for, and it has {names}. If this line is an example, add a line with the names above it.',
  'data-columns-none-skipped':
    'The columns are found by their names: {lacking} {count:was|were} looked for in this line, and it has {names}. As in the training file, {skip} {skip:line is|lines are} skipped; put the names into the line behind {skip:it|them}.',
  'data-columns-headerless':
    'The training file has a line of names, and this file is read without one (header=#false), so that {names} cannot be found in it; add a line of names, and remove header=#false.',
  'data-columns-named':
    'The training file has no names of columns, and this file has some ({names}), so that they cannot be matched; save this file as CSV without a line of names, or give the training file the same names and train again.',
  'data-columns-count':
    'The file has {columns} {columns:column|columns}; without a header, it needs the {width} of the training file, or the {bare} without the targets.',
  'data-fitted-text-columns':
    '{columns} columns contain texts ({names}), and the network needs numbers there; correct the cells.',
  'data-fitted-missing':
    'Column “{column}” has no value here, and no value to fill it with was fitted in training; fill it in, or write missing=drop to leave such lines out.',
  'data-fitted-missing-columns':
    '{columns} columns lack values ({names}), and no values to fill them with were fitted in training; fill them in, or write missing=drop to leave such lines out.',
  'data-fitted-all-dropped':
    'missing=drop leaves none of the {rows} {rows:line|lines}, since a value is missing in each; fill some of them in.',
  'data-fitted-own-class-unseen':
    'Column “{column}” has no value here, and none was missing in the training set; fill it in, or write unknown=ignore.',
  'data-fitted-unknown-class-alike':
    '“{target}” contains the class “{value}”, which the network was trained on as “{alike}”; write it like that.',
  'data-fitted-unknown-class':
    '“{target}” contains the class “{value}”, which the network was not trained on; its classes are {names}. Correct the cell, or train again.',
} as const satisfies Record<string, string>;
