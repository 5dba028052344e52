import type { App } from './next-app.ts';

const layout = `import './page.css';
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;

const client = `import { createClient } from 'next-sanity';
export const client = createClient({
  projectId: 'dateline',
  dataset: 'production',
  apiVersion: '2026-02-01',
  apiHost: process.env.PLAIN_LAKE,
  token: process.env.PLAIN_TOKEN,
  useProjectHostname: false,
  useCdn: false,
  perspective: 'published',
});
`;

const page = `import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PortableText } from 'next-sanity';
import { client } from '../../../sanity/client.js';

export const revalidate = 60;

export async function generateStaticParams() {
  return client.fetch('*[_type == "article" && defined(slug.current)][0...10]{"slug": slug.current}');
}

const query = \`*[_type == "article" && slug.current == $slug][0]{
  headline, standfirst, publishedAt, body, "image": leadImage.asset->url
}\`;

export async function generateMetadata({ params }) {
  const story = await client.fetch(query, await params, { next: { revalidate } });
  return { title: story?.headline, description: story?.standfirst };
}

export default async function Page({ params }) {
  const story = await client.fetch(query, await params, { next: { revalidate } });
  if (!story) notFound();
  return (
    <main>
      <Link href="/">Back</Link>
      <h1>{story.headline}</h1>
      <p>{story.standfirst}</p>
      {story.image ? <img src={story.image + '?w=800'} alt="" width="800" height="533" /> : null}
      <time dateTime={story.publishedAt}>{new Date(story.publishedAt).toDateString()}</time>
      <PortableText value={(story.body ?? []).filter((block) => block._type === 'block')} />
    </main>
  );
}
`;

/**
 * The same story as a tutorial has it, by next-sanity: one query, `PortableText`, a link home, made anew
 * after a minute. Of the same lake, and without all else that a page of the newsroom shows.
 */
export const plainArticle = (lake: string, token: string): App => ({
  name: 'plain',
  config: 'typescript: { ignoreBuildErrors: true }',
  env: { PLAIN_LAKE: lake, PLAIN_TOKEN: token },
  files: {
    'app/page.css':
      'body { font: 1.125rem/1.5 Georgia, serif; max-width: 40rem; margin: auto; } img { max-width: 100%; height: auto; }\n',
    'app/layout.jsx': layout,
    'app/page.jsx': 'export default function Page() { return <h1>Plain</h1>; }\n',
    'app/article/[slug]/page.jsx': page,
    'sanity/client.js': client,
  },
});
