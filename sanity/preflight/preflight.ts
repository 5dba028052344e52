import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import {
  type DocumentInspector,
  type DocumentInspectorsResolver,
  useValidationStatus,
} from 'sanity';
import { PreflightPanel } from './panel.tsx';

/** The name by which the panel is opened. */
export const preflightName = 'preflight';

/** Beside a story: what stops it, what is worth a look, how it will look, where it will stand. */
const preflight: DocumentInspector = {
  name: preflightName,
  component: PreflightPanel,
  useMenuItem: ({ documentId, documentType }) => {
    const { validation } = useValidationStatus(documentId, documentType, true);
    const isStopped = validation.some(({ level }) => level === 'error');
    return {
      title: 'Before publishing',
      icon: CheckmarkCircleIcon,
      showAsAction: true,
      hidden: documentType !== 'article',
      tone: isStopped ? 'critical' : 'default',
    };
  },
};

/** The Studio's own inspectors, and for a story the preflight. */
export const inspectors: DocumentInspectorsResolver = (previous, { documentType }) =>
  documentType === 'article' ? [...previous, preflight] : previous;
