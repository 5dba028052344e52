import type { Block } from '../view.ts';

export type KeyPointsView = Block<'keyPoints', { points: string[] }>;
