/** The names of a hosted project, as its clients and readers' browsers ask for them. */
export const projectId = 'dateline';
export const dataset = 'production';
export const lakeHost = `${projectId}.api.sanity.io`;
export const filesHost = 'cdn.sanity.io';

/** Where the front of the stand-in listens, for processes that are led there. */
export const frontPortVariable = 'DATELINE_HOSTED_PORT';

/** Whether a name is one that is led there. */
export const isHosted = (host: string): boolean =>
  /^(?:[a-z0-9-]+\.)?(?:api|apicdn|cdn)\.sanity\.io$/.test(host);
