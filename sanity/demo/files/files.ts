import { gallery } from '../pictures/gallery.ts';
import { filmOf } from './film.ts';
import { pdfFile } from './pdf.ts';
import { bell, horn, siren } from './sounds.ts';

/** A file of the demonstration: what it is called, what it is, and how it is made. */
export type DemoFile = {
  filename: string;
  contentType: string;
  make(): Buffer | Promise<Buffer>;
};

const captions = `WEBVTT

00:00.500 --> 00:02.800
[Wind. A horse snorts.]

00:03.000 --> 00:05.800
Voice: There is smoke. Ride there.
`;

const rules = [
  [
    { text: 'Count of the Ulan steppe: rules for riders', isHead: true as const },
    { text: '1. Ask whoever is under the smoke. Do not look for addresses.' },
    { text: '2. A household is whoever ate from one pot on the night of the fourteenth.' },
    { text: '3. A guest is counted where the guest slept, also when nobody knows for how long.' },
    { text: '4. A herder on the way is counted by the first rider who meets him.' },
    { text: '5. Leave the thread on the left side of the door. One knot for each of the living.' },
  ],
  [
    { text: 'What to do in doubt', isHead: true as const },
    { text: '6. Write it down twice and make a note. Somebody will read the margin.' },
    { text: '7. Drink the tea.' },
  ],
];

/** Every file of the demonstration besides its pictures, by what documents call it until it is uploaded. */
export const files = {
  'sound:bell': { filename: 'bell.wav', contentType: 'audio/wav', make: bell },
  'sound:siren': { filename: 'siren.wav', contentType: 'audio/wav', make: siren },
  'sound:horn': { filename: 'horn.wav', contentType: 'audio/wav', make: horn },
  'film:steppe': {
    filename: 'steppe.webm',
    contentType: 'video/webm',
    make: () => filmOf(gallery.riders),
  },
  'captions:steppe': {
    filename: 'steppe.vtt',
    contentType: 'text/vtt',
    make: () => Buffer.from(captions),
  },
  'document:rules': {
    filename: 'rules.pdf',
    contentType: 'application/pdf',
    make: () => pdfFile('Count of the Ulan steppe: rules for riders', rules),
  },
} satisfies Record<string, DemoFile>;
