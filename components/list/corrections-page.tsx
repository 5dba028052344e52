import { CorrectionText } from '#components/article/corrections.tsx';
import type { CorrectionsPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { correctionsPath, listPagePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './corrections-page.module.css';
import { ListPage, NothingListed } from './list-page.tsx';
import { Pager } from './pager.tsx';

type CorrectionsPageProps = { view: CorrectionsPageView; settings: SettingsView };

/** Every correction made, with the story it was made in. */
export function CorrectionsPage({ view, settings }: CorrectionsPageProps) {
  const { contactEmail, correctionsPolicyUrl } = settings.publisher;
  const t = wordsIn(settings.language);
  return (
    <ListPage
      title={t('corrections.title')}
      description={
        <p>
          {t('corrections.about')}
          {contactEmail && (
            <>
              {' '}
              {t.rich('corrections.write', {
                mail: (words) => <a href={`mailto:${contactEmail}`}>{words}</a>,
              })}
            </>
          )}
          {correctionsPolicyUrl && (
            <>
              {' '}
              {t.rich('corrections.policy', {
                policy: (words) => <a href={correctionsPolicyUrl}>{words}</a>,
              })}
            </>
          )}
        </p>
      }
    >
      {view.entries.length === 0 && <NothingListed>{t('corrections.none')}</NothingListed>}
      <ol data-plain="">
        {view.entries.map(({ story, corrections }) => (
          <li key={story.id} className={styles.entry}>
            <h2 className={styles.story} lang={story.language} dir="auto">
              <a href={story.href}>{story.headline}</a>
            </h2>
            <div className={styles.corrections}>
              {corrections.map((correction) => (
                <CorrectionText
                  key={correction.key}
                  correction={correction}
                  clock={settings}
                  language={story.language}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <Pager
        page={view.page}
        pageCount={view.pageCount}
        pageHref={(page) => listPagePath(correctionsPath(), page)}
        language={settings.language}
      />
    </ListPage>
  );
}
