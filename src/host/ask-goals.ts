import * as vscode from 'vscode';
import { type Goal, parseGoals } from '../model/goal';
import { message } from '../model/message';
import { say } from './say';

/** Where training is to pause, as a person writes it; undefined where the person cancels. */
export async function askGoals(): Promise<readonly Goal[] | undefined> {
  const text = await vscode.window.showInputBox({
    title: say(message('goal-ask')),
    prompt: say(message('goal-ask-how')),
    value: 'cost<0.25',
    validateInput: (typed) => {
      const goals = parseGoals(typed);
      return 'wrong' in goals ? say(message('goal-wrong', { text: goals.wrong })) : undefined;
    },
  });
  const goals = text === undefined ? undefined : parseGoals(text);
  return goals && !('wrong' in goals) ? goals : undefined;
}
