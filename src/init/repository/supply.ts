import { folderOf, type Suggestion, type Survey, topFolders } from './survey.js';

/** Who audits what a lock file holds. */
const LOCK_FILES: readonly (readonly [file: RegExp, manager: string])[] = [
  [/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/, 'npm'],
  [/(?:^|\/)pnpm-lock\.yaml$/, 'pnpm'],
  [/(?:^|\/)yarn\.lock$/, 'yarn'],
  [/(?:^|\/)requirements\.txt$/, 'pip'],
  [/(?:^|\/)(?:poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock)$/, 'osv'],
  [/(?:^|\/)(?:go\.mod|Cargo\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile)$/, 'osv'],
];

/** No credentials, no known vulnerabilities, images within a budget. */
export async function suggestSupply(
  survey: Survey,
  { project }: { readonly project: string },
): Promise<readonly Suggestion[]> {
  return [
    {
      kind: 'secrets',
      with: { paths: ['.'] },
      name: 'No credentials in the repository',
      section: 'Security',
      because: 'the repository',
    },
    ...LOCK_FILES.flatMap(([file, manager]) => lockFiles(survey, { file, manager })),
    ...(await images(survey, project)),
  ];
}

function lockFiles(
  survey: Survey,
  { file, manager }: { readonly file: RegExp; readonly manager: string },
): readonly Suggestion[] {
  const files = survey.find(file);
  const folders = topFolders(files);
  return files
    .filter(each => folders.includes(folderOf(each)))
    .slice(0, 3)
    .map(lockfile => ({
      kind: 'dependencies',
      with: { manager, lockfile, 'fail-on': 'high' },
      name: `No known vulnerabilities in ${lockfile}`,
      section: 'Security',
      because: lockfile,
      hint: folderOf(lockfile) === '.' ? manager : folderOf(lockfile),
    }));
}

const BUDGET = '500MB';

/** An image has to be built before anybody can look at it, so that its check is advisory. */
async function images(survey: Survey, project: string): Promise<readonly Suggestion[]> {
  const files = survey.find(/(?:^|\/)(?:Dockerfile|Containerfile)$/).slice(0, 4);
  return files.map(file => {
    const folder = folderOf(file);
    const image = imageOf(folder, project);
    return {
      kind: 'image-size',
      with: { images: [{ image, max: BUDGET }] },
      name: `The image of ${file} stays within ${BUDGET}`,
      section: 'Images',
      because: file,
      hint: folder === '.' ? undefined : folder,
      advisory: true,
      guessed: `name and budget; build it before with: docker build -t ${image} ${folder}`,
    };
  });
}

/** The name of the image that a folder's Dockerfile is built as. */
export const imageOf = (folder: string, project: string): string => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
  return `${plain(project) || 'app'}${folder === '.' ? '' : `-${plain(folder)}`}:candidate`;
};
