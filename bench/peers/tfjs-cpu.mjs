import { learnerOn } from './tfjs.mjs';

export const comparable = true;
export const learner = learnerOn('cpu');
