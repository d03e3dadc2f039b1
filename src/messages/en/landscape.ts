/** The cost's landscape and the race of optimisers: what cannot be shown, and what the command line says. */
export const landscape = {
  'landscape-large':
    'The network has {parameters} parameters; a landscape is drawn for {limit} at most. Use fewer units or layers.',
  'landscape-no-path':
    'The training has not moved its parameters, so there is no path to draw a plane along. Train some steps, or give a learning rate above 0.',
  'landscape-units':
    'Only a network of a single unit has two parameters whose plane says all: this one has more units. Look along the path instead (plane “path”).',
  'landscape-parameter': 'The network has no parameter “{name}”; it has {names}.',
  'landscape-pair': 'Give two different parameters of {names}.',
  'landscape-cost': 'This output and its targets have no cost “{cost}”; they have {costs}.',
  'race-runners': 'A race has {limit} runners at most, and these are {runners}; leave some out.',
  'cli-runner':
    '“{text}” is no optimiser as a spec writes it; write its name and its parameters, such as adam lr=0.05.',
  'cli-landscape-two': 'The cost over {x} (across) and {y} (up), and the way of {steps} {steps:step|steps}.',
  'cli-landscape-path':
    'The cost over the plane along the two main directions of {steps} {steps:step|steps}, which holds {share} % of the way; {parameters} parameters.',
  'cli-landscape-some': 'The cost is that of {examples} of the {all} training examples, evenly chosen.',
  'cli-landscape-area':
    '{x} from {left} to {right}, {y} from {bottom} to {top}. S start, o way, E its end, X lowest place; the darker, the higher.',
  'cli-landscape-cost': 'cost',
  'cli-landscape-start': 'start',
  'cli-landscape-end': 'end',
  'cli-landscape-least': 'lowest (where)',
  'cli-landscape-edge': 'A lowest place at the edge: beyond it the cost may fall further.',
  'cli-race-plane': 'All ways in the plane along their two main directions, which holds {share} % of them:',
  'cli-race-optimizer': 'optimiser',
  'cli-race-settings': 'parameters',
  'cli-race-reached': 'steps to {cost}',
  'cli-race-cost': 'cost after {steps}',
  'cli-race-way': 'way gone',
  'cli-race-diverged': 'diverged at step {step}',
} as const;
