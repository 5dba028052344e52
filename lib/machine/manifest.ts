import { fixedImage } from '#lib/content/image/sources.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { siteOrigin } from '#lib/metadata/site.ts';
import { paper } from '#lib/paper.ts';
import { frontPath } from '#lib/routes.ts';

const iconSizes = [192, 512];

/**
 * The site as something to keep on a home screen.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export const manifest = (settings: SettingsView): string =>
  JSON.stringify(
    {
      name: settings.name,
      short_name: settings.name,
      description: settings.description ?? settings.tagline ?? undefined,
      lang: settings.language,
      start_url: frontPath(),
      scope: frontPath(),
      display: 'minimal-ui',
      background_color: paper.light,
      theme_color: paper.light,
      icons: settings.publisher.logo ? icons(settings.publisher.logo) : [],
    },
    null,
    2,
  );

const icons = (logo: NonNullable<SettingsView['publisher']['logo']>) =>
  iconSizes.map((size) => {
    const { url, width, height, type } = fixedImage(logo, siteOrigin(), 1, size);
    return { src: url, sizes: `${width}x${height}`, type };
  });
