import { latestRoute } from './latest-route.tsx';

const first = Promise.resolve({});

/** Made once and kept: nothing on it may depend on who asks. */
export const ensureStatic = 'navigation';

export const generateMetadata = () => latestRoute.metadata(first);

export default function Page() {
  return latestRoute.page(first);
}
