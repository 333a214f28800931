import type { At } from '../../at.js';
import { validateAnnotations, validateLabels } from '../../labels.js';
import { validateClaimSpec, withoutForgotten } from '../../storage/claim.js';
import { localPath } from '../../text/names.js';
import { VOLUME_FIELDS, validateFieldRef, validateResourceRef } from '../env.js';

const MAX_MODE = 0o777;

/** Rights of files. */
export const validateMode = (at: At, key: string): void => {
  const mode = at.number(key);
  if (mode !== undefined && (mode < 0 || mode > MAX_MODE))
    at.refuse(`must be between 0 and 0777, got 0${mode.toString(8)}`, key);
};

/** A Secret, a ConfigMap or fields of the pod as files. */
export function validateFiles(at: At, kind: string): void {
  validateMode(at, 'defaultMode');
  if (kind === 'secret') at.need('secretName');
  if (kind === 'configMap') at.need('name');
  for (const item of at.list('items')) {
    if (kind === 'downwardAPI') validateDownwardFile(item);
    else validateKeyToPath(item);
  }
}

export function validateKeyToPath(item: At): void {
  item.need('key');
  item.need('path', localPath);
  validateMode(item, 'mode');
}

export function validateDownwardFile(item: At): void {
  item.need('path', localPath);
  const field = item.child('fieldRef');
  const resource = item.child('resourceFieldRef');
  if (field) {
    validateFieldRef(field, VOLUME_FIELDS);
    if (resource) item.refuse('must have one of fieldRef and resourceFieldRef only');
  } else if (resource) validateResourceRef(resource, { volume: true });
  else item.refuse('must have fieldRef or resourceFieldRef');
  validateMode(item, 'mode');
}

/** The claim that a pod gets for itself. */
export function validateClaimTemplate(template: At): void {
  const metadata = template.child('metadata');
  if (metadata) {
    validateAnnotations(metadata);
    validateLabels(metadata, 'labels');
    for (const key of Object.keys(metadata.value)) {
      const value = metadata.get(key);
      const isEmpty = value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
      if (key !== 'labels' && key !== 'annotations' && !isEmpty) metadata.refuse('must not be given here', key);
    }
  }
  validateClaimSpec(withoutForgotten(template.open('spec')));
}
