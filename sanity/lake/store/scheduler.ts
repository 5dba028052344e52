/** The author of what the lake publishes by itself, at its time. */
export const scheduler = 'system';
