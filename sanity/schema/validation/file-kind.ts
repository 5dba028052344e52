import { type FileKind, fileKinds, isOfKind } from '#lib/content/file/kinds.ts';

/** Checks that the file chosen is one of a kind, as the site does; `message` says what is wanted. */
export const fileIsOfKind =
  (kind: FileKind, message: string) =>
  (value: { asset?: { _ref?: string } } | undefined): true | string =>
    value?.asset?._ref === undefined || isOfKind(value.asset._ref, kind) ? true : message;

/** The same for the window in which a file is chosen. */
export const acceptedOf = (kind: FileKind): string =>
  fileKinds[kind].map((extension) => `.${extension}`).join();
