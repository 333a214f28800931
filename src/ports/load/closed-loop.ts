import type { Loop } from './loop.js';

/** As many requests under way as there are connections: the next is sent when one has ended, as `ab -n -c` does. */
export const closedLoop: Loop = ({ crew, plan, zero }) => {
  const { connections, count = Number.POSITIVE_INFINITY, durationMs = Number.POSITIVE_INFINITY } = plan;
  const end = zero + durationMs;
  return {
    idleMs: () => 0,
    sweep: () => {},
    done: new Promise(resolve => {
      let measured = 0;
      let resting = 0;
      crew.onFree = slot => {
        const now = performance.now();
        const counts = now >= zero;
        const isOver = crew.ended !== undefined || now >= end || (counts && measured >= count);
        if (!isOver && crew.send(slot, undefined, counts)) {
          if (counts) measured += 1;
          return;
        }
        resting += 1;
        if (resting === connections) resolve();
      };
      for (let index = 0; index < connections; index += 1) crew.onFree(crew.openSlot());
    }),
  };
};
