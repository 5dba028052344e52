import { SearchForm } from '#components/search/search-form.tsx';
import { hasLabel, Kicker } from '#components/story/kicker.tsx';
import { TeaserHeadline, TeaserMeta, teaserClass } from '#components/story/teaser.tsx';
import type { RailView } from '#lib/content/front-page/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './missing-page.module.css';

const mostSections = 5;

type MissingPageProps = { settings: SettingsView; rails: readonly RailView[] };

/** Where nothing is: a way to look for it, someone to tell, and a story of each section to read instead. */
export function MissingPage({ settings, rails }: MissingPageProps) {
  const { contactEmail } = settings.publisher;
  const t = wordsIn(settings.language);
  return (
    <div className={styles.page}>
      <p className={styles.code}>{t('missing.code')}</p>
      <h1 className={styles.title}>{t('missing.title')}</h1>
      <div className={styles.ways}>
        <SearchForm language={settings.language} />
        <p className={styles.why}>
          {contactEmail === null
            ? t('missing.reason')
            : t.rich('missing.tell', {
                reason: t('missing.reason'),
                mail: (words) => <a href={`mailto:${contactEmail}`}>{words}</a>,
              })}
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
        {hasLabel(story) && <Kicker story={story} language={clock.language} />}
        <TeaserHeadline story={story} level={3} size="item" />
        <TeaserMeta story={story} clock={clock} show={['date']} />
      </article>
    </section>
  );
}
