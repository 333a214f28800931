import type { Problem } from '../prometheus-config/problem.js';
import type { TracedService } from './services.js';

/** What keeps the traces of one service from arriving. */
export function serviceProblems(service: TracedService): readonly Problem[] {
  const { name, env, isInjected, offset } = service;
  const add = (rule: string, message: string): Problem => ({
    rule,
    message: `${name}: ${message}`,
    offset,
    about: name,
  });
  const endpoint = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'].find(key => env.has(key));
  const address = endpoint === undefined ? undefined : env.get(endpoint);
  const attributes = env.get('OTEL_RESOURCE_ATTRIBUTES');
  const hasName =
    isSet(env, 'OTEL_SERVICE_NAME') ||
    /(?:^|,)\s*service\.name=[^,\s]/.test(attributes ?? '') ||
    isFromElsewhere(env, 'OTEL_RESOURCE_ATTRIBUTES');
  return [
    ...(!isInjected && (endpoint === undefined || address?.trim() === '')
      ? [add('no-endpoint', 'OTEL_EXPORTER_OTLP_ENDPOINT is not set, so traces go to localhost')]
      : []),
    ...(!isInjected && !hasName
      ? [add('no-service-name', 'OTEL_SERVICE_NAME is not set, so its traces come from "unknown_service"')]
      : []),
    ...switchedOff(service).map(message => add('tracing-off', message)),
    ...mixedUp(address, env).map(message => add('protocol-port', message)),
  ];
}

const isFromElsewhere = (env: TracedService['env'], key: string): boolean => env.has(key) && env.get(key) === undefined;

const isSet = (env: TracedService['env'], key: string): boolean =>
  isFromElsewhere(env, key) || (env.get(key) ?? '').trim() !== '';

function switchedOff({ env }: TracedService): readonly string[] {
  return [
    ...(/^true$/i.test(env.get('OTEL_SDK_DISABLED') ?? '') ? ['OTEL_SDK_DISABLED is true'] : []),
    ...(env.get('OTEL_TRACES_EXPORTER') === 'none' ? ['OTEL_TRACES_EXPORTER is none'] : []),
    ...(samplingOf(env) === 0 ? ['its sampler lets no trace through'] : []),
  ];
}

/** gRPC listens on 4317, HTTP on 4318: mixed up, nothing arrives. */
function mixedUp(address: string | undefined, env: TracedService['env']): readonly string[] {
  const protocol = env.get('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') ?? env.get('OTEL_EXPORTER_OTLP_PROTOCOL');
  const port = /:(\d+)(?:\/|$)/.exec(address ?? '')?.[1];
  if (protocol === 'grpc' && port === '4318') return ['the protocol is grpc, and port 4318 takes HTTP'];
  if (protocol?.startsWith('http/') && port === '4317')
    return [`the protocol is ${protocol}, and port 4317 takes gRPC`];
  return [];
}

/** The share of traces that the service's sampler lets through; undefined where its variables say nothing, NaN where nobody can tell. */
export function samplingOf(env: TracedService['env']): number | undefined {
  if (isFromElsewhere(env, 'OTEL_TRACES_SAMPLER')) return Number.NaN;
  const sampler = env.get('OTEL_TRACES_SAMPLER')?.replace(/^parentbased_/, '');
  if (sampler === 'always_on') return 1;
  if (sampler === 'always_off') return 0;
  if (sampler !== 'traceidratio') return undefined;
  const share = env.has('OTEL_TRACES_SAMPLER_ARG') ? env.get('OTEL_TRACES_SAMPLER_ARG') : '1';
  return share === undefined || share.trim() === '' ? Number.NaN : Number(share);
}
