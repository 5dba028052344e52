import { z } from 'zod';

/** Where a server of the newsroom's own is reached: no name and no password, so that it can be told in a message. */
export const serverAddress = z.url({ protocol: /^https?$/ }).refine((address) => {
  const url = URL.parse(address);
  return url !== null && url.username + url.password === '';
});
