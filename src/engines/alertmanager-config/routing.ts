import { type Matcher, meets } from './matchers.js';
import type { Route } from './model.js';

/**
 * The routes that an alert takes: depth first, the first child that matches, and further ones behind `continue`; the route
 * itself where no child does.
 */
export function routesFor(route: Route, labels: ReadonlyMap<string, string>): readonly Route[] {
  if (!route.matchers.every(matcher => meets(matcher, labels) !== false)) return [];
  const found: Route[] = [];
  for (const child of route.children) {
    const taken = routesFor(child, labels);
    found.push(...taken);
    if (taken.length > 0 && !child.continues) break;
  }
  return found.length > 0 ? found : [route];
}

/** The sibling before a route that takes every alert which the route would. */
export function shadowOf(route: Route, before: readonly Route[]): Route | undefined {
  return before.find(
    sibling => !sibling.continues && sibling.matchers.every(matcher => isImplied(matcher, route.matchers)),
  );
}

/** Whether labels that meet all of `given` are sure to meet the matcher. */
function isImplied(matcher: Matcher, given: readonly Matcher[]): boolean {
  return given.some(each => {
    if (each.name !== matcher.name) return false;
    if (each.operator === matcher.operator && each.value === matcher.value) return true;
    return each.operator === '=' && meets(matcher, new Map([[each.name, each.value]])) === true;
  });
}
