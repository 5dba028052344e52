import { useEditor } from '@portabletext/editor';
import { useEffect } from 'react';
import type { PortableTextPluginsProps } from 'sanity';
import { dropBetween } from './drop-between.ts';
import { QuickBlockList } from './quick-block-list.tsx';

/** What the texts of this newsroom do beyond the Studio's own. */
export function BodyPlugins(props: PortableTextPluginsProps) {
  const editor = useEditor();
  useEffect(() => editor.registerBehavior({ behavior: dropBetween }), [editor]);
  return (
    <>
      {props.renderDefault(props)}
      <QuickBlockList />
    </>
  );
}
