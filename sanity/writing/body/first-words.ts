import { useFormValue } from 'sanity';
import { firstWords } from '../../schema/body/first-words.ts';

/** Characters of the story after its dateline. */
const some = 60;

/** The first words of the open story. */
export const useFirstWords = (): string => firstWords(useFormValue(['body']), some);
