import type { Block } from '../view.ts';

export type PullQuoteView = Block<'pullQuote', { text: string; attribution: string | null }>;
