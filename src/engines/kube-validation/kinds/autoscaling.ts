import { type At, listed } from '../at.js';
import { isOn } from '../gates.js';
import { containerResource } from '../pod/resources.js';
import { dnsLabel, pathSegment } from '../text/names.js';
import { readNanos } from '../text/quantity.js';

/** autoscaling/v2. */
export function validateAutoscaler(at: At): void {
  const spec = at.open('spec');
  validateReplicas(spec);
  const metrics = spec.list('metrics');
  for (const metric of metrics) validateMetric(metric);
  if (spec.number('minReplicas') === 0 && !metrics.some(metric => /^(?:Object|External)$/.test(metric.text('type'))))
    spec.refuse('must hold a metric of the type Object or External where minReplicas is 0', 'metrics');
  for (const key of ['scaleUp', 'scaleDown']) {
    const rules = spec.open('behavior').child(key);
    if (rules) validateScalingRules(rules);
  }
}

/** autoscaling/v1, where the processor is the only metric. */
export function validateAutoscalerV1(at: At): void {
  const spec = at.open('spec');
  validateReplicas(spec);
  spec.least('targetCPUUtilizationPercentage', 1);
  if (spec.number('minReplicas') === 0) spec.refuse('must be at least 1', 'minReplicas');
}

function validateReplicas(spec: At): void {
  const least = isOn('HPAScaleToZero', spec) ? 0 : 1;
  spec.least('minReplicas', least);
  const most = spec.number('maxReplicas') ?? 0;
  if (most < 1) spec.refuse('must be at least 1', 'maxReplicas');
  const min = spec.number('minReplicas') ?? 1;
  if (most < min) spec.refuse(`must be no less than minReplicas: it is ${most}, minReplicas is ${min}`, 'maxReplicas');
  const target = spec.open('scaleTargetRef');
  validateTarget(target);
  if (target.minor >= 34 && target.text('kind') !== 'ReplicationController' && !target.text('apiVersion').includes('/'))
    target.refuse('must name a group, as in apps/v1', 'apiVersion');
}

function validateTarget(ref: At): void {
  ref.need('kind', pathSegment);
  ref.need('name', pathSegment);
  const apiVersion = ref.text('apiVersion');
  if (apiVersion.split('/').length > 2) ref.refuse('must have one "/" at most', 'apiVersion');
}

const SOURCES: Readonly<Record<string, string>> = {
  Object: 'object',
  External: 'external',
  Pods: 'pods',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};

function validateMetric(at: At): void {
  at.needOneOf('type', Object.keys(SOURCES));
  const own = (Object.hasOwn(SOURCES, at.text('type')) ? SOURCES[at.text('type')] : undefined) ?? '';
  const given = Object.values(SOURCES).filter(key => at.has(key));
  const [first] = given;
  if (first !== undefined) READ[first]?.(at.open(first));
  if (own !== '' && !given.includes(own)) at.refuse(`must be given for the type ${at.text('type')}`, own);
  if (given.length === 1) return;
  for (const other of given.filter(key => key !== own))
    at.refuse(`must not be given for the type ${at.text('type')}`, other);
}

const READ: Readonly<Record<string, (at: At) => void>> = {
  object: at => {
    validateTarget(at.open('describedObject'));
    validateIdentifier(at);
    const target = validateMetricTarget(at);
    if (!target.has('value') && !target.has('averageValue')) target.refuse('must have a value or an averageValue');
  },
  external: at => {
    validateIdentifier(at);
    const target = validateMetricTarget(at);
    if (target.has('value') === target.has('averageValue'))
      target.refuse('must have exactly one of value and averageValue');
  },
  pods: at => {
    validateIdentifier(at);
    const target = validateMetricTarget(at);
    if (!target.has('averageValue')) target.refuse('must be given', 'averageValue');
  },
  resource: at => {
    at.need('name');
    validateUtilization(at);
  },
  containerResource: at => {
    at.need('name', containerResource);
    at.need('container', dnsLabel);
    validateUtilization(at);
  },
};

function validateUtilization(at: At): void {
  const target = validateMetricTarget(at);
  if (target.has('averageUtilization') === target.has('averageValue'))
    target.refuse('must have exactly one of averageUtilization and averageValue');
}

function validateMetricTarget(at: At): At {
  const target = at.open('target');
  const types = ['Utilization', 'Value', 'AverageValue'];
  if (!types.includes(target.text('type'))) target.refuse(`must be ${listed(types)}`, 'type');
  for (const key of ['value', 'averageValue'])
    if (target.has(key) && (readNanos(target.get(key)) ?? 0n) <= 0n) target.refuse('must be more than 0', key);
  target.least('averageUtilization', 1);
  return target;
}

function validateIdentifier(at: At): void {
  at.open('metric').need('name', pathSegment);
}

function validateScalingRules(rules: At): void {
  rules.range('stabilizationWindowSeconds', 0, 3600);
  rules.oneOf('selectPolicy', ['Disabled', 'Max', 'Min']);
  if (rules.has('policies') && rules.values('policies').length === 0) rules.refuse('must hold a policy', 'policies');
  for (const policy of rules.list('policies')) {
    policy.needOneOf('type', ['Percent', 'Pods']);
    if ((policy.number('value') ?? 0) < 1) policy.refuse('must be at least 1', 'value');
    const period = policy.number('periodSeconds') ?? 0;
    if (period < 1 || period > 1800) policy.refuse('must be between 1 and 1800', 'periodSeconds');
  }
  if (isOn('HPAConfigurableTolerance', rules) && (readNanos(rules.get('tolerance')) ?? 0n) < 0n)
    rules.refuse('must not be negative', 'tolerance');
}
