import { type Data, isData } from './merge.js';
import type { Service } from './project.js';
import { type ComposeRule, eachService, isTrue } from './violation.js';

const at = (value: unknown, key: string): unknown => (isData(value) ? value[key] : undefined);

function resources(service: Service, part: 'limits' | 'reservations'): Data {
  const found = at(at(at(service.value, 'deploy'), 'resources'), part);
  return isData(found) ? found : {};
}

/** Written, and more than nothing: `0` means no limit to Docker. */
const isSet = (value: unknown): boolean => /^[\d.]*[1-9]/.test(String(value));

/** What of CPU and memory is missing, in words; empty where both are there. */
const missing = (cpu: readonly unknown[], memory: readonly unknown[]): string =>
  [cpu.some(isSet) ? '' : 'CPU', memory.some(isSet) ? '' : 'memory'].filter(word => word !== '').join(' and no ');

export const noLimits: ComposeRule = {
  id: 'no-limits',
  level: 'warning',
  reason: 'A service without a limit takes the machine with it when it leaks or spins.',
  remedy: 'Set deploy.resources.limits.cpus and .memory.',
  check: eachService(service => {
    const { value } = service;
    const limits = resources(service, 'limits');
    const lacking = missing([limits.cpus, value.cpus, value.cpu_quota], [limits.memory, value.mem_limit]);
    return lacking === '' ? [] : [[['deploy', 'resources', 'limits'], `no ${lacking} limit`]];
  }),
};

export const noReservations: ComposeRule = {
  id: 'no-reservations',
  level: 'warning',
  reason: 'What is not reserved is not there when the machine is full.',
  remedy: 'Set deploy.resources.reservations.cpus and .memory.',
  check: eachService(service => {
    const { value } = service;
    const reserved = resources(service, 'reservations');
    const lacking = missing([reserved.cpus, value.cpu_shares], [reserved.memory, value.mem_reservation]);
    return lacking === '' ? [] : [[['deploy', 'resources', 'reservations'], `no ${lacking} reservation`]];
  }),
};

export const noHealthcheck: ComposeRule = {
  id: 'no-healthcheck',
  level: 'warning',
  reason: 'Without a health check a service that hangs counts as running.',
  remedy: 'Add a healthcheck with a test, an interval, a timeout and retries.',
  check: eachService(({ value }) => {
    const check = value.healthcheck;
    if (!isData(check)) return [[['healthcheck'], 'no health check']];
    const test = Array.isArray(check.test) ? check.test : [check.test];
    const isOff = isTrue(check.disable) || test[0] === 'NONE';
    if (isOff) return [[['healthcheck'], 'its health check is switched off']];
    return test[0] === undefined || test[0] === null ? [[['healthcheck'], 'its health check has no test']] : [];
  }),
};
