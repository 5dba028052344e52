import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { ClaimView } from './view.ts';

/** The claim as a quotation, and what was found: in English where there is no page to say in which language. */
export const claimElements: AsElements<ClaimView> = (value, { words }) => {
  const { claim, claimant, saidOn, appearance, rating, verdict } = value;
  const who = [claimant, saidOn].filter((part) => part).join(', ');
  return [
    h('blockquote', [
      h('p', claim),
      h('p', ['— ', appearance === null ? who : h('a', { href: appearance }, who)]),
    ]),
    h('p', [h('strong', `${words('claim.verdict')} ${words(`claim.${rating}`)}`)]),
    ...(verdict === null ? [] : [h('p', verdict)]),
  ];
};
