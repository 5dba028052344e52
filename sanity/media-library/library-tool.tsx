import { Card, Container } from '@sanity/ui';
import { Library } from './library.tsx';
import { UploadList } from './upload-list.ts';

const uploads = new UploadList();

/** The library as a screen of its own. */
export const LibraryTool = () => (
  <Card height="fill" overflow="auto">
    <Container width={4} padding={[3, 4, 5]}>
      <Library list={uploads} />
    </Container>
  </Card>
);
