/** What people do after a deployment, as the config says it. */
export interface FollowUp {
  readonly tasks: readonly FollowUpTask[];
  /** Labels of the tracking issue. */
  readonly labels: readonly string[];
}

export interface FollowUpTask {
  readonly id: string;
  readonly title: string;
  /** Milliseconds after the deployment until it is due. */
  readonly within: number;
  /** A login, or `org/team`. */
  readonly owner: string;
  /** Markdown. */
  readonly body?: string | undefined;
}
