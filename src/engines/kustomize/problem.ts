/** Thrown where a kustomization asks for something that this renderer does not know: nobody can tell what comes out. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
  /** True where a name is near one that is known, and probably misspelt. */
  readonly isMisspelt: boolean;

  constructor(message: string, isMisspelt = false) {
    super(message);
    this.isMisspelt = isMisspelt;
  }
}

/** Thrown where kustomize itself refuses to render: a missing file, a patch without a target, a name given twice. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}
