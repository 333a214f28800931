/** How sure a match is: `high` blocks a release, `low` is shown. */
export type Confidence = 'high' | 'low';

/** A credential whose format its vendor documents: found by a keyword, then by an expression near it. */
export interface TokenRule {
  /** Kebab-case, vendor first: `github-fine-grained-token`. */
  readonly id: string;
  /** As a finding says it: `GitHub fine-grained personal access token`. */
  readonly title: string;
  /** Where the format is documented: a URL of the vendor's. */
  readonly source: string;
  /** Lower-case ASCII; at least one stands inside or near every match, and nothing is tried where none does. */
  readonly keywords: readonly [string, ...string[]];
  /**
   * Flags `g` or `gi`, and never `(?i:…)`, which V8 of Node 24 gets wrong. Its group `secret` is the credential; the whole
   * match where it has none. Vetted to run in linear time.
   */
  readonly pattern: RegExp;
  /** Bits of Shannon entropy for each character that the credential must reach. */
  readonly entropy?: number | undefined;
  /** How many characters a match may have behind its keyword; 350 unless told. Only a format as long as a JWT needs more. */
  readonly reach?: number | undefined;
  /** What else the format asks for, such as a field in it: false where this cannot be a real credential. */
  readonly valid?: ((secret: string) => boolean) | undefined;
  /** The same by a checksum that the format has: chance or a made-up example does not pass it, so what does is proven. */
  readonly checksum?: ((secret: string) => boolean) | undefined;
  readonly confidence: Confidence;
}

/** A place in a text, in UTF-16 units, that holds a credential. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A credential that is given away by where it stands: a private key, a password in a URL, a value beside a telling name. */
export interface ShapeRule {
  readonly id: string;
  readonly title: string;
  readonly confidence: Confidence;
  /** Lower-case ASCII that some match needs in the text; empty where the file's name decides. */
  readonly keywords: readonly string[];
  /**
   * `line`: `find` is given each line that holds a keyword, alone (of a long one what stands around the keyword), which
   * costs a fraction of whole texts. Right for whatever is given away within its own line.
   */
  readonly scope?: 'line' | undefined;
  /** Whether a file of this path (`/` between its parts) is looked at. */
  readonly applies: (path: string) => boolean;
  /** Each credential in the text, placeholders and examples left out. */
  readonly find: (text: string, path: string) => Iterable<Place>;
}
