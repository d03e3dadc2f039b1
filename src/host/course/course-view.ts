import * as v from 'valibot';
import * as vscode from 'vscode';
import { lessonMemorySchema } from '../../protocol/lesson-panel';
import { type LessonHost, LessonPanel, lessonViewType } from './panel';

/** The one page of the course, which shows one lesson after the other. */
export class CourseView implements vscode.Disposable {
  private panel: LessonPanel | undefined;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly host: LessonHost) {
    this.disposables = [
      vscode.window.registerWebviewPanelSerializer(lessonViewType, {
        deserializeWebviewPanel: (panel, memory) => this.restore(panel, memory),
      }),
    ];
  }

  /** Shows a lesson by the name of its folder; without one what is shown already, or the contents. */
  async open(lesson?: unknown): Promise<void> {
    const lessons = await this.host.course.lessons();
    const named = lessons.find((name) => name === lesson);
    const known = this.panel;
    this.panel ??= new LessonPanel(this.host, () => this.closed());
    this.panel.reveal();
    if (named !== undefined || !known) await this.panel.show(named ?? '');
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    this.panel?.dispose();
  }

  /** The window was loaded again. */
  private async restore(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    if (this.panel) return panel.dispose();
    const kept = v.safeParse(lessonMemorySchema, memory);
    const lesson = kept.success ? kept.output.lesson : '';
    const known = (await this.host.course.lessons()).includes(lesson);
    this.panel = new LessonPanel(this.host, () => this.closed(), panel);
    await this.panel.show(known ? lesson : '');
  }

  private closed(): void {
    this.panel = undefined;
  }
}
