import { CorrectionText } from '#components/article/corrections.tsx';
import type { CorrectionsPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { correctionsPath, listPagePath } from '#lib/routes.ts';
import styles from './corrections-page.module.css';
import { ListPage, NothingListed } from './list-page.tsx';
import { Pager } from './pager.tsx';

type CorrectionsPageProps = { view: CorrectionsPageView; settings: SettingsView };

/** Every correction made, with the story it was made in. */
export function CorrectionsPage({ view, settings }: CorrectionsPageProps) {
  const { contactEmail, correctionsPolicyUrl } = settings.publisher;
  return (
    <ListPage
      title="Corrections"
      description={
        <p>
          What was wrong, and when it was put right.
          {contactEmail && (
            <>
              {' '}
              Found a mistake? <a href={`mailto:${contactEmail}`}>Write to us</a>.
            </>
          )}
          {correctionsPolicyUrl && (
            <>
              {' '}
              <a href={correctionsPolicyUrl}>How corrections are made</a>.
            </>
          )}
        </p>
      }
    >
      {view.entries.length === 0 && (
        <NothingListed>No published story has been corrected.</NothingListed>
      )}
      <ol data-plain="">
        {view.entries.map(({ story, corrections }) => (
          <li key={story.id} className={styles.entry}>
            <h2 className={styles.story} dir="auto">
              <a href={story.href}>{story.headline}</a>
            </h2>
            <div className={styles.corrections}>
              {corrections.map((correction) => (
                <CorrectionText key={correction.key} correction={correction} clock={settings} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <Pager
        page={view.page}
        pageCount={view.pageCount}
        pageHref={(page) => listPagePath(correctionsPath(), page)}
      />
    </ListPage>
  );
}
