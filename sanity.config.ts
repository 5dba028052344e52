import { studioConfig } from './sanity/studio/config.ts';

export default studioConfig();
