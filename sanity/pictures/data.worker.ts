import { isThere } from './is-there.ts';
import { readPictureData } from './picture-data.ts';

/** Reads a picture's own data apart from the Studio's thread: it may be malformed, and it may be much. */
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  void readPictureData(data).then((found) => postMessage(found));
});
postMessage(isThere);
