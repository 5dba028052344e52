import type { ValidationContext } from 'sanity';
import { apiVersion } from '../../api-version.ts';
import { fieldOf } from '../documents/article/state.ts';

/** Checks what sort of file was chosen: what a form offers, a program or a library need not keep to. */
export const fileIs =
  (fits: (mimeType: string | null) => boolean, message: string) =>
  async (
    file: unknown,
    { getClient }: Pick<ValidationContext, 'getClient'>,
  ): Promise<true | string> => {
    const id = fieldOf(fieldOf(file, 'asset'), '_ref');
    if (typeof id !== 'string') return true;
    const mimeType = await getClient({ apiVersion }).fetch<unknown>(
      '*[_type == "sanity.fileAsset" && _id == $id][0].mimeType',
      { id },
      { perspective: 'raw', tag: 'file-type' },
    );
    return fits(typeof mimeType === 'string' ? mimeType : null) || message;
  };
