import { sharedNewsroomVariable } from './fixtures.ts';
import { freePorts } from './ports.ts';
import { removeFolder, startNewsroom, temporaryFolder } from './start.ts';
import { expectUnsaid } from './unsaid.ts';

/**
 * Starts the shared newsroom from an empty folder, as a fresh clone does, and ends it afterwards.
 * One that already runs is used as it is when the variable names it. Afterwards all that it has written is looked
 * through: whatever the tests have done with it, nothing that opens anything stands in its log.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env[sharedNewsroomVariable]) return async () => {};
  const dir = await temporaryFolder();
  const newsroom = await startNewsroom(await freePorts(), dir, {
    LOG_FORMAT: 'json',
    SITE_LOG: '1',
    LAKE_LOG: '1',
  });
  process.env[sharedNewsroomVariable] = JSON.stringify({
    url: newsroom.url,
    dir,
    ports: newsroom.ports,
    token: newsroom.client.config().token,
    editor: newsroom.editor,
  });
  return async () => {
    const secrets = { dir, token: newsroom.client.config().token, ...newsroom.editor };
    await newsroom.stop();
    await expectUnsaid(newsroom.output(), secrets).finally(() => removeFolder(dir));
  };
}
