import { defineField } from 'sanity';
import { durationOf } from '#lib/content/body/blocks/audio/view.ts';
import { holdsOnlyText } from '#sanity/schema/validation/known-blocks.ts';

/** How long a recording or a video is. */
export const durationField = defineField({
  name: 'duration',
  title: 'Length',
  type: 'string',
  description: 'Minutes and seconds, such as 4:32, so that readers know before they load it.',
  validation: (rule) =>
    rule.custom((clock: unknown) =>
      typeof clock !== 'string' || durationOf(clock) !== null
        ? true
        : 'Minutes and seconds, such as 4:32; with hours 1:04:32.',
    ),
});

/** The words of a recording or a video, without which some readers get nothing. */
export const transcriptField = (description: string) =>
  defineField({
    name: 'transcript',
    title: 'Transcript',
    type: 'textBody',
    description,
    validation: (rule) => [
      rule.custom(holdsOnlyText),
      rule
        .custom((transcript) =>
          Array.isArray(transcript) && transcript.length > 0
            ? true
            : 'Without a transcript, readers who cannot hear get nothing.',
        )
        .warning(),
    ],
  });
