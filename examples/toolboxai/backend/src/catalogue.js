/** The lesson tools of a school, searchable by subject and age. Kept by a store: a map in tests, Postgres in service. */
export function openCatalogue(store = memoryStore()) {
  const newest = new Map();
  return {
    add: async tool => {
      const problems = problemsOf(tool);
      if (problems.length > 0) return { problems };
      return { tool: await store.insert({ name: tool.name.trim(), subject: tool.subject, ages: tool.ages }) };
    },
    find: async ({ subject, age } = {}) => {
      const tools = await store.all();
      return tools.filter(
        tool =>
          (subject === undefined || tool.subject === subject) &&
          (age === undefined || (tool.ages[0] <= age && age <= tool.ages[1])),
      );
    },
    /** The newest of each subject, which the dashboard shows to subscribers. */
    announce: tool => newest.set(tool.subject, tool),
    news: () => [...newest.values()],
    reachable: () => store.reachable(),
  };
}

const SUBJECTS = ['maths', 'languages', 'science', 'arts'];

function problemsOf(tool) {
  const problems = [];
  if (typeof tool?.name !== 'string' || tool.name.trim() === '') problems.push('name: expected some text');
  if (!SUBJECTS.includes(tool?.subject)) problems.push(`subject: expected one of ${SUBJECTS.join(', ')}`);
  const [from, to] = Array.isArray(tool?.ages) ? tool.ages : [];
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 3 && from <= to && to <= 19)) {
    problems.push('ages: expected [from, to] between 3 and 19');
  }
  return problems;
}

export function memoryStore() {
  const tools = [];
  return {
    insert: async tool => {
      const stored = { id: tools.length + 1, ...tool };
      tools.push(stored);
      return stored;
    },
    all: async () => [...tools],
    reachable: async () => true,
  };
}
