import type { SettingsView } from '#lib/content/settings/view.ts';
import {
  archivePath,
  correctionsPath,
  frontPath,
  latestPath,
  searchPath,
  siteFeedPath,
  siteJsonFeedPath,
  topicsPath,
} from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './footer.module.css';

type Destination = { name: string; href: string; rel?: string };

/** The foot of every page: what this newsroom is, everything it holds, and how to follow or reach it. */
export function Footer({ settings }: { settings: SettingsView }) {
  const { publisher } = settings;
  const t = wordsIn(settings.language);
  return (
    <footer className={styles.foot} data-screen-only="">
      <div className={styles.inner}>
        <div className={styles.about}>
          <a href={frontPath()} className={styles.name}>
            {settings.name}
          </a>
          {settings.description && <p dir="auto">{settings.description}</p>}
          <p className={styles.legal}>
            {t('frame.publishedBy', { name: publisher.legalName })}
            {publisher.contactEmail && (
              <>
                {' · '}
                <a href={`mailto:${publisher.contactEmail}`}>{publisher.contactEmail}</a>
              </>
            )}
          </p>
        </div>
        <Column
          title={t('frame.sections')}
          label={t('frame.allSections')}
          items={settings.navigation}
        />
        <Column
          title={t('frame.newsroom')}
          label={t('frame.allOfNewsroom')}
          items={newsroomLinks(settings)}
        />
        <Column
          title={t('frame.follow')}
          label={t('frame.waysToFollow')}
          items={followLinks(settings)}
        />
      </div>
    </footer>
  );
}

type ColumnProps = { title: string; label: string; items: readonly Destination[] };

function Column({ title, label, items }: ColumnProps) {
  if (items.length === 0) return null;
  return (
    <nav aria-label={label}>
      <h2 className={styles.title}>{title}</h2>
      <ul data-plain="">
        {items.map(({ name, href, rel }) => (
          <li key={href}>
            <a href={href} rel={rel}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A policy is often one of the pages; each address stands once, under its first name. */
function newsroomLinks({ pages, publisher, language }: SettingsView): Destination[] {
  const t = wordsIn(language);
  const all: Destination[] = [
    { name: t('list.latest'), href: latestPath() },
    { name: t('list.topics'), href: topicsPath() },
    { name: t('list.archive'), href: archivePath() },
    { name: t('corrections.title'), href: correctionsPath() },
    { name: t('search.title'), href: searchPath() },
    ...pages,
    { name: t('frame.ethicsPolicy'), href: publisher.ethicsPolicyUrl ?? '' },
    { name: t('frame.ownershipFunding'), href: publisher.ownershipFundingUrl ?? '' },
    { name: t('frame.correctionsPolicy'), href: publisher.correctionsPolicyUrl ?? '' },
  ];
  const first = new Map(all.toReversed().map((item) => [pathOf(item.href), item]));
  return all.filter((item) => item.href !== '' && first.get(pathOf(item.href)) === item);
}

function followLinks({ social, language }: SettingsView): Destination[] {
  const t = wordsIn(language);
  return [
    { name: t('frame.rss'), href: siteFeedPath() },
    { name: t('frame.jsonFeed'), href: siteJsonFeedPath() },
    ...social
      .filter((href) => URL.canParse(href))
      .map((href) => ({ name: new URL(href).hostname.replace(/^www\./, ''), href, rel: 'me' })),
  ];
}

const pathOf = (href: string): string => (URL.canParse(href) ? new URL(href).pathname : href);
