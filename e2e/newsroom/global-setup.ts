import { sharedNewsroomVariable } from './fixtures.ts';
import { removeFolder, startNewsroom, temporaryFolder } from './start.ts';

/** Starts the shared newsroom from an empty folder, as a fresh clone does, and ends it afterwards. */
export default async function setUp(): Promise<() => Promise<void>> {
  const dir = await temporaryFolder();
  const newsroom = await startNewsroom({ site: 4600, lake: 4601 }, dir);
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
