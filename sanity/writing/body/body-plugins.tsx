import { useEditor } from '@portabletext/editor';
import { useEffect } from 'react';
import type { PortableTextPluginsProps } from 'sanity';
import { dropBetween } from './drop-between.ts';
import { useEscapeFromNowhere } from './escape-from-nowhere.ts';
import { QuickBlockList } from './quick-block-list.tsx';
import { useTabElsewhere } from './tab-elsewhere.ts';

/** What the texts of this newsroom do beyond the Studio's own. */
export function BodyPlugins(props: PortableTextPluginsProps) {
  const editor = useEditor();
  useEffect(() => editor.registerBehavior({ behavior: dropBetween }), [editor]);
  useTabElsewhere();
  useEscapeFromNowhere();
  return (
    <>
      {props.renderDefault(props)}
      <QuickBlockList />
    </>
  );
}
