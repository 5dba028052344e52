import { iconSizes } from '#lib/card/look.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { paper } from '#lib/paper.ts';
import { frontPath, iconPath, maskableIconPath } from '#lib/routes.ts';

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
      icons: [
        ...iconSizes.map((size) => icon(iconPath(size), size, 'any')),
        ...iconSizes.map((size) => icon(maskableIconPath(size), size, 'maskable')),
      ],
    },
    null,
    2,
  );

const icon = (src: string, size: number, purpose: 'any' | 'maskable') => ({
  src,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});
