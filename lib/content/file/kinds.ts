/** What may be chosen where, by the extension under which a file is kept. */
export const fileKinds = {
  video: ['mp4', 'm4v', 'webm', 'mov'],
  captions: ['vtt'],
  document: ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'csv', 'txt', 'zip'],
} as const;
export type FileKind = keyof typeof fileKinds;

/** The extension of a file's id (`file-abc-pdf`) or address; empty when it has none. */
export const extensionOf = (name: string): string => /[-.]([a-z0-9]+)$/.exec(name)?.[1] ?? '';

export const isOfKind = (name: string, kind: FileKind): boolean =>
  fileKinds[kind].some((extension) => extension === extensionOf(name));
