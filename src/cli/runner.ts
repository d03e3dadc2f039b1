import { analyze } from '../language/analyze';
import { Fault, message } from '../model/message';
import type { Optimizer } from '../model/optimizer';

/** A runner of a race as the command line writes it, `adam lr=0.05`: what follows `optimizer` in a spec. Throws a Fault. */
export function readRunner(text: string): Optimizer {
  // Nothing that could end the line, or begin a comment or another node.
  if (!/^[\w.=+\- ]+$/.test(text)) throw new Fault(message('cli-runner', { text }));
  const { spec, problems } = analyze(`nnet 1
model {
  input 1
  dense output 1
}
train {
  optimizer ${text}
}
`);
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong) throw new Fault(wrong.message);
  if (!spec) throw new Fault(message('cli-runner', { text }));
  return spec.train.optimizer;
}
