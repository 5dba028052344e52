import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import type { Upload } from './upload-list.ts';

const told = ({ state, reason }: Upload): string =>
  ({
    waiting: 'waits',
    sending: 'is being sent …',
    done: 'is in the library',
    known: 'was in the library already',
    failed: `could not be uploaded. ${reason ?? ''}`,
  })[state];

const isOver = ({ state }: Upload): boolean => state !== 'waiting' && state !== 'sending';

/** What became of the files that were uploaded. */
export function Uploads({ uploads, onClear }: { uploads: readonly Upload[]; onClear: () => void }) {
  if (uploads.length === 0) return null;
  const failed = uploads.some(({ state }) => state === 'failed');
  const over = uploads.filter(isOver).length;
  return (
    <Card padding={3} radius={2} border tone={failed ? 'caution' : 'primary'}>
      <Stack gap={3}>
        <Flex gap={3} align="center">
          <Text size={1} weight="medium" role="status" style={{ flex: 1 }}>
            {over === uploads.length
              ? `${over} of ${uploads.length} done`
              : `${over} of ${uploads.length} sent …`}
          </Text>
          {over === uploads.length && (
            <Button mode="bleed" fontSize={1} padding={2} text="Put away" onClick={onClear} />
          )}
        </Flex>
        <Stack as="ul" gap={2} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {uploads.map((upload) => (
            <li key={upload.key} data-testid="picture-upload" data-state={upload.state}>
              <Text size={1} muted={upload.state !== 'failed'}>
                <span style={{ overflowWrap: 'anywhere' }}>
                  {upload.name} {told(upload)}
                </span>
              </Text>
            </li>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
}
