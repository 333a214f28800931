import { parseImageReference } from '../../image-reference.js';
import { textField } from '../../kube-yaml/value.js';
import { type ContainerPolicy, docs } from '../policy.js';

const LINK = docs('concepts/containers/images');

const imagePinned: ContainerPolicy = {
  id: 'image-pinned',
  level: 'error',
  reason: 'an image without a tag, or with `latest`: nobody can tell what runs, nor go back to it',
  remedy: 'Name a version, or better a digest.',
  link: LINK,
  on: 'container',
  check: ({ value, path, title }) => {
    const image = textField(value, 'image');
    if (!image) return [{ path: [...path, 'image'], message: `${title} has no image` }];
    const reference = parseImageReference(image);
    const at = { path: [...path, 'image'], actual: image };
    if (!reference) return [{ ...at, message: `${title}: ${image} is not the name of an image` }];
    if (reference.digest !== undefined) return [];
    if (reference.tag === undefined) return [{ ...at, message: `${title}: ${image} has no tag, which means latest` }];
    return reference.tag === 'latest' ? [{ ...at, message: `${title}: ${image} is whatever was pushed last` }] : [];
  },
};

const imageDigest: ContainerPolicy = {
  id: 'image-digest',
  level: 'warning',
  reason: 'an image without a digest: its tag can be moved to another image after the tests',
  remedy: 'Append the digest that was tested, `name:tag@sha256:…`.',
  link: LINK,
  on: 'container',
  check: ({ value, path, title }) => {
    const image = textField(value, 'image');
    const reference = image === undefined ? undefined : parseImageReference(image);
    if (!reference || reference.digest !== undefined) return [];
    return [{ path: [...path, 'image'], message: `${title}: ${image} has no digest`, actual: String(image) }];
  },
};

export const imagePolicies: readonly ContainerPolicy[] = [imagePinned, imageDigest];
