import type { SettingsView } from '#lib/content/settings/view.ts';
import { frontPath } from '#lib/routes.ts';
import styles from './nameplate.module.css';

/** The newsroom's name; the front page's heading and its tagline, a link home everywhere else. */
export function Nameplate({ settings, front }: { settings: SettingsView; front: boolean }) {
  if (!front) {
    return (
      <div className={styles.plate}>
        <a href={frontPath()} className={styles.name}>
          {settings.name}
        </a>
      </div>
    );
  }
  return (
    <div className={styles.plate}>
      <h1 className={styles.name}>{settings.name}</h1>
      {settings.tagline && (
        <p className={styles.tagline} dir="auto">
          {settings.tagline}
        </p>
      )}
    </div>
  );
}
