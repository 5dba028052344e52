import type { AuthorDocument } from './documents.ts';
import { newsImage } from './images.ts';
import type { PictureName } from './pictures/gallery.ts';
import { slug } from './write.ts';

type Author = Pick<AuthorDocument, 'name' | 'role' | 'bio' | 'sameAs'> & { portrait: PictureName };

const authors = {
  'ines-calderon': {
    name: 'Inés Calderón',
    role: 'Americas correspondent',
    bio: 'Inés covers presidents and the people who wait in corridors for them. She reported from river towns for nine years before moving to the capital beat, and still files first drafts by hand.',
    portrait: 'portrait-calderon',
    sameAs: ['https://example.org/people/ines-calderon'],
  },
  'tomas-rey': {
    name: 'Tomás Rey',
    role: 'Diplomatic editor',
    bio: 'Tomás writes about negotiations, treaties and the furniture in the room. He trained as a surveyor, which he says is the same job with better maps.',
    portrait: 'portrait-rey',
  },
  'lucia-prado': {
    name: 'Lucía Prado',
    role: 'Trade reporter',
    bio: 'Lucía follows goods from field and workshop to quay. She grew up above a customs broker’s office and can read a bill of lading upside down.',
    portrait: 'portrait-prado',
  },
  'elena-suarez': {
    name: 'Elena Suárez',
    role: 'Climate editor',
    bio: 'Elena edits Dateline’s climate reporting and keeps a rain gauge on her roof. Before journalism she spent six seasons measuring streams.',
    portrait: 'portrait-suarez',
    sameAs: ['https://example.org/people/elena-suarez', 'https://example.net/@elena'],
  },
  'marta-quiroga': {
    name: 'Marta Quiroga',
    role: 'Columnist and culture writer',
    bio: 'Marta writes a weekly column and reports on halls, archives and theatres. She once prompted an entire opera from a box with no light.',
    portrait: 'portrait-quiroga',
  },
  'nadim-sarraf': {
    name: 'Nadim Sarraf',
    role: 'World reporter',
    bio: 'Nadim reports from harbours, passes and border posts, usually at the hour when the shift changes. He speaks four languages and apologises in six.',
    portrait: 'portrait-sarraf',
  },
} as const satisfies Record<string, Author>;

export type AuthorName = keyof typeof authors;
export const authorId = (name: AuthorName): string => `author-${name}`;

export const authorDocuments = (): AuthorDocument[] =>
  Object.entries<Author>(authors).map(([name, { portrait, ...author }]) => ({
    _id: `author-${name}`,
    _type: 'author',
    slug: slug(name),
    portrait: newsImage(portrait),
    ...author,
  }));
