import { appendSummary, summaryRoom } from '../../ports/runner/step-summary.js';

/**
 * Adds a text to the job summary within what GitHub keeps of one. `render` is told how many bytes it may fill. Answers a
 * warning where nothing could be written, undefined else, also outside a workflow.
 */
export async function deliverSummary(
  file: string | undefined,
  render: (maxBytes: number) => string,
): Promise<string | undefined> {
  const room = await summaryRoom(file);
  if (!file || room === undefined) return undefined;
  try {
    await appendSummary(file, render(room));
    return undefined;
  } catch (error) {
    return `No job summary: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
