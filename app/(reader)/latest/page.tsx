import { latestRoute } from './latest-route.tsx';

const first = Promise.resolve({});

export const generateMetadata = () => latestRoute.metadata(first);

export default function Page() {
  return latestRoute.page(first);
}
