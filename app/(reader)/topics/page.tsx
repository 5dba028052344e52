import { topicsRoute } from './topics-route.tsx';

const first = Promise.resolve({});

export const generateMetadata = () => topicsRoute.metadata(first);

export default function Page() {
  return topicsRoute.page(first);
}
