import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/pipeline/sign-off/roles.ts
function rolesOf(config, stage) {
  const names = [...new Set(stage["sign-off"]?.roles ?? [])];
  return new Map(
    names.flatMap((name) => {
      const role = config.roles[name];
      return role ? [[name, role]] : [];
    })
  );
}
function signersOf({ people, teams, environment }) {
  const all = [...people.map((login) => `@${login}`), ...teams.map((team) => `a member of ${team}`)];
  return all.length > 0 ? all.join(" or ") : `a reviewer of the environment ${environment}`;
}

export {
  rolesOf,
  signersOf
};
