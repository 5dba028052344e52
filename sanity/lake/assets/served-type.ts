import { mimeTypeOf } from './media-types.ts';

/** Types of files that no browser runs anything of, or takes for a page, a style or a script. */
const passive =
  /^(image\/(jpeg|png|gif|webp|avif|tiff)|video\/(mp4|quicktime|webm)|audio\/(mpeg|mp4|ogg|wav|flac)|font\/woff2|text\/(plain|csv|vtt|markdown)|application\/(pdf|zip|gzip|json|geo\+json|x-subrip|vnd\.(openxmlformats-officedocument|oasis\.opendocument)\.[a-z.]+))$/;

/** The type a file is sent with: what it is, or bytes of no kind where that could be run. */
export function servedTypeOf(extension: string): string {
  const type = mimeTypeOf(extension);
  return passive.test(type) ? type : 'application/octet-stream';
}
