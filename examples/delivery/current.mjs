// Prints the version that runs, on one line.
import { existsSync, readFileSync } from 'node:fs';

console.log(existsSync('run/version') ? readFileSync('run/version', 'utf8').trim() : 'none');
