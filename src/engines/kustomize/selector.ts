import type { RE2JS } from 're2js';
import { field, isMapping, type KubeMapping } from '../kube-yaml/value.js';
import type { Target } from './kustomization.js';
import { RenderError, Unsupported } from './problem.js';
import { effective, group, idOf, idsOf, type Resource, version } from './resource.js';

/** The objects that a target stands for: its words are regular expressions for the whole, names may be former ones. */
export async function select(resources: readonly Resource[], target: Target): Promise<readonly Resource[]> {
  const texts = [target.name, target.namespace, target.kind, target.group, target.version];
  const isPattern = texts.some(text => text !== undefined && !LITERAL.test(text));
  return selectBy(resources, target, isPattern ? patternMatcher((await import('re2js')).RE2JS) : literalMatcher);
}

/** The objects that a target stands for whose words are the names themselves. */
export const selectExactly = (resources: readonly Resource[], target: Target): readonly Resource[] =>
  selectBy(resources, target, literalMatcher);

type Matcher = (text: string | undefined) => (text: string) => boolean;

function selectBy(resources: readonly Resource[], target: Target, matcher: Matcher): readonly Resource[] {
  const name = matcher(target.name);
  const namespace = matcher(target.namespace);
  const ofKind = kindMatcher(target, matcher);
  const labels = requirementsOf(target.labelSelector);
  const annotations = requirementsOf(target.annotationSelector);
  return resources.filter(
    resource =>
      ofKind(resource) &&
      idsOf(resource).some(id => name(id.name) && namespace(effective(id.namespace))) &&
      labels.every(holds => holds(textsAt(resource.value, 'labels'))) &&
      annotations.every(holds => holds(textsAt(resource.value, 'annotations'))),
  );
}

function kindMatcher(target: Target, matcher: Matcher): (resource: Resource) => boolean {
  const kind = matcher(target.kind);
  const groups = matcher(target.group);
  const versions = matcher(target.version);
  return ({ value }) => {
    const { apiVersion, kind: own } = idOf(value);
    return kind(own) && groups(group(apiVersion)) && versions(version(apiVersion));
  };
}

/** What is an expression for itself alone. */
const LITERAL = /^[\w /:@-]*$/;

const literalMatcher: Matcher = wanted => text => wanted === undefined || wanted === '' || text === wanted;

/** What is common. Anything else may mean one thing to Go and another to whoever wrote it. */
const COMMON = /^(?:[\w ./:@^$|()*+?[\]-]|\\[.dws/-])*$/;

/** As Go reads them, and in linear time. */
const patternMatcher =
  (re2: typeof RE2JS): Matcher =>
  pattern => {
    if (pattern === undefined || LITERAL.test(pattern)) return literalMatcher(pattern);
    if (!COMMON.test(pattern) || pattern.includes('(?')) throw new Unsupported(`the regular expression ${pattern}`);
    try {
      const expression = re2.compile(`^(?:${pattern})$`);
      return text => expression.test(text);
    } catch (error) {
      throw new RenderError(`${pattern} is no regular expression`, { cause: error });
    }
  };

const textsAt = (value: KubeMapping, key: 'labels' | 'annotations'): KubeMapping => {
  const found = field(value, 'metadata', key);
  return isMapping(found) ? found : {};
};

type Requirement = (texts: KubeMapping) => boolean;

const REQUIREMENT =
  /^\s*(?:(!)\s*([\w./-]+)|([\w./-]+)(?:\s*(==?|!=)\s*([\w.-]*)|\s+(in|notin)\s*\(([\w.,\s-]*)\))?)\s*(?:,|$)/;

/** The comma-separated requirements of a label selector: `a=b,c!=d,e in (f,g),h,!i`. */
function requirementsOf(selector: string | undefined): readonly Requirement[] {
  const requirements: Requirement[] = [];
  for (let rest = selector ?? ''; rest.trim() !== ''; ) {
    const found = REQUIREMENT.exec(rest);
    if (!found) throw new Unsupported(`the selector ${selector}`);
    requirements.push(requirementOf(found));
    rest = rest.slice(found[0].length);
  }
  return requirements;
}

function requirementOf(found: RegExpExecArray): Requirement {
  const [, not, absent = '', key = absent, sign, value = '', word, values = ''] = found;
  const has = (texts: KubeMapping) => Object.hasOwn(texts, key);
  if (not) return texts => !has(texts);
  const wanted = word ? values.split(',').map(text => text.trim()) : [value];
  const isWanted = (texts: KubeMapping) => has(texts) && wanted.includes(String(texts[key]));
  if (sign === '!=' || word === 'notin') return texts => !isWanted(texts);
  return sign || word ? isWanted : has;
}
