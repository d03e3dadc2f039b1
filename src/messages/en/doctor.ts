/** Sentences of the lints on data: what is seen, where, and what to do. */
export const doctor = {
  'test-file-is-training-file':
    'The test file is the training file: all {rows} test rows are trained on, so test figures say nothing about new examples. Use holdout, or a file of other rows.',
  'test-rows-in-training':
    '{count} of {tests} test rows ({percent} %) are also training rows, so part of the test only shows what was remembered: lines {lines} equal lines {others}. Remove them from one of the sets.',
  'test-rows-in-training-one':
    'A test row is also a training row: line {lines} equals line {others}. Remove it from one of the sets.',
  'deciding-feature':
    '“{column}” alone decides “{target}”: each of its values occurs with one class only, in all {rows} rows (a constant is right in {percent} %). If it is the target in another form, or known only after it, leave it out with exclude=.',
  'deciding-feature-threshold':
    '“{column}” alone decides “{target}”: each class has its own range of it, without a gap between them, in all {rows} rows. If the target was made from it, leave it out with exclude=.',
  'deciding-feature-line':
    '“{column}” alone decides “{target}”: the target is a straight line of it in all {rows} rows, but for rounding. If it is the target in another unit, leave it out with exclude=.',
  'deciding-feature-order':
    '“{column}” alone decides “{target}”: sorted by one, all {rows} rows are sorted by the other. If it is the target in another form, such as its logarithm or rank, leave it out with exclude=.',
  'deciding-feature-several':
    '{columns} of {of} features decide “{target}”, each alone, in all {rows} rows: {shown}. If they are the target in another form, or known only after it, leave them out with exclude=.',
  'row-number-column':
    '“{column}” counts the rows from {least} to {largest}: it tells the order of the file, nothing about an example. Leave it out with exclude=.',
  'row-number-column-unnamed':
    'Column {number} has no name and counts the rows from {least} to {largest}: it tells the order of the file, nothing about an example. Leave it out with exclude=.',
  'row-number-column-several':
    '{columns} of {of} features count the rows: {shown}; “{column}” from {least} to {largest}. They tell the order of the file, nothing about an example. Leave them out with exclude=.',
  'identifier-column':
    '“{column}” has {distinct} different texts in {present} rows, such as “{example}”: as one-hot features, nearly each is seen once, so nothing can be learned from it. Leave it out with exclude=.',
  'identifier-column-numbers':
    '“{column}” has a number of its own in nearly each of {present} rows and is named as an identifier: nothing can be learned from it. Leave it out with exclude=.',
  'identifier-column-several':
    '{columns} of {of} features have a value of their own in nearly each row: {shown}. Nothing can be learned from them. Leave them out with exclude=.',
  'missing-mark':
    '“{column}” is {value} in {count} {count:row|rows} ({count:line|lines} {lines}), and all its other values are from {least} to {largest}: it seems to mean that a value is missing. It moves the mean from {meanWithout} to {mean} and the deviation from {deviationWithout} to {deviation}. If so, write missing-as="{value}".',
  'missing-mark-several':
    '{value} is far from all other values of {columns} columns: {shown}; in “{column}” it is in {count} {count:row|rows} ({count:line|lines} {lines}), and the others are from {least} to {largest}. It seems to mean that a value is missing. If so, write missing-as="{value}".',
  'similar-names':
    'Categories of “{column}” differ in case, width or blanks only: {names}, in {counts} rows. If they are one category, write all as “{name}” ({count:line|lines} {lines}).',
  'similar-names-classes':
    'Classes of “{column}” differ in case, width or blanks only: {names}, in {counts} rows. If they are one class, write all as “{name}” ({count:line|lines} {lines}).',
  'similar-names-several':
    'In {columns} columns, names differ in case, width or blanks only: {shown}; in “{column}” {names}, in {counts} rows. If they mean the same, write all as “{name}” ({count:line|lines} {lines}), and so in the others.',
  'conflicting-targets':
    '{count} rows have the same features as an earlier row and another “{target}”: lines {lines} contradict lines {others}. At most one of each can be learned; correct or remove the wrong ones.',
  'conflicting-targets-one':
    'Two rows have the same features and another “{target}”: line {lines} contradicts line {others}. At most one can be learned; correct or remove the wrong one.',
  'majority-class':
    '{percent} % of the examples are “{class}” ({examples} of {present}), so a constant prediction has an accuracy of {accuracy}. Compare with that, and write class-weights balanced if the other classes matter.',
  'rare-class':
    'The class “{rarest}” has {examples} {examples:example|examples} ({percent} %; {count:line|lines} {lines}), and an equal share of {classes} classes is {equal} %: it will hardly be learned. Add examples, or write class-weights balanced.',
  'rare-class-several':
    '{rare} of {classes} classes have less than a tenth of an equal share ({equal} %): {names}; “{rarest}” has {examples} {examples:example|examples} ({count:line|lines} of all: {lines}). They will hardly be learned. Add examples, or write class-weights balanced.',
  'unscaled-columns':
    'Features have very different ranges: “{widest}” is from {least} to {largest}, “{narrowest}” from {low} to {high}. One learning rate does not suit both; add scale standard.',
  'unscaled-columns-categories':
    'Features have very different ranges: “{widest}” is from {least} to {largest}, categories are 0 or 1. One learning rate does not suit both; add scale standard.',
  'unscaled-columns-large':
    '“{widest}” is from {least} to {largest}; numbers that large make training slow or diverge. Add scale standard.',
  'duplicate-rows':
    '{count} of {rows} rows equal an earlier one in all columns: lines {lines} are lines {others} again. If they were copied by mistake, remove them; repeated rows count more than others.',
  'duplicate-rows-one': 'Line {lines} is line {others} again in all columns. If it was copied by mistake, remove it.',
  'outlier-rows':
    '{count} {count:row is|rows are} far from all others ({count:line|lines} {lines}): in line {line}, “{column}” is {value}, and elsewhere from {least} to {largest}. If that is an error, correct or remove it.',
  'outlier-rows-several':
    'Values of {columns} columns are far from all others: {shown}, in {count} {count:row|rows} ({count:line|lines} {lines}). In line {line}, “{column}” is {value}, and elsewhere from {least} to {largest}. If they are errors, correct or remove them.',
  'outlier-rows-combination':
    '{count} {count:row is|rows are} far from all others ({count:line|lines} {lines}): line {line} is {times} times as far from its neighbours as most rows, most of all in “{column}”, which is {value}. If that is an error, correct or remove it.',
  'outlier-rows-line':
    '{count} {count:row is|rows are} far from what “{by}” lets expect ({count:line|lines} {lines}): in line {line}, “{column}” is {value}, and about {wanted} is on the line of all other rows. If that is an error, correct or remove it.',
  'outlier-rows-line-several':
    'Values of {columns} columns are far from what another column lets expect: {shown}, in {count} {count:row|rows} ({count:line|lines} {lines}). In line {line}, “{column}” is {value}, and about {wanted} is on its line with “{by}”. If they are errors, correct or remove them.',
  'near-constant-column':
    '“{column}” is {value} in {same} of {present} rows; only {count} {count:row differs|rows differ} ({count:line|lines} {lines}), too few to learn from. Leave it out with exclude=, or add such examples.',
  'near-constant-column-several':
    '{columns} of {of} features have one value in nearly all rows: {shown}; “{column}” is {value} in {same} of {present}, and {count} {count:row differs|rows differ} ({count:line|lines} {lines}), too few to learn from. Leave them out with exclude=, or add such examples.',
  'constant-column': '“{column}” is {value} in all {present} rows, so it tells nothing. Leave it out with exclude=.',
  'constant-column-rounding':
    '“{column}” is {value} in all {present} rows but for rounding (up to {largest}), so it tells nothing. Leave it out with exclude=.',
  'constant-column-several':
    '{columns} of {of} features have one value each in all rows, so they tell nothing: {shown}; “{column}” is {value}. Leave them out with exclude=.',
  'unscaled-target':
    'The target “{column}” is from {least} to {largest}, {mean} on average with a deviation of {deviation}: gradients are that many times as large as for a scaled target, so training diverges, or is slow with smaller steps. Add scale-target standard; predictions stay in the target’s own unit.',
  'unscaled-target-several':
    '{columns} targets are large: {shown}; “{column}” is from {least} to {largest}, {mean} on average with a deviation of {deviation}. Gradients are that many times as large as for scaled targets, so training diverges, or is slow with smaller steps. Add scale-target standard; predictions stay in the targets’ own units.',
  'target-range':
    'The layer “{layer}” can never output {count} of the {m} targets “{column}”: {activation} gives {from} to {to}, and they go from {least} to {largest} ({count:line|lines} {lines}). Write linear for the layer, or scale-target minmax.',
  'target-range-drawn':
    'The layer “{layer}” can never output {count} of the {m} targets “{column}”: {activation} gives {from} to {to}, and they go from {least} to {largest}. Write linear for the layer, or scale-target minmax.',
  'target-range-scaled':
    'The layer “{layer}” can never output {count} of the {m} scaled targets “{column}”: {activation} gives {from} to {to}, and scale-target brings the values from {least} to {largest} beyond that. Write linear for the layer, or scale-target minmax.',
  'target-range-several':
    'The layer “{layer}” can never output some values of {columns} targets: {shown}. {activation} gives {from} to {to}; “{column}” goes from {least} to {largest}, and {count} of its {m} values are beyond. Write linear for the layer, or scale-target minmax.',
} as const satisfies Record<string, string>;
