export function readAbout(
  text: string,
  kind: string,
): {
  readonly prose: string;
  readonly example: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly couldNotTell: string;
};
