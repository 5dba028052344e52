import { correctionsRoute } from './corrections-route.tsx';

const first = Promise.resolve({});

export const generateMetadata = () => correctionsRoute.metadata(first);

export default function Page() {
  return correctionsRoute.page(first);
}
