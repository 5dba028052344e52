import { draftMode } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { currentViewing, readerViewing, type Viewing } from '#lib/content/viewing.ts';

type Render = (viewing: Viewing) => ReactNode | Promise<ReactNode>;

/**
 * A page as its viewer may see it. For readers it is made once and kept; for an editor in draft
 * mode it is made for this request, which needs a Suspense boundary that readers' pages do without
 * (they would otherwise need script to show anything).
 */
export async function viewed(render: Render): Promise<ReactNode> {
  const { isEnabled } = await draftMode();
  if (!isEnabled) return render(readerViewing);
  return (
    <Suspense>
      <Previewed render={render} />
    </Suspense>
  );
}

const Previewed = async ({ render }: { render: Render }) => render(await currentViewing());
