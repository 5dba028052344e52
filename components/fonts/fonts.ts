import localFont from 'next/font/local';

/**
 * The two voices, each in a core file that every page needs, of no more characters than nearly all text of
 * newsrooms in English has, and two others, for what else there is in western Europe and beyond, that a
 * browser fetches only when a page has a character of their range. Only the two core files are
 * preloaded. `next/font` reads this file without running it, so every value is spelt out.
 */

const serif = localFont({
  src: './newsreader-core.woff2',
  weight: '400 600',
  style: 'normal',
  variable: '--newsreader',
  display: 'swap',
  preload: true,
  adjustFontFallback: 'Times New Roman',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00A0,U+00A3,U+00A9,U+00AB,U+00AD,U+00B0,U+00B7,U+00BB,U+00C9,U+00E1,U+00E4-00E5,U+00E7-00E9,U+00ED,U+00F1,U+00F3,U+00F6,U+00F8,U+00FA,U+00FC,U+2009,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026,U+202F,U+20AC',
    },
  ],
});

const serifMore = localFont({
  src: './newsreader-more.woff2',
  weight: '400 600',
  style: 'normal',
  variable: '--newsreader-more',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+00A1-00A2,U+00A4-00A8,U+00AA,U+00AC,U+00AE-00AF,U+00B1-00B6,U+00B8-00BA,U+00BC-00C8,U+00CA-00E0,U+00E2-00E3,U+00E6,U+00EA-00EC,U+00EE-00F0,U+00F2,U+00F4-00F5,U+00F7,U+00F9,U+00FB,U+00FD-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-2008,U+200A-2012,U+2015-2017,U+201A-201B,U+201E-2021,U+2023-2025,U+2027-202E,U+2030-206F,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
});

const serifExtended = localFont({
  src: './newsreader-latin-ext.woff2',
  weight: '400 600',
  style: 'normal',
  variable: '--newsreader-ext',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
});

const italic = localFont({
  src: './newsreader-italic-latin.woff2',
  weight: '400 600',
  style: 'italic',
  variable: '--newsreader-italic',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
});

const italicExtended = localFont({
  src: './newsreader-italic-latin-ext.woff2',
  weight: '400 600',
  style: 'italic',
  variable: '--newsreader-italic-ext',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
});

const sans = localFont({
  src: './libre-franklin-core.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--franklin',
  display: 'swap',
  preload: true,
  adjustFontFallback: 'Arial',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00A0,U+00A3,U+00A9,U+00AB,U+00AD,U+00B0,U+00B7,U+00BB,U+00C9,U+00E1,U+00E4-00E5,U+00E7-00E9,U+00ED,U+00F1,U+00F3,U+00F6,U+00F8,U+00FA,U+00FC,U+2009,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026,U+202F,U+20AC',
    },
  ],
});

const sansMore = localFont({
  src: './libre-franklin-more.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--franklin-more',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+00A1-00A2,U+00A4-00A8,U+00AA,U+00AC,U+00AE-00AF,U+00B1-00B6,U+00B8-00BA,U+00BC-00C8,U+00CA-00E0,U+00E2-00E3,U+00E6,U+00EA-00EC,U+00EE-00F0,U+00F2,U+00F4-00F5,U+00F7,U+00F9,U+00FB,U+00FD-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-2008,U+200A-2012,U+2015-2017,U+201A-201B,U+201E-2021,U+2023-2025,U+2027-202E,U+2030-206F,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
});

const sansExtended = localFont({
  src: './libre-franklin-latin-ext.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--franklin-ext',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
});

/** Class names that put the families on an element as custom properties; `styles/tokens.css` uses them. */
export const fontVariables = [
  ...[serif, serifMore, serifExtended, italic, italicExtended],
  ...[sans, sansMore, sansExtended],
]
  .map((font) => font.variable)
  .join(' ');
