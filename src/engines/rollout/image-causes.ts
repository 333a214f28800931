import { clip } from '../../text/clip.js';
import { textField } from '../kube-yaml/value.js';
import { type Cause, describePod, type PodSight } from './cause.js';
import type { Container, Pod } from './pod.js';
import { listField } from './read.js';

const PULLING = ['ErrImagePull', 'ImagePullBackOff'];

interface Refusal {
  readonly matches: RegExp;
  readonly said: string;
  readonly isFatal: boolean;
}

/** What registries and runtimes say, the surest first. */
const REFUSALS: readonly Refusal[] = [
  { matches: /toomanyrequests|\b429\b|rate limit/i, said: 'the registry limits how often it is asked', isFatal: false },
  {
    matches: /no match for platform|no matching manifest|does not match the specified platform/i,
    said: 'there is none for the architecture of the node',
    isFatal: true,
  },
  {
    matches: /unauthorized|denied|no basic auth|authentication required|\b401\b|\b403\b|forbidden/i,
    said: 'the registry refuses the login (it may be missing, wrong, or the image does not exist)',
    isFatal: true,
  },
  {
    matches:
      /i\/o timeout|no such host|connection refused|connection reset|TLS handshake|x509|deadline exceeded|EOF|\b50\d\b/i,
    said: 'the registry cannot be reached from the node',
    isFatal: false,
  },
  {
    matches: /not found|manifest unknown|name unknown|does not exist|\b404\b/i,
    said: 'the registry has no such image or tag',
    isFatal: true,
  },
];

const NAMED: Readonly<Record<string, Omit<Refusal, 'matches'>>> = {
  InvalidImageName: { said: 'this is no name of an image', isFatal: true },
  ErrImageNeverPull: { said: 'it is not on the node, and its policy is never to pull', isFatal: true },
  ImageInspectError: { said: 'the node cannot read it', isFatal: false },
  RegistryUnavailable: { said: 'the registry cannot be reached from the node', isFatal: false },
  SignatureValidationFailed: { said: 'its signature is refused', isFatal: true },
};

/** Why a container's image does not come. */
export function imageCause({ pod, told }: PodSight, container: Container): Cause | undefined {
  const { waiting } = container;
  if (waiting === undefined) return undefined;
  const isPulling = PULLING.includes(waiting.reason);
  const known = isPulling ? undefined : NAMED[waiting.reason];
  if (!isPulling && known === undefined) return undefined;
  const words = isPulling ? wordsOf(container, { waiting: waiting.message, told }) : [waiting.message];
  const refusal =
    known ?? REFUSALS.find(({ matches }) => words.some(text => matches.test(withoutName(text, container))));
  const { said, isFatal } = refusal ?? { said: 'it cannot be pulled', isFatal: false };
  const quote = words.find(text => text !== '' && !/^back-off pulling image/i.test(text));
  return {
    rule: 'image-pull',
    said: `image ${container.image} cannot be had: ${said}`,
    container: container.name,
    pod: pod.name,
    isFatal,
    evidence: [
      `state.waiting.reason ${waiting.reason}`,
      ...(quote === undefined ? [] : [`said: ${clip(quote, 500)}`]),
      ...(/login/.test(said) ? [pullSecrets(pod)] : []),
    ],
    next: describePod(pod),
  };
}

/** The back-off's own message says nothing: what the pull said before it stands in an event. */
function wordsOf(
  container: Container,
  at: { readonly waiting: string; readonly told: PodSight['told'] },
): readonly string[] {
  const pulls = at.told.filter(
    event => event.isWarning && event.reason === 'Failed' && (event.container ?? container.name) === container.name,
  );
  return [at.waiting, ...pulls.map(({ message }) => message).reverse()];
}

/** A repository may be called `not-found`. */
const withoutName = (text: string, { image }: Container): string => text.replaceAll(image, 'IMAGE');

function pullSecrets({ object }: Pod): string {
  const names = listField(object, 'spec', 'imagePullSecrets').map(secret => textField(secret, 'name') ?? '');
  return names.length === 0 ? 'the pod names no pull secret' : `pull secrets of the pod: ${names.join(', ')}`;
}
