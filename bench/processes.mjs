import { spawn } from 'node:child_process';

/** @typedef {{ program: string, args: readonly string[], env: NodeJS.ProcessEnv }} Command */
/** @typedef {{ value: unknown, fault?: undefined } | { fault: string }} Outcome */

/** A system that takes longer for one measurement has hung, in milliseconds. */
const limit = 5 * 60_000;

/**
 * Runs a program whose last line of output is JSON.
 * @param {Command} command with what is added to the environment
 * @returns {Promise<Outcome>} or the last line of what it complained of
 */
export function run({ program, args, env }) {
  return new Promise((resolve) => {
    // Python would leave its bytecode among the sources.
    const own = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...env };
    const child = spawn(program, args, { env: own, timeout: limit });
    let [output, complaint] = ['', ''];
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
      complaint += chunk.toString();
    });
    child.once('error', ({ message }) => resolve({ fault: message }));
    child.once('close', (status) => {
      if (status === 0) resolve({ value: JSON.parse(lastLine(output)) });
      else resolve({ fault: complaint.split('\n').find((line) => /Error/.test(line)) ?? lastLine(complaint) });
    });
  });
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
