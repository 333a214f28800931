/** Work that no request waits for, one piece after the other: such as telling subscribers of a new tool. */
export function openJobs({ now = Date.now } = {}) {
  let last = Promise.resolve();
  const state = { pending: 0, failed: 0, finishedAt: undefined };
  return {
    add: work => {
      state.pending += 1;
      last = last.then(work).then(
        () => {
          state.finishedAt = new Date(now()).toISOString();
          state.pending -= 1;
        },
        () => {
          state.failed += 1;
          state.pending -= 1;
        },
      );
    },
    state: () => ({ ...state }),
  };
}
