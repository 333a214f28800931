/** Thrown where a kustomization asks for something that this renderer does not know: nobody can tell what comes out. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

/** Thrown where kustomize itself refuses to render: a missing file, a patch without a target, a name given twice. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}
