import { describe, expect, test } from 'vitest';
import { frameOf, isFrameOrigin, knownSites } from './providers.ts';

const tube = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1';

test.each([
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', tube],
  ['http://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=1m30s', `${tube}&start=90`],
  ['https://youtu.be/dQw4w9WgXcQ?si=abc&t=75', `${tube}&start=75`],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', tube],
  ['https://www.youtube.com/live/dQw4w9WgXcQ/', tube],
  [' https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ ', tube],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1'],
  [
    'https://vimeo.com/76979871/8272103f6e',
    'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=8272103f6e',
  ],
  [
    'https://vimeo.com/channels/staffpicks/76979871',
    'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1',
  ],
  ['https://dai.ly/x8abcde', 'https://geo.dailymotion.com/player.html?video=x8abcde'],
  [
    'https://www.dailymotion.com/video/x8abcde',
    'https://geo.dailymotion.com/player.html?video=x8abcde',
  ],
  [
    'https://soundcloud.com/some-body/a-bell',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fsome-body%2Fa-bell&auto_play=true&show_comments=false',
  ],
  [
    'https://open.spotify.com/intl-de/episode/0123456789abcdefABCDEF?si=x',
    'https://open.spotify.com/embed/episode/0123456789abcdefABCDEF',
  ],
  ['https://datawrapper.dwcdn.net/aB3dE/2/', 'https://datawrapper.dwcdn.net/aB3dE/2/'],
  ['https://www.datawrapper.de/_/aB3dE/', 'https://datawrapper.dwcdn.net/aB3dE/'],
  [
    'https://public.flourish.studio/visualisation/1234567/',
    'https://flo.uri.sh/visualisation/1234567/embed',
  ],
  [
    'https://www.openstreetmap.org/?mlat=4.6&mlon=-74.08#map=10/4.60/-74.08',
    'https://www.openstreetmap.org/export/embed.html?bbox=-74.51945,4.32623,-73.64055,4.87377&layer=mapnik&marker=4.6,-74.08',
  ],
])('%s → %s', (address, src) => {
  expect(frameOf(address)?.src).toBe(src);
  expect(isFrameOrigin(new URL(src).origin)).toBe(true);
});

test.each([
  'https://www.example.org/films/the-square',
  'https://www.youtube.com/',
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/playlist?list=PL1',
  'https://vimeo.com/about',
  'https://soundcloud.com/some-body',
  'https://soundcloud.com/some-body/sets',
  'https://open.spotify.com/user/x',
  'https://www.openstreetmap.org/node/1',
  'https://www.openstreetmap.org/copyright#map=10/4.60/-74.08',
])('%s has no frame, and is a link', (address) => {
  expect(frameOf(address)).toBeNull();
});

test('the known sites are told by name', () => {
  expect(knownSites('video')).toEqual(['YouTube', 'Vimeo', 'Dailymotion']);
  expect(new Set(knownSites()).size).toBe(knownSites().length);
});

describe('attack: the address of an embed', () => {
  test.each([
    ['a host that begins like a known one', 'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ'],
    ['a host that ends like a known one', 'https://notyoutube.com/watch?v=dQw4w9WgXcQ'],
    ['a known host as a name', 'https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ'],
    ['a name before a known host', 'https://a:b@youtube.com/watch?v=dQw4w9WgXcQ'],
    ['another port', 'https://youtube.com:8443/watch?v=dQw4w9WgXcQ'],
    ['a script', 'javascript://youtube.com/watch?v=dQw4w9WgXcQ'],
    ['data', 'data:text/html,youtube.com/watch?v=dQw4w9WgXcQ'],
    ['a known host in the path', 'https://evil.example/youtube.com/watch?v=dQw4w9WgXcQ'],
    ['a redirect of a known host', 'https://www.youtube.com/redirect?q=https://evil.example'],
    ['markup in the id', 'https://youtu.be/"><script>alert(1)'],
    ['a further parameter in the id', 'https://www.youtube.com/watch?v=dQw4w9WgX%26c'],
    ['a way up in the id', 'https://www.youtube.com/embed/..%2F..%2Faaaaa'],
    ['a policy in a hidden key', 'https://vimeo.com/76979871?h=1;script-src'],
    ['a map beyond the numbers', 'https://www.openstreetmap.org/#map=10/1e9/2e9,evil'],
    ['no address', 'youtube'],
  ])('%s → a link', (_, address) => {
    const frame = frameOf(address);
    // Of the last a browser reads as much as are numbers.
    if (frame !== null)
      expect(frame.src).toMatch(/^https:\/\/www\.openstreetmap\.org\/[\w.?=&,-]+$/);
    else expect(frame).toBeNull();
  });

  test('a homograph of a known host → a link', () => {
    expect(frameOf('https://уoutube.com/watch?v=dQw4w9WgXcQ')).toBeNull();
  });
});
