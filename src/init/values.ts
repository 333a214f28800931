/** What a config cannot know and a person can say at once. */
export interface Value {
  readonly name: string;
  /** What is asked: `Address of Prometheus, such as https://prometheus.example`. */
  readonly ask: string;
  readonly given: string | undefined;
}

/** The values of one config: what was said goes into the text, and what was not stays a variable of the environment. */
export class Values {
  readonly #given: ReadonlyMap<string, string>;
  readonly #asked = new Map<string, Value>();

  constructor(given: ReadonlyMap<string, string>) {
    this.#given = given;
  }

  /** The value, or `${{ env.NAME }}` in its place. `found` is what the list itself says. */
  need(name: string, ask: string, found?: string): string {
    const given = this.#given.get(name) ?? found;
    if (!this.#asked.has(name)) this.#asked.set(name, { name, ask, given });
    return given ?? `\${{ env.${name} }}`;
  }

  /** All that was needed, in the order of first use. */
  get all(): readonly Value[] {
    return [...this.#asked.values()];
  }
}
