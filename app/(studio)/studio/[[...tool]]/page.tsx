import { Studio } from './studio.tsx';

/** One shell for every address of the Studio: it finds its way in the browser. */
export const dynamic = 'force-dynamic';

export default function StudioPage() {
  return <Studio />;
}
