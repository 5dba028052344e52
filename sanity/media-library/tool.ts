import { ImagesIcon } from '@sanity/icons/Images';
import type { AssetSource, Tool } from 'sanity';
import { LibraryTool } from './library-tool.tsx';
import { LibrarySource } from './source.tsx';

/** The newsroom's pictures, to be looked after. */
export const libraryTool: Tool = {
  name: 'pictures',
  title: 'Pictures',
  icon: ImagesIcon,
  component: LibraryTool,
};

/** The same for a field that wants a picture. */
export const librarySource: AssetSource = {
  name: 'newsroom-pictures',
  title: 'The newsroom’s pictures',
  icon: ImagesIcon,
  component: LibrarySource,
};
