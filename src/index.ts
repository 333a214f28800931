#!/usr/bin/env node
import nodeModule from 'node:module';

// Node 22.1 and newer keep compiled code between runs; in a workflow, in the runner's own temporary folder.
const enable: unknown = Reflect.get(nodeModule, 'enableCompileCache');
if (typeof enable === 'function') {
  const temp = process.env.RUNNER_TEMP;
  enable(temp === undefined ? undefined : `${temp}/deploy-validate-cache`);
}

const args = process.argv.slice(2);
const isAction = args.length === 0 && process.env.GITHUB_ACTIONS === 'true';
// Started by this very program, over a channel that nobody else has.
const isPartner = args[0] === 'load-partner' && process.connected;
const front = isPartner
  ? import(/* webpackChunkName: "load" */ './fronts/load-partner.js').then(({ runLoadPartner }) => runLoadPartner())
  : isAction
    ? import('./fronts/action.js').then(({ runAction }) => runAction())
    : import('./fronts/cli.js').then(({ runCli }) => runCli(args));

process.exitCode = await front;
