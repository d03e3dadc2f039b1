/** Sentences about examples: files, tables, generators, and how they fit the network. */
export const data = {
  'data-none': 'The spec has no data block; add one that names its examples with `file` or makes them with `generate`.',
  'data-no-output':
    'The model has no dense layer, so there is nothing for the targets to fit; add one such as dense output 1 sigmoid.',
  'data-test-and-holdout': 'The data block has both test and holdout; keep the one that should give the test set.',
  'data-file-missing': 'The data file “{path}” could not be found; its path is relative to the spec.',
  'data-memory':
    'The examples would need {needed} MB, more than the allowed {limit} MB; lower samples, features or classes, or use a smaller file; in VS Code you can also raise the setting nnet.memoryLimit.',
  'data-inputs-mismatch':
    'The data “{data}” has {features} {features:feature|features}, but the input layer has {inputs} {inputs:value|values}; write input {features}, or choose columns with features=.',
  'data-inputs-left-out':
    'The data “{data}” has {features} {features:feature|features}, but the input layer has {inputs} {inputs:value|values}; write input {features}. Column {left} is left out, since it has no name and only counts the rows or is empty; name columns by number in features= to use it.',
  'data-test-features':
    'The test set has {test} {test:feature|features}, the training set {train}; both need the same.',
  'data-stratify-numbers': '{node} stratify needs classes, and the target is a number; leave stratify out.',
  'data-scale-target-classes':
    'scale-target is for targets that are numbers, under mse or mae; these are classes or probabilities, so leave scale-target out.',
  'data-scale-target-overflow':
    'The target “{column}” cannot be scaled: its values from {least} to {largest} are too large or too close together for the arithmetic. Leave scale-target out, or write the target in another unit.',
  'data-weights-numbers': 'class-weights needs classes, and the target is a number; leave class-weights out.',
  'data-weights-count':
    'class-weights has {weights} {weights:number|numbers}, but the target has {classes} {classes:class|classes} ({names}); write a number for each, in this order.',
  'data-weights-absent':
    'No training example is of class “{name}”, so class-weights balanced cannot weigh it; add one, take a smaller holdout or stratify it, or write a number for each class.',
  'data-weights-nothing':
    'Every example of one of the sets is of a class with weight 0, so it has no cost; give such a class a larger weight in class-weights.',
  'data-holdout-empty':
    'holdout {fraction} of {examples} {examples:example|examples} would leave {train} for training and {test} for testing; both need at least one, so change the fraction.',
  'data-validation-empty':
    'validation {fraction} of {examples} {examples:example|examples} would leave {train} for training and {validation} for validation; both need at least one, so change the fraction.',
  'data-shares-empty':
    'Of {examples} {examples:example|examples}, holdout and validation would leave {train} for training, {validation} for validation and {test} for testing; each needs at least one, so change the fractions.',
  'data-scale-overflow':
    'Column “{column}” cannot be scaled: its values from {least} to {largest} are too large or too close together for the arithmetic. Leave it out of features=, or choose another scale.',
  'data-column-empty':
    'Column “{column}” has no value in any of the examples, so there is nothing to learn from it or to fill in; leave the column out with exclude=.',
  'data-classes-mismatch':
    'The target “{target}” has {classes} {classes:class|classes} ({names}), but the layer “{layer}” has {units} units; give it {classes}.',
  'data-softmax-one-unit':
    'The layer “{layer}” has one unit and softmax, which is always 1; write sigmoid, or 2 units for two classes.',
  'data-amounts-as-classes':
    'One unit can distinguish two classes, but the target “{target}” has {classes} values ({names}); if they are classes, give the layer “{layer}” {classes} units and softmax; if they are amounts, write linear for the layer and loss mse.',
  'data-classes-alike':
    'The target “{target}” has {classes} classes ({names}), but only {count} where case, width and blanks do not count ({groups}). Write these alike in the file (Find and Replace of a spreadsheet or an editor does it) or, if they are classes of their own, give the layer “{layer}” {classes} units and softmax.',
  'data-two-classes':
    'One unit can distinguish two classes, but the target “{target}” has {classes} ({names}); give the layer “{layer}” {classes} units and softmax.',
  'data-one-class':
    'Every example has the same target “{target}” ({names}), so there is nothing to distinguish; add examples of another class.',
  'data-unknown-class':
    'The test set’s “{target}” contains the class “{value}”, which the training set does not have; it has {names}. Correct the cell, remove the line, or add examples of this class to the training set.',
  'data-unknown-class-alike':
    'The test set’s “{target}” contains the class “{value}”, which the training set has as “{alike}”; write it alike in both.',
  'data-targets-mismatch':
    'There {targets:is|are} {targets} target {targets:column|columns} ({names}), but the layer “{layer}” has {units} {units:unit|units}; the numbers must be equal.',
  'data-target-text':
    'The target “{column}” contains “{value}”; several targets must be numbers. Name a single column of classes, or turn this one into numbers.',
  'data-target-range':
    'The target “{column}” contains {value}; under cross-entropy every target must be between 0 and 1. Use loss mse for other numbers.',
  'data-target-sum': 'The targets of this example add up to {sum}; after softmax they must add up to 1.',
  'data-encoding': 'The text is not {encoding} here. Write the encoding= that the file has, or save it as UTF-8.',
  'data-utf-16':
    'The file is {encoding}, not {given}: nearly every second byte is zero. Write encoding={encoding}, or remove encoding=.',
  'data-binary': 'This is not a text file (its byte {at} is zero); a table is CSV or TSV, in UTF-8.',
  'data-not-utf8':
    'The file is not UTF-8: byte {at} is not part of a character. Save it as UTF-8, or write its encoding, which may be encoding={encoding}.',
  'data-empty-file': 'The file is empty; it needs a header line and one line for each example.',
  'data-only-header': 'The file has no example, only a header line; if that line is an example, write header=#false.',
  'data-line-too-long':
    'The line is longer than {limit} MB, so this is probably not a table; check that it is the right file, with one example a line.',
  'data-delimiter':
    '“{delimiter}” cannot separate columns; delimiter= needs one character that is not a quote or a line ending.',
  'data-quotes': 'A quoted cell begins here and does not end correctly; close it with ", and write " inside it as "".',
  'data-first-line':
    'The first line has {first} {first:cell|cells}, and line {line} has {cells}; if what comes before it is a title or a comment, add skip={skip} or comment= with the character that the comment begins with.',
  'data-names-below':
    'The names of the columns are in line {line}; if what comes before it is a title or a comment, add skip={skip} or comment= with the character that the comment begins with.',
  'data-header-cell':
    'This line looks like an example, but has “{value}” in column {column}, where the other lines have numbers or dates; correct that cell and write header=#false, or write header=#true if the line has the names of the columns.',
  'data-header-unsure':
    'This line ({values}) may have the names of the columns, since its numbers are unlike those below; write header=#true if they are names, header=#false if the line is an example.',
  'data-ragged-row':
    'The line has {cells} {cells:cell|cells}, but the table has {columns} {columns:column|columns}; add or remove cells, or quote a cell that contains the delimiter.',
  'data-duplicate-column': 'Two columns, {first} and {second}, are named “{name}”; rename one of them in the header.',
  'data-duplicate-feature':
    'Two columns, {first} and {second}, are named “{name}”; rename one of them in the header, or leave both out with exclude=.',
  'data-header-numbers':
    'The first line contains only numbers, {name} in columns {first} and {second}, so it looks like an example, not a header; write header=#false.',
  'data-one-column':
    'The table has one column, “{name}”; if something separates its cells, write it with delimiter=, such as delimiter="~".',
  'data-one-column-marked':
    'The table has one column, “{name}”; if “{mark}” separates its cells, add delimiter="{mark}".',
  'data-column-meant': 'There is no column “{name}”; did you mean “{meant}”?',
  'data-column-unknown': 'There is no column “{name}”; the columns are {names}.',
  'data-column-number': 'There is no column “{name}”; without a header, columns are numbered from 1 to {columns}.',
  'data-column-no-header':
    'There is no column “{name}”, and the first line ({names}) looks like an example; if the file has no header, write header=#false and name columns by number.',
  'data-column-twice': 'Column “{name}” is named twice in target= and features=; name it once.',
  'data-column-blocks': 'Two column blocks, {first} and {column}, are about the column “{name}”; write one of them.',
  'data-target-ignored':
    'Column “{name}” is the target, which cannot be ignored; remove kind=ignore from its block, or name another column in target=.',
  'data-target-scale':
    'Column “{name}” is the target, and its block cannot say scale={scale}; remove it, and write scale-target in the data block if the target is a number to scale.',
  'data-target-filled':
    'Column “{name}” is the target, which is never filled in; write missing=drop or missing=error in its block, not missing={missing}.',
  'data-target-category':
    'Column “{name}” is one of several targets, which must be numbers; remove kind=category from its block, or name it alone in target=.',
  'data-target-needed':
    'The spec does not say which column to predict; add target= with its name, most likely “{best}”. The columns are {names}.',
  'data-no-features': 'No column is left to predict from; name fewer columns in target= and exclude=.',
  'data-arrays-in-table': 'x= and y= name arrays of NPZ and HDF5 files; for a table use target= and features=.',
  'data-missing-cell':
    'Column “{column}” has no value here; fill it in, or write missing=drop to leave such lines out, or missing=mean or missing=median to use the column’s.',
  'data-missing-cell-mark':
    'Column “{column}” has “{value}” here, which means that a value is missing; fill it in, or write missing=drop to leave such lines out, or missing=mean or missing=median to use the column’s. Other marks can be named with missing-as=.',
  'data-missing-number':
    'Column “{column}” has no value here, and missing=own-class is for texts; write missing=mean or missing=median for this column.',
  'data-missing-number-mark':
    'Column “{column}” has “{value}” here, which means that a value is missing, and missing=own-class is for texts; write missing=mean or missing=median for this column.',
  'data-missing-text':
    'Column “{column}” of texts has no value here; fill it in, or write missing=drop, missing=most-frequent (the most frequent text) or missing=own-class (a category of its own).',
  'data-missing-text-mark':
    'Column “{column}” of texts has “{value}” here, which means that a value is missing; fill it in, or write missing=drop, missing=most-frequent (the most frequent text) or missing=own-class (a category of its own).',
  'data-missing-target':
    'The target “{column}” has no value here; fill it in, or write missing=drop to leave such lines out.',
  'data-missing-target-mark':
    'The target “{column}” has “{value}” here, which means that a value is missing; fill it in, or write missing=drop to leave such lines out.',
  'data-all-dropped':
    'missing=drop leaves none of the {rows} {rows:line|lines}, since a value is missing in each; choose columns with features=, or use missing=mean.',
  'data-not-number':
    'Column “{column}” contains “{value}”, which is not a number; add encode=one-hot to make categories of its texts, or leave the column out with exclude=.',
  'data-text-unlike':
    'Column “{column}” contains “{value}”, but has numbers in the training set; correct the cells, or leave the column out there with exclude=.',
  'data-texts-unlike':
    '{columns} columns contain texts, but numbers in the training set: {names}; correct the cells, or leave the columns out there with exclude=.',
  'data-line-of-texts':
    'The line has texts in all columns of numbers ({values}), as the names of the columns, their units or a note; if it is no example, remove it.',
  'data-line-of-texts-marked':
    'The line has texts in all columns of numbers ({values}), as the names of the columns, their units or a note; if it is no example, remove it, or leave it out by missing-as="{marks}" with missing=drop.',
  'data-text-among':
    'Column “{column}” contains “{value}” among numbers; correct the cell or, if it means that a value is missing, write missing-as="{value}".',
  'data-target-among':
    'The target “{column}” contains “{value}” among numbers; correct the cell or, if it means that a value is missing, write missing-as="{value}" and leave such lines out with missing=drop.',
  'data-class-among':
    'The target “{column}” contains “{value}” among numbers, so that it has {classes} classes ({names}), but the layer “{layer}” has {units} {units:unit|units}. Correct the cell, write missing-as="{value}" and leave such lines out with missing=drop or, if it is a class, give the layer {classes} units and softmax.',
  'data-target-names':
    'The target “{column}” contains “{value}”, which is not a number as the loss needs it; leave only the number in the cells or, if these are names of classes, write loss cross-entropy and end in sigmoid (two classes) or softmax.',
  'data-target-empty': 'The target “{column}” has no value in any example; name another column with target=.',
  'data-more-faults': 'There {count:is|are} {count} more {count:fault|faults} of cells; mend these first.',
  'data-cells': 'There are {count} such cells, in {shown:line|lines} {lines}.',
  'data-cells-first': 'There are {count} such cells, the first in {shown:line|lines} {lines}.',
  'data-cells-unplaced': 'There are {count} such cells.',
  'data-text-columns':
    '{columns} columns contain texts, not numbers: {names}. Write encode=one-hot to make categories of them, or leave them out with exclude=.',
  'data-missing-columns':
    '{columns} columns lack values: {names}. Write missing=most-frequent, missing=mean or missing=median to fill them in, or missing=drop to leave such lines out.',
  'data-missing-numbers':
    '{columns} columns of numbers lack values: {names}; missing=own-class is for texts. Write missing=mean or missing=median in a block for each, as column NAME missing=mean.',
  'data-decimal-point': 'Column “{column}” contains “{value}”; if the point is the decimal mark, add decimal=".".',
  'data-comma-decimal':
    'Column “{column}” contains “{value}”; if the comma is the decimal mark, add decimal=","; if it separates groups of three digits, add thousands=",".',
  'data-comma-thousands':
    'Column “{column}” contains “{value}”; if the comma separates groups of three digits, add thousands=","; if it is the decimal mark, add decimal=",".',
  'data-decimal-comma': 'Column “{column}” contains “{value}”; if the comma is the decimal mark, add decimal=",".',
  'data-decimal-mixed':
    'Column “{column}” contains “{value}”, but other numbers have another decimal mark; write this one like them.',
  'data-thousands-mixed':
    'Column “{column}” contains “{value}”, but thousands= says that “{present}” separates groups of three digits; write all numbers alike.',
  'data-thousands':
    'Column “{column}” contains “{value}”; if “{mark}” separates groups of three digits, add thousands="{mark}".',
  'data-thousands-decimal':
    'Column “{column}” contains “{value}”; if “{mark}” separates groups of three digits and “{decimal}” is the decimal mark, add decimal="{decimal}" thousands="{mark}".',
  'data-not-grouped':
    'Column “{column}” contains “{value}”, but thousands= says that “{mark}” separates groups of three digits; fix the cell, or remove thousands= if “{mark}” is the decimal mark.',
  'data-date':
    'Column “{column}” contains “{value}”, a date or a time, which is not a number; replace it by numbers, such as days, or leave the column out with exclude=.',
  'data-target-date':
    'The target “{column}” contains “{value}”, a date or a time, which is not a number; replace it by numbers, such as days since the first.',
  'data-amount':
    'Column “{column}” contains “{value}”; remove “{sign}” from the cells of this column (Find and Replace of a spreadsheet or an editor does it), so that they are numbers.',
  'data-factor':
    'Column “{column}” contains “{value}”, where “{sign}” stands for a factor; write such numbers in full, as {full}.',
  'data-brackets':
    'Column “{column}” contains “{value}”; if the brackets mean a negative amount, write it with a minus sign in their place.',
  'data-fraction':
    'Column “{column}” contains “{value}”; if it is a fraction, write it as a decimal number, as 0.5 for 1/2.',
  'data-digits':
    'Column “{column}” contains “{value}”, which has digits or signs of full width, or of another script; replace them by 0 to 9 and plain signs.',
  'data-unit':
    'Column “{column}” contains “{value}”; if it is a number with a unit, remove “{sign}” from the cells of this column (Find and Replace of a spreadsheet or an editor does it); if these are texts, add encode=one-hot.',
  'data-target-unit':
    'The target “{column}” contains “{value}”; if it is a number with a unit, remove “{sign}” from the cells of this column (Find and Replace of a spreadsheet or an editor does it); if these are names of classes, write loss cross-entropy and end in sigmoid (two classes) or softmax.',
  'data-bound':
    'Column “{column}” contains “{value}”, a bound and not a number; write the number that counts in its place or, if these are categories, add encode=one-hot.',
  'data-target-bound':
    'The target “{column}” contains “{value}”, a bound and not a number; write the number that counts in its place or, if these are classes, write loss cross-entropy and end in sigmoid (two classes) or softmax.',
  'data-interval':
    'Column “{column}” contains “{value}”, a range and not a number; write one number in its place, such as the middle, or, if these are categories, add encode=one-hot.',
  'data-target-interval':
    'The target “{column}” contains “{value}”, a range and not a number; write one number in its place, such as the middle, or, if these are classes, write loss cross-entropy and end in sigmoid (two classes) or softmax.',
  'data-not-finite':
    'Column “{column}” contains “{value}”, and only finite numbers can be learned from; correct the cell or, if it means that a value is missing, write missing-as="{value}" with missing=drop to leave such lines out, or missing=median to fill it in.',
  'data-target-not-finite':
    'The target “{column}” contains “{value}”, and only finite numbers can be learned from; correct the cell or, if it means that a value is missing, write missing-as="{value}" and leave such lines out with missing=drop.',
  'data-own-class-unseen':
    'No row of the training set lacks “{column}”, so that a missing cell has no category of its own. Write missing=most-frequent, or unknown=ignore.',
  'data-unknown-category':
    'Column “{column}” contains “{value}”, which does not occur in the training set; write unknown=ignore to count it as none of the categories.',
  'data-unknown-category-alike':
    'Column “{column}” contains “{value}”, which the training set has as “{alike}”; write it alike in both, or write unknown=ignore to count it as none of the categories.',
  'data-note-delimiter':
    'Read as: “{delimiter}” between columns, decimal mark “{decimal}”, {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'data-note-tabs':
    'Read as: tabs between columns, decimal mark “{decimal}”, {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'data-note-blanks':
    'Read as: blanks between columns, decimal mark “{decimal}”, {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'data-note-encoded-delimiter':
    'Read as: {encoding}, “{delimiter}” between columns, decimal mark “{decimal}”, {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'data-note-encoded-tabs':
    'Read as: {encoding}, tabs between columns, decimal mark “{decimal}”, {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'data-note-encoded-blanks':
    'Read as: {encoding}, blanks between columns, decimal mark “{decimal}”, {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'data-note-format': 'Read as: {format}, {columns} {columns:column|columns}, {rows} {rows:row|rows}.',
  'data-note-dropped':
    '{count} {count:row is|rows are} left out, since “{name}” is missing: {count:line|lines} {lines}.',
  'data-note-dropped-rows': '{count} {count:row is|rows are} left out, since “{name}” is missing.',
  'data-note-groups':
    'Column “{column}” is read with “{mark}” as the decimal mark, but has {grouped} beside {whole}, as if it separated groups of three digits: write thousands="{mark}" if it does, decimal="{mark}" if not.',
  'data-note-header': 'Line {line} has the names of the columns (header=#false reads it as an example).',
  'data-note-headerless': 'No line has names: columns are numbered from 1 (header=#true reads line {line} as names).',
  'data-note-header-unsure':
    'Line {line} ({values}) is read as an example, but may have the names of the columns; write header=#true if they are names, header=#false if not.',
  'data-note-test': 'In the test file “{file}”:',
  'data-note-ignored':
    'The {count:column|columns} {names} {count:is|are} ignored, since training has no use for {count:it|them}.',
  'data-note-blank-rows':
    'The last {count} {count:row has|rows have} no value in any column, and {count:is|are} left out.',
  'data-note-counter': 'Column {column} has no name and counts the rows, so it is left out.',
  'data-note-empty': 'Column {column} has neither a name nor a value, so it is left out.',
} as const satisfies Record<string, string>;
