import { Unsupported } from './problem.js';

/** Some seconds' worth. The largest public trees need less than a hundredth of it. */
const MOST = 10_000_000;
const PER_KUSTOMIZATION = 1000;

/**
 * Counts what a rendering costs, in looks at an object. Kustomizations multiply each other: a base that is listed twice on
 * each of thirty levels is a billion objects, and every patch looks at all of them. Nothing could end that from outside.
 */
export class Work {
  #done = 0;

  take(looks: number, where: string): void {
    this.#done += looks;
    if (this.#done > MOST) throw new Unsupported(`${where}: too many objects, patches and bases on the way to here`);
  }

  open(where: string): void {
    this.take(PER_KUSTOMIZATION, where);
  }
}
