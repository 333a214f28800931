import fs from 'node:fs';
import { promisify } from 'node:util';

// `node:fs/promises` loads forty more of Node's modules, 3 ms of every start on Node 24; the callbacks are loaded already.
export const close = promisify(fs.close);
export const mkdir = promisify(fs.mkdir);
export const mkdtemp = promisify<string, string>(fs.mkdtemp);
export const open = promisify(fs.open);
export const read = promisify(fs.read);
export const readFile = promisify(fs.readFile);
// In one call of the system; without `native` Node asks for each folder of the path.
export const realpath = promisify<string, string>(fs.realpath.native);
export const rename = promisify(fs.rename);
export const rm = promisify(fs.rm);
export const stat = promisify(fs.stat);
export const writeFile = promisify(fs.writeFile);
export const readdir = promisify<string, string[]>(fs.readdir);
