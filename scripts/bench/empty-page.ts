import type { App } from './next-app.ts';

/** A Next app with one empty page: what everything else is measured beside. */
export const emptyPage: App = {
  name: 'empty',
  config: 'cacheComponents: true, partialPrefetching: true',
  files: {
    'app/layout.jsx':
      'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }\n',
    'app/page.jsx': 'export default function Page() { return <h1>Empty</h1>; }\n',
  },
};
