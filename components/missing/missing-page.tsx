import { SearchForm } from '#components/search/search-form.tsx';
import { Kicker, labelOf } from '#components/story/kicker.tsx';
import { TeaserHeadline, TeaserMeta, teaserClass } from '#components/story/teaser.tsx';
import type { RailView } from '#lib/content/front-page/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { missingReason, missingTitle } from './missing.tsx';
import styles from './missing-page.module.css';

const mostSections = 5;

type MissingPageProps = { settings: SettingsView; rails: readonly RailView[] };

/** Where nothing is: a way to look for it, someone to tell, and a story of each section to read instead. */
export function MissingPage({ settings, rails }: MissingPageProps) {
  const { contactEmail } = settings.publisher;
  return (
    <div className={styles.page}>
      <p className={styles.code}>Error 404</p>
      <h1 className={styles.title}>{missingTitle}</h1>
      <div className={styles.ways}>
        <SearchForm />
        <p className={styles.why}>
          {missingReason}
          {contactEmail !== null && (
            <>
              {' '}
              If a link of ours brought you here, tell{' '}
              <a href={`mailto:${contactEmail}`}>the desk</a> and we will mend it.
            </>
          )}
        </p>
      </div>
      <div className={styles.sections}>
        {rails.slice(0, mostSections).map((rail) => (
          <Newest key={rail.section.id} rail={rail} clock={settings} />
        ))}
      </div>
    </div>
  );
}

function Newest({ rail: { section, stories }, clock }: { rail: RailView; clock: SettingsView }) {
  const [story] = stories;
  if (!story) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.name}>
        <a href={section.href}>{section.name}</a>
      </h2>
      <article className={teaserClass}>
        {(labelOf(story) !== null || story.breakingUntil !== null) && <Kicker story={story} />}
        <TeaserHeadline story={story} level={3} size="item" />
        <TeaserMeta story={story} clock={clock} show={['date']} />
      </article>
    </section>
  );
}
