import type { Claim } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

export const examples = {
  'with all that is said of it': {
    _type: 'claim',
    claim: 'The new bridge has cut the water in the lower town by a metre.',
    claimant: 'The Ministry of Works',
    claimantIs: 'organization',
    saidOn: '2026-01-28',
    appearance: 'https://ministry.example.org/bridge',
    rating: 'mostlyFalse',
    verdict:
      'The gauges at the town fell by eleven centimetres, and as much upstream, where there is no bridge.',
  },
  'the claim and its rating': {
    _type: 'claim',
    claim: 'Nobody has ever read the gauge at night.',
    claimant: 'Marisol Quintero',
    rating: 'unproven',
  },
} satisfies Examples<Claim>;
