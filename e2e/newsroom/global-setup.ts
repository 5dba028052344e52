import { sharedNewsroomVariable } from './fixtures.ts';
import { freePorts } from './ports.ts';
import { removeFolder, startNewsroom, temporaryFolder } from './start.ts';

/**
 * Starts the shared newsroom from an empty folder, as a fresh clone does, and ends it afterwards.
 * One that already runs is used as it is when the variable names it.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env[sharedNewsroomVariable]) return async () => {};
  const dir = await temporaryFolder();
  const newsroom = await startNewsroom(await freePorts(), dir);
  process.env[sharedNewsroomVariable] = JSON.stringify({
    url: newsroom.url,
    dir,
    ports: newsroom.ports,
    token: newsroom.client.config().token,
    editor: newsroom.editor,
  });
  return async () => {
    await newsroom.stop();
    await removeFolder(dir);
  };
}
