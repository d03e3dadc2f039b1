import { type ChildProcess, fork } from 'node:child_process';
import { plainVectors } from '../../protocol/plain-vectors';
import type { Channel } from '../../protocol/rpc';

/** How a process of the engine came to its end. */
export interface EngineExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines it wrote to standard error. */
  readonly errors: string;
}

const keptErrors = 4096;
/** How long a released process may take to write its last checkpoint, in milliseconds; it gives up itself before. */
const terminateTimeout = 3000;

/**
 * The training process, forked from the extension host: it ends when the host goes, and a runaway allocation or an
 * endless loop in it never reaches the host.
 */
export class EngineProcess implements Channel {
  /** Resolves once, when the process has ended; never rejects. */
  readonly exited: Promise<EngineExit>;
  private readonly child: ChildProcess;
  private errors = '';

  /** `plain` leaves the process's V8 as it is. Throws where the system refuses to start a process. */
  constructor(file: string, plain: boolean, args: readonly string[] = []) {
    this.child = fork(file, args, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...engineEnvironment(process.env), ...(plain ? { [plainVectors]: '1' } : {}) },
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-keptErrors);
    });
    this.exited = new Promise((resolve) => {
      this.child.once('error', (error) => resolve({ code: null, signal: null, errors: error.message }));
      // Not 'close', which never comes after this side has disconnected.
      this.child.once('exit', (code, signal) => {
        const end = (): void => resolve({ code, signal, errors: this.errors });
        if (!this.child.stderr || this.child.stderr.closed) end();
        else this.child.stderr.once('close', end);
      });
    });
  }

  post(message: unknown): void {
    // After a message to a process that has just ended, `exited` resolves.
    if (this.child.connected && typeof message === 'object' && message !== null)
      this.child.send(message, () => undefined);
  }

  listen(receive: (message: unknown) => void): void {
    this.child.on('message', receive);
  }

  /** Lets the process save its run and end; it is killed after a timeout. */
  release(): void {
    if (this.child.connected) this.child.disconnect();
    const timer = setTimeout(() => this.kill(), terminateTimeout);
    timer.unref();
    void this.exited.then(() => clearTimeout(timer));
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

/** A copy without the variables that change how Node starts; Electron has to run as Node. */
export function engineEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ...rest } = environment;
  return { ...rest, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' };
}
