import * as vscode from 'vscode';
import { type Lesson, type LessonAct, type LessonBlock, specsOf } from '../../model/lesson';
import { message } from '../../model/message';
import { type LessonState, lessonPanelContract, lessonPanelEvents } from '../../protocol/lesson-panel';
import { type Handlers, Peer } from '../../protocol/rpc';
import { type LessonOutcome, outcomeOf } from '../../runs/lesson-outcome';
import { WebviewChannel } from '../page/channel';
import { loadPage } from '../page/load-page';
import { say } from '../say';
import { Throttle } from '../throttle';
import { type ActTargets, carryOut } from './acts';
import type { Course } from './course';

/** The name of the webview's kind. */
export const lessonViewType = 'nnet.lesson';

/** The page is told of a training at most this often, in milliseconds. */
const pace = 200;

/** What the panel uses of the rest of the extension. */
export interface LessonHost extends ActTargets {
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly course: Course;
}

/** The lesson that is shown. */
interface Shown {
  readonly lesson: string;
  readonly page: Lesson;
  /** Of each spec: its text as the course has it. */
  readonly originals: ReadonlyMap<string, string>;
  readonly former?: string;
  readonly next?: string;
}

/** The page of the course: a lesson beside the diagrams that it opens, and whether what comes out is what it says. */
export class LessonPanel implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly channel: WebviewChannel;
  private readonly page: Peer<typeof lessonPanelContract, typeof lessonPanelEvents>;
  private readonly emission = new Throttle(pace, () => this.emit());
  private readonly disposables: vscode.Disposable[];
  private shown: Shown | undefined;
  private isUp = false;
  private refusal: string | undefined;
  /** The last result of each check; it stays when an idle engine is released. */
  private outcomes: LessonOutcome[] = [];

  /** @param restored the panel that VS Code has kept from the window's last time */
  constructor(
    private readonly host: LessonHost,
    closed: () => void,
    restored?: vscode.WebviewPanel,
  ) {
    const { extension, log, sessions } = host;
    this.panel =
      restored ??
      vscode.window.createWebviewPanel(lessonViewType, say(message('lesson-course')), vscode.ViewColumn.One, {
        enableFindWidget: true,
      });
    const icon = (kind: string): vscode.Uri => vscode.Uri.joinPath(extension, 'media', `nnet-${kind}.svg`);
    this.panel.iconPath = { light: icon('light'), dark: icon('dark') };
    this.channel = new WebviewChannel(this.panel.webview, (error) => log.warn('a message was lost', error));
    this.page = new Peer(this.channel, lessonPanelContract, lessonPanelEvents, this.handlers(), {
      report: (sentence, error) => log.warn(sentence, error ?? ''),
    });
    this.disposables = [
      sessions.onDidChange((uri) => this.sessionChanged(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.sessionChanged(document.uri)),
    ];
    this.panel.onDidDispose(() => {
      this.dispose();
      closed();
    });
    loadPage(this.panel.webview, extension, {
      script: 'dist/lesson.js',
      styles: ['dist/lesson.css'],
    });
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Shows a lesson, with its specs ready to be opened; the contents for an empty name. */
  async show(lesson: string): Promise<void> {
    const { course } = this.host;
    const [page, lessons] = await Promise.all([course.page(lesson), course.lessons()]);
    if (lesson !== '') await course.prepare(lesson);
    const originals = new Map<string, string>();
    for (const name of specsOf(page)) originals.set(name, await course.original(lesson, name));
    const at = lessons.indexOf(lesson);
    const [former, next] = [lessons[at - 1], lessons[at + 1]];
    this.shown = {
      lesson,
      page,
      originals,
      ...(former === undefined ? {} : { former }),
      ...(next === undefined ? {} : { next }),
    };
    this.refusal = undefined;
    this.outcomes = page.checks.map(() => ({ state: 'open' }));
    this.panel.title = page.title;
    this.emission.now();
  }

  dispose(): void {
    this.isUp = false;
    this.emission.cancel();
    for (const disposable of this.disposables) disposable.dispose();
    this.channel.dispose();
    this.page.close(new Error('the page is gone'));
    this.panel.dispose();
  }

  private handlers(): Handlers<typeof lessonPanelContract> {
    return {
      calls: {
        hydrate: () => {
          this.isUp = true;
          this.emission.now();
          return {};
        },
        act: async ({ at }) => {
          const act = this.shown?.page.acts[at];
          if (act) await this.act(act);
          return {};
        },
        go: async ({ lesson }) => {
          const known = lesson === '' || (await this.host.course.lessons()).includes(lesson);
          if (known) await this.show(lesson);
          return {};
        },
        restore: async ({ spec }) => {
          await this.restore(spec);
          return {};
        },
      },
      events: {},
    };
  }

  private async act(act: LessonAct): Promise<void> {
    const { shown, host } = this;
    if (!shown) return;
    this.refusal = await carryOut(host.course.spec(shown.lesson, act.spec), act, host);
    this.emission.now();
  }

  /** Writes the course's own text of a spec over what a person has made of it, as one step that can be undone. */
  private async restore(name: string): Promise<void> {
    const { shown, host } = this;
    const original = shown?.originals.get(name);
    if (!shown || original === undefined) return;
    const document = await vscode.workspace.openTextDocument(host.course.spec(shown.lesson, name));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, document.validateRange(whole), original);
    if (await vscode.workspace.applyEdit(change)) await document.save();
    this.emission.now();
  }

  /** Something has changed of a spec: of the lesson's own ones the page is told. */
  private sessionChanged(uri: vscode.Uri): void {
    if (this.shown && uri.toString().startsWith(this.host.course.copies.toString())) this.emission.ask();
  }

  private emit(): void {
    const { shown } = this;
    if (!shown) return;
    this.outcomes = shown.page.checks.map((check, k) => {
      const session = this.host.sessions.find(this.host.course.spec(shown.lesson, check.spec));
      const before = this.outcomes[k] ?? { state: 'open' };
      // A released engine has no records left: what they said still holds.
      if (!session || session.view().run === undefined) return before;
      return outcomeOf(check, session.history(), !session.active);
    });
    if (this.isUp) this.page.emit('state', this.state(shown));
  }

  private state({ lesson, page, originals, former, next }: Shown): LessonState {
    const changed = [...originals].flatMap(([name, original]) => {
      const uri = this.host.course.spec(lesson, name).toString();
      const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
      return document && document.getText() !== original ? [name] : [];
    });
    return {
      lesson,
      title: page.title,
      blocks: page.blocks.map(sentBlock),
      outcomes: [...this.outcomes],
      changed,
      ...(this.refusal === undefined ? {} : { refusal: this.refusal }),
      ...(former === undefined ? {} : { former }),
      ...(next === undefined ? {} : { next }),
    };
  }
}

/** A block as the page receives it. */
function sentBlock(block: LessonBlock): LessonState['blocks'][number] {
  if (block.kind === 'formula') return block;
  if ('items' in block) return { ...block, items: block.items.map((item) => [...item]) };
  return { kind: block.kind, spans: [...block.spans] };
}
