import { open } from 'node:fs/promises';

/**
 * Writes over a file that is there, and onto the disk. An upload that nobody waits for any more is deleted,
 * and would come back to stay if it were written anew.
 *
 * @throws ENOENT when there is none.
 */
export async function overwrite(path: string, data: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.truncate();
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}
