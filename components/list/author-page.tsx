import { Picture } from '#components/picture/picture.tsx';
import type { AuthorPageView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { listFeedPath, listPagePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './author-page.module.css';
import { ListPage, NothingListed } from './list-page.tsx';
import { StoryList } from './story-list.tsx';

/** Who an author is, and everything under their name. */
export function AuthorPage({ view, clock }: { view: AuthorPageView; clock: Clock }) {
  return (
    <ListPage
      title={view.name}
      label={view.role}
      description={<Biography view={view} />}
      feedHref={listFeedPath(view.path)}
      language={clock.language}
      aside={
        view.portrait && (
          <div className={styles.portrait}>
            <Picture
              image={view.portrait}
              aspect={1}
              sizes="(min-width: 48rem) 10rem, 5.5rem"
              widths={[88, 160, 176, 320, 480]}
            />
          </div>
        )
      }
    >
      {view.list.total === 0 ? (
        <NothingListed>{wordsIn(clock.language)('list.nothingByAuthor')}</NothingListed>
      ) : (
        <StoryList
          list={view.list}
          clock={clock}
          pageHref={(page) => listPagePath(view.path, page)}
          path={view.path}
        />
      )}
    </ListPage>
  );
}

function Biography({ view }: { view: AuthorPageView }) {
  const elsewhere = view.sameAs.filter((href) => URL.canParse(href));
  return (
    <>
      {view.bio && <p dir="auto">{view.bio}</p>}
      {elsewhere.length > 0 && (
        <ul data-plain="" className={styles.elsewhere}>
          {elsewhere.map((href) => (
            <li key={href}>
              <a href={href} rel="me">
                {new URL(href).hostname.replace(/^www\./, '')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
