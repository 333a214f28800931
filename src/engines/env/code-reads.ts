/** A variable that code reads. */
export interface CodeRead {
  readonly name: string;
  readonly line: number;
  /** Read without a default. */
  readonly isRequired: boolean;
}

export interface CodeReads {
  readonly reads: readonly CodeRead[];
  /** Somewhere a name is put together at run time, so that nobody can say what is unused. */
  readonly isDynamic: boolean;
}

interface Language {
  readonly extensions: RegExp;
  readonly comment: RegExp;
  /** The first group is the name, the second one is there where a default follows. */
  readonly reads: readonly RegExp[];
  readonly dynamic?: RegExp;
}

const NAME = '([A-Za-z_][A-Za-z0-9_]*)';
const QUOTED = `['"\`]${NAME}['"\`]`;
const HASH = /(?<![\w'"$\\])#[^\n]*/g;
const SLASHES = /(?<![:\w'"`\\])\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

const LANGUAGES: readonly Language[] = [
  {
    extensions: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/,
    comment: SLASHES,
    reads: [
      new RegExp(
        `(?:process\\.env|import\\.meta\\.env|Bun\\.env)(?:\\?)?\\.${NAME}(?!\\w)(\\s*(?:\\?\\?|\\|\\|))?`,
        'g',
      ),
      new RegExp(
        `(?:process\\.env|import\\.meta\\.env|Bun\\.env)(?:\\?\\.)?\\[\\s*${QUOTED}\\s*\\](\\s*(?:\\?\\?|\\|\\|))?`,
        'g',
      ),
      new RegExp(`Deno\\.env\\.get\\(\\s*${QUOTED}\\s*\\)(\\s*(?:\\?\\?|\\|\\|))?`, 'g'),
    ],
    dynamic: /process\.env\[\s*(?!['"`]\w+['"`]\s*\])/,
  },
  {
    extensions: /\.pyi?$/,
    comment: HASH,
    reads: [
      new RegExp(`os\\.environ\\[\\s*${QUOTED}\\s*\\]`, 'g'),
      new RegExp(
        `(?:os\\.environ\\.get|os\\.getenv|(?<!\\w)getenv|(?<!\\w)environ\\.get)\\(\\s*${QUOTED}\\s*(,|\\)\\s*or\\b)?`,
        'g',
      ),
      new RegExp(`(?<![\\w.])config\\(\\s*${QUOTED}\\s*(,\\s*default\\s*=)?`, 'g'),
      new RegExp(`(?<![\\w.])env(?:\\.(?:str|int|bool|float|list|url|db|json|path))?\\(\\s*${QUOTED}\\s*(,)?`, 'g'),
    ],
    dynamic: /os\.environ\[\s*[^'"\s]|os\.getenv\(\s*[^'"\s]|BaseSettings\b/,
  },
  {
    extensions: /\.go$/,
    comment: SLASHES,
    reads: [
      new RegExp(`os\\.Getenv\\(\\s*"${NAME}"\\s*\\)`, 'g'),
      new RegExp(`os\\.LookupEnv\\(\\s*"${NAME}"\\s*(\\))`, 'g'),
      new RegExp(`(?<!\\w)env(?:config)?:"${NAME}(?:,required)?"`, 'g'),
    ],
    dynamic: /os\.(?:Getenv|LookupEnv)\(\s*[^"\s]|AutomaticEnv\(/,
  },
  {
    extensions: /\.(?:rb|rake|erb)$/,
    comment: HASH,
    reads: [
      new RegExp(`ENV\\[\\s*${QUOTED}\\s*\\](\\s*(?:\\|\\|))?`, 'g'),
      new RegExp(`ENV\\.fetch\\(\\s*${QUOTED}\\s*(,|\\)\\s*\\{)?`, 'g'),
    ],
    dynamic: /ENV(?:\[|\.fetch\()\s*[^'"\s]/,
  },
  {
    extensions: /\.(?:java|kt|kts|scala|groovy)$/,
    comment: SLASHES,
    reads: [new RegExp(`System\\.getenv\\(\\s*"${NAME}"\\s*\\)(\\s*\\?:)?`, 'g')],
    dynamic: /System\.getenv\(\s*(?!")/,
  },
  {
    extensions: /\.(?:properties|ya?ml)$/,
    comment: /(?:^|\n)\s*#[^\n]*/g,
    reads: [/\$\{([A-Z][A-Z0-9_]*)(:[^}]*)?\}/g],
  },
  {
    extensions: /\.(?:sh|bash|zsh|ksh)$|(?:^|\/)(?:entrypoint|docker-entrypoint)$/,
    comment: HASH,
    reads: [/\$\{([A-Z][A-Z0-9_]*)(?:(:?[-=+])[^}]*)?(?::?\?[^}]*)?\}/g, /\$([A-Z][A-Z0-9_]*)()/g],
    dynamic: /\$\{!\w/,
  },
  {
    extensions: /\.rs$/,
    comment: SLASHES,
    reads: [new RegExp(`env::var(?:_os)?\\(\\s*"${NAME}"\\s*\\)(\\s*\\.unwrap_or)?`, 'g')],
  },
  {
    extensions: /\.php$/,
    comment: SLASHES,
    reads: [
      new RegExp(`(?<![\\w>:])(?:getenv|env)\\(\\s*${QUOTED}\\s*(,)?`, 'g'),
      new RegExp(`\\$_ENV\\[\\s*${QUOTED}\\s*\\](\\s*\\?\\?)?`, 'g'),
    ],
  },
  {
    extensions: /\.cs$/,
    comment: SLASHES,
    reads: [new RegExp(`Environment\\.GetEnvironmentVariable\\(\\s*"${NAME}"\\s*\\)(\\s*\\?\\?)?`, 'g')],
  },
];

const DESTRUCTURED = /(?:const|let|var)\s*\{([^}]*)\}\s*=\s*(?:process\.env|import\.meta\.env)(?![.[\w])/g;

/** The variables that a file of code reads, by the language that its name tells; undefined where it is none of these. */
export function codeReads(file: string, text: string): CodeReads | undefined {
  const language = LANGUAGES.find(({ extensions }) => extensions.test(file));
  if (!language) return undefined;
  const clean = text.replace(language.comment, comment => comment.replace(/[^\n]/g, ' '));
  const found: CodeRead[] = [];
  for (const pattern of language.reads) {
    for (const { index, 1: name, 2: fallback } of clean.matchAll(pattern)) {
      if (name === undefined) continue;
      const isRequired = fallback === undefined && !assigned(clean, name) && !isAssignment(clean, index, name);
      found.push({ name, line: lineAt(clean, index), isRequired });
    }
  }
  if (language.extensions.test('x.ts')) found.push(...destructured(clean));
  const own = /\.(?:sh|bash|zsh|ksh)$/.test(file) ? found.filter(({ name }) => !assigned(clean, name)) : found;
  return { reads: own, isDynamic: language.dynamic?.test(clean) ?? false };
}

/** `const { A, B: c = d } = process.env` */
const destructured = (text: string): readonly CodeRead[] =>
  [...text.matchAll(DESTRUCTURED)].flatMap(({ index, 1: inside = '' }) =>
    inside.split(',').flatMap(part => {
      const [, name, fallback] = /^\s*([A-Za-z_]\w*)\s*(?::\s*\w+)?\s*(=)?/.exec(part) ?? [];
      return name === undefined || part.includes('...')
        ? []
        : [{ name, line: lineAt(text, index), isRequired: fallback === undefined }];
    }),
  );

/** A script's own variable, or a loop's. */
const assigned = (text: string, name: string): boolean =>
  new RegExp(
    `(?:^|[\\s;])(?:export\\s+|local\\s+|readonly\\s+|declare\\s+)?${name}=|\\bfor\\s+${name}\\s+in\\b|\\bread\\s+(?:-\\w+\\s+)*${name}\\b`,
  ).test(text);

/** `process.env.X = …` sets it. */
const isAssignment = (text: string, index: number, name: string): boolean => {
  const end = text.indexOf(name, index) + name.length;
  return /^['"`\]\s]*=(?!=)/.test(text.slice(end, end + 8));
};

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

const PLATFORM =
  /^(?:PATH|HOME|PWD|USER|SHELL|LANG|LC_\w+|TERM|TMPDIR|TZ|HOSTNAME|CI|NODE_ENV|NODE_OPTIONS|GITHUB_\w+|RUNNER_\w+|KUBERNETES_\w+|\w+_SERVICE_(?:HOST|PORT)\w*|npm_\w+|OLDPWD|IFS|RANDOM|SECONDS|UID|EUID|PPID|LINENO|BASH\w*|DEV|PROD|MODE|SSR|BASE_URL|PYTHONPATH|VIRTUAL_ENV|GOPATH|GOROOT|JAVA_HOME|COLUMNS|LINES|EDITOR|DEBUG)$/;

/** Set by the platform, the shell or the build, so that nobody declares it. */
export const isPlatform = (name: string): boolean => PLATFORM.test(name);

/** Baked in when the code is built, and public: a value at run time changes nothing. */
export const isBuildTime = (name: string): boolean =>
  /^(?:NEXT_PUBLIC_|VITE_|REACT_APP_|PUBLIC_|NUXT_PUBLIC_)/.test(name);
