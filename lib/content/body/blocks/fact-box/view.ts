import type { TextBlockView } from '../../text/view.ts';
import type { Block } from '../view.ts';

export type FactBoxView = Block<'factBox', { title: string; body: TextBlockView[] }>;
