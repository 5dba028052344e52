import { definePlugin, type LayoutProps } from 'sanity';
import { createGlobalStyle } from 'styled-components';

/** In lists and in forms a story is told from another by its headline: as many lines as that takes. */
const Wrapped = createGlobalStyle`
  [data-testid='document-list-pane'],
  [data-testid='document-panel-scroller'] {
    [data-testid='default-preview'] {
      height: auto;
      min-height: 2.0625rem;
    }
    [data-testid='default-preview__header'] {
      min-width: 0;
    }
    [data-testid='default-preview__header'] [data-ui='Text'] > span,
    [data-testid='default-preview__header'] [data-ui='Text'] > span > span {
      overflow: visible;
      overflow-wrap: anywhere;
      text-overflow: clip;
      white-space: normal;
    }
  }
`;

/** Shows whole headlines wherever stories are listed. */
export const wholeHeadlines = definePlugin({
  name: 'whole-headlines',
  studio: {
    components: {
      layout: (props: LayoutProps) => (
        <>
          <Wrapped />
          {props.renderDefault(props)}
        </>
      ),
    },
  },
});
