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
const isHelper = args[0] === 'help-with-load' && process.connected;
const front = isHelper
  ? import(/* webpackChunkName: "load" */ './fronts/load-helper.js').then(({ runLoadHelper }) => runLoadHelper())
  : isAction
    ? import('./fronts/action.js').then(({ runAction }) => runAction())
    : import('./fronts/cli.js').then(({ runCli }) => runCli(args));

process.exitCode = await front;
