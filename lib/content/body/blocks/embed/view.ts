import type { Block } from '../view.ts';

export type EmbedView = Block<'embed', { url: string; title: string; host: string }>;
