import { correctionsRoute } from './corrections-route.tsx';

const first = Promise.resolve({});

/** Made once and kept: nothing on it may depend on who asks. */
export const ensureStatic = 'navigation';

export const generateMetadata = () => correctionsRoute.metadata(first);

export default function Page() {
  return correctionsRoute.page(first);
}
