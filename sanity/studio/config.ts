import { visionTool } from '@sanity/vision';
import { type Config, type CurrentUser, defineConfig } from 'sanity';
import { structureTool } from 'sanity/structure';
import { isSingleton } from '#lib/content/document-types.ts';
import { studioPath } from '#lib/routes.ts';
import { documentActions } from '../actions/actions.ts';
import { handOverBadge, stateBadge } from '../actions/state-badge.ts';
import { apiVersion } from '../api-version.ts';
import { librarySource, libraryTool } from '../media-library/tool.ts';
import { inspectors } from '../preflight/preflight.ts';
import { followPage } from '../presentation/follow-page.tsx';
import { presentation } from '../presentation/presentation.ts';
import { schemaTypes } from '../schema/types.ts';
import { deskTool } from '../structure/desk/desk-tool.ts';
import { structure } from '../structure/structure.ts';
import { storyTemplates } from '../structure/templates.ts';
import { wholeHeadlines } from '../structure/whole-headlines.tsx';
import { BodyPlugins } from '../writing/body/body-plugins.tsx';
import { dataset, isEmbedded, projectId } from './environment.ts';
import { hostedDocumentFeatures, hostedFeatures } from './features.ts';
import { FormField } from './form-field.tsx';
import { FormInput } from './form-input.tsx';
import { lakeConnection } from './lake-connection.ts';
import { NameplateIcon } from './nameplate-icon.tsx';
import { OnNewsroomTime } from './newsroom-clock.tsx';
import { takingBackWords } from './taking-back-words.ts';

const isAdministrator = (user: CurrentUser | null) =>
  user?.roles.some(({ name }) => name === 'administrator') ?? false;

/** The newsroom's Studio: one workspace, on the embedded lake or on a hosted one. */
export const studioConfig = (): Config =>
  defineConfig({
    ...hostedFeatures(isEmbedded),
    ...lakeConnection(),
    name: 'dateline',
    title: 'Dateline',
    icon: NameplateIcon,
    projectId,
    dataset,
    basePath: studioPath(),
    plugins: [
      structureTool({ title: 'Newsroom', structure }),
      presentation,
      followPage(),
      wholeHeadlines(),
      visionTool({ title: 'Queries', defaultApiVersion: apiVersion, defaultDataset: dataset }),
    ],
    // What was put into a release and taken out, by whom: without this only that it was made.
    beta: { eventsAPI: { releases: true } },
    // The Studio opens with the first.
    tools: (previous, { currentUser }) => [
      deskTool,
      ...previous.filter(({ name }) => name !== 'vision' || isAdministrator(currentUser)),
      libraryTool,
    ],
    schema: {
      types: schemaTypes,
      templates: (previous) => [
        ...previous.filter(({ schemaType }) => !isSingleton(schemaType)),
        ...storyTemplates,
      ],
    },
    i18n: { bundles: [takingBackWords] },
    form: {
      // The first is what “Select” opens.
      image: { assetSources: () => [librarySource] },
      components: {
        field: FormField,
        input: FormInput,
        portableText: { plugins: BodyPlugins },
      },
    },
    studio: { components: { layout: OnNewsroomTime } },
    document: {
      actions: documentActions,
      inspectors,
      badges: (previous) => [...previous, stateBadge, handOverBadge],
      ...hostedDocumentFeatures(isEmbedded),
      newDocumentOptions: (previous, { creationContext }) =>
        creationContext.type === 'structure'
          ? previous
          : previous.filter(
              ({ templateId }) =>
                !isSingleton(templateId) && !storyTemplates.some(({ id }) => id === templateId),
            ),
    },
  });
