/**
 * The colour of the pages' paper, by the scheme of light. For what no style sheet reaches: the browser's
 * own bars, the manifest, the Studio's sign. `components/styles/tokens.css` has the same ones.
 */
export const paper = { light: '#fbfaf6', dark: '#14130f' } as const;
