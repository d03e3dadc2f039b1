import type { Analysis } from '../../language/analyze';
import type { Fix } from '../../language/problem';
import { locateDataFault } from '../../language/remedies/data-fault';
import { locateFindings } from '../../language/remedies/data-finding';
import type { Message } from '../../model/message';
import type { DataProblemView } from '../../protocol/data-panel';
import { type FaultView, faultsIn, type OneFaultView } from '../../protocol/fault';
import type { FindingView } from '../../protocol/finding';

/** A problem as a page is shown it, and what mends it in the present text. */
export interface DataProblem {
  readonly view: DataProblemView;
  readonly fixes: readonly Fix[];
}

/** What a person chose on the page: a fix by its numbers and its title. */
interface ChosenFix {
  readonly problem: number;
  readonly fix: number;
  readonly title: string;
}

interface Voice {
  say(message: Message): string;
  sayFault(fault: OneFaultView): string;
}

/** The faults that keep the data from being read, else what the data doctor finds that the spec does not silence. */
export function problemsOf(
  analysis: Analysis,
  fault: FaultView | undefined,
  findings: readonly FindingView[],
  { say, sayFault }: Voice,
): readonly DataProblem[] {
  const titles = (fixes: readonly Fix[]): string[] => fixes.map(({ title }) => say(title));
  if (fault) {
    return faultsIn(fault).map((each) => {
      const { detail, place, cells } = each;
      const located = locateDataFault(analysis, { detail, ...(place ? { place } : {}) });
      const fixes = located?.fixes ?? [];
      const isTest = place !== undefined && analysis.document.top('data')?.child('test')?.text('path') === place.file;
      const view: DataProblemView = {
        severity: 'error',
        code: detail.code,
        sentence: sayFault(each),
        lines: cells ? [...cells.lines] : place?.line === undefined ? [] : [place.line],
        file: isTest ? 'test' : 'training',
        fixes: titles(fixes),
      };
      return { view, fixes };
    });
  }
  return locateFindings(analysis, findings).map(({ finding, fixes }) => {
    const { severity, code, column, rows } = finding;
    const view: DataProblemView = {
      severity,
      code,
      sentence: say(finding.message),
      ...(column ? { column: column.name } : {}),
      lines: [...(rows?.lines ?? [])],
      file: rows?.file ?? 'training',
      fixes: titles(fixes),
    };
    return { view, fixes };
  });
}

/** The fix that was chosen; undefined where the text has changed since and another one has its number. */
export function chosenFix(problems: readonly DataProblem[], { problem, fix, title }: ChosenFix): Fix | undefined {
  const { view, fixes } = problems[problem] ?? {};
  return view?.fixes[fix] === title ? fixes?.[fix] : undefined;
}
