/**
 * Click-to-edit for an editor in draft mode. Imported only then, so that a reader's page carries
 * nothing of it.
 */
export async function Preview() {
  const { VisualEditing } = await import('next-sanity/visual-editing');
  return <VisualEditing />;
}
