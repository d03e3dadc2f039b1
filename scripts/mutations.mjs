// The changes that mutation testing makes to a text of TypeScript, one place each.

/** @typedef {{ start: number, end: number, is: string }} Mutation */

/** The text between two blanks, and its replacement. */
const operators = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['&&', '||'],
  ['||', '&&'],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
]);
const words = new Map([
  ['true', 'false'],
  ['false', 'true'],
  ['Math.min', 'Math.max'],
  ['Math.max', 'Math.min'],
  ['Math.floor', 'Math.ceil'],
  ['Math.ceil', 'Math.floor'],
]);

/** What gives the same for two arguments in either order, also as an instruction of the WebAssembly that is emitted. */
const commutative =
  /(?:\bMath\.(?:min|max|hypot|imul)|\bproductOf|\bObject\.is|\b(?:i32|f32|f64|f32x4|f64x2)\.(?:add|mul|eq|ne|and|or|xor))\($/;

/**
 * The text with comments, strings and import lines as blanks, so that places keep their offsets.
 * @param {string} text
 */
function codeOf(text) {
  const parts =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|^import [\s\S]*?;$/gm;
  return text.replace(parts, (part) => part.replace(/[^\n]/g, ' '));
}

/**
 * Whether a number is a limit, a time or a budget that somebody has chosen: a round one from 100 on that has a name of its
 * own. One more is at most a hundredth more of it, which no one could see; numbers that a format or a formula gives are not
 * round in tens, and small ones are changed.
 * @param {string} code
 * @param {number} index
 * @param {number} number
 */
function isChosen(code, index, number) {
  const start = code.lastIndexOf('\n', index) + 1;
  const line = code.slice(start, code.indexOf('\n', index));
  return number >= 100 && number % 50 === 0 && /^(?:export )?const \w+ = [\d_]+;$/.test(line.trimEnd());
}

/**
 * Where the bracket that opens at `open` closes.
 * @param {string} code
 * @param {number} open
 */
function closing(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    if (code[i] === '(') depth++;
    if (code[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

/**
 * Every place where a text can be changed so that it still parses, and the change: a comparison or an operator flipped, a
 * number one more, a condition negated, a statement removed, two arguments exchanged.
 * @param {string} text
 * @param {{ numbers: boolean }} options whether numbers are changed: one pixel or one millisecond more is no fault of a look
 * @returns {Mutation[]}
 */
export function mutationsOf(text, { numbers }) {
  const code = codeOf(text);
  /** @type {Mutation[]} */
  const found = [];
  const add = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ is) =>
    found.push({ start, end, is });
  for (const match of code.matchAll(/(?<= )(?:[<>]=?|[!=]==|&&|\|\||[-+*/])(?= )/g)) {
    add(match.index, match.index + match[0].length, operators.get(match[0]) ?? '');
  }
  for (const match of code.matchAll(/\b(?:true|false|Math\.(?:min|max|floor|ceil))\b/g)) {
    add(match.index, match.index + match[0].length, words.get(match[0]) ?? '');
  }
  // The default of an element by its index is there for the compiler, which cannot know that the index is one of the array's.
  for (const match of numbers ? code.matchAll(/(?<![\w.$])\d[\d_]*(?![\w.])/g) : []) {
    const number = Number(match[0].replaceAll('_', ''));
    if (!isChosen(code, match.index, number) && !/\] \?\? -?$/.test(code.slice(0, match.index)))
      add(match.index, match.index + match[0].length, String(number + 1));
  }
  for (const match of code.matchAll(/\b(?:if|while) \(/g)) {
    const open = match.index + match[0].length - 1;
    const close = closing(code, open);
    if (close > open) add(open, close + 1, `(!(${text.slice(open + 1, close)}))`);
  }
  for (const match of code.matchAll(/^ +(?:this\.)?[\w.?]+(?:\(.*\)| [-+*/]?= [^=\n]*);$/gm)) {
    const word = /^ *(\w+)/.exec(match[0])?.[1];
    if (word !== undefined && !/^(?:return|throw|const|let|type|readonly|super|private|static)$/.test(word)) {
      add(match.index, match.index + match[0].length, ';');
    }
  }
  for (const match of code.matchAll(/(?<=[\w.]\()([\w.]+), ([\w.]+)(?=\))/g)) {
    if (commutative.test(code.slice(0, match.index))) continue;
    add(match.index, match.index + match[0].length, `${match[2]}, ${match[1]}`);
  }
  return found;
}
