import { defineCheck, type Needs, type ToolNeed } from '../../check.js';
import { type DependenciesOptions, dependenciesOptions, type Manager, managerOf } from './options.js';
import { dependenciesRules } from './rules.js';

const TOOLS: Readonly<Record<Manager, string>> = {
  npm: 'npm',
  pnpm: 'pnpm',
  yarn: 'yarn',
  pip: 'pip-audit',
  osv: 'osv-scanner',
};

/** Lock files that are read without the manager. */
const isRead = (manager: Manager): boolean => ['npm', 'pnpm', 'yarn'].includes(manager);

function needsOf(options: DependenciesOptions): Needs {
  if (options.report !== undefined) return { tools: [], permissions: [] };
  const why = 'asks for known vulnerabilities of the packages in the lock file';
  const manager = options.manager ?? (options.lockfile === undefined ? undefined : managerOf(options.lockfile));
  if (options.engine !== 'tool' && manager !== undefined && isRead(manager)) return { tools: [], permissions: [] };
  const needed = (tool: string): ToolNeed => ({ tool, versionArgs: ['--version'], why });
  const tools = manager
    ? [needed(TOOLS[manager])]
    : Object.values(TOOLS).map(tool => ({
        ...needed(tool),
        anyOf: 'an audit for the lock file',
        // Which lock file there is is known when the check runs, and for most of them nothing is needed.
        optional: options.engine !== 'tool',
      }));
  return { tools, permissions: [] };
}

export const dependencies = defineCheck({
  kind: 'dependencies',
  summary: 'Dependencies have no known vulnerability at or above a severity',
  family: 'code',
  options: dependenciesOptions,
  needs: needsOf,
  rules: dependenciesRules,
  run: async (options, ports) => (await import('./run.js')).runDependencies(options, ports),
});
