import { Box, Button, Card, Dialog, Flex, Grid, Stack, Text } from '@sanity/ui';
import { useToast } from '@sanity/ui/toast';
import { useId, useState } from 'react';
import { useClient, useCurrentUser } from 'sanity';
import { IntentLink } from 'sanity/router';
import { apiVersion } from '../api-version.ts';
import { filledFrom } from '../pictures/filled.ts';
import type { Kept } from '../pictures/kept.ts';
import { currentZone, readableMoment } from '../schema/validation/newsroom-time.ts';
import { onlyWrites } from '../studio/roles.ts';
import type { Named } from '../writing/references/names.ts';
import { keep, reasonOf, remove } from './keep.ts';
import { KeptForm } from './kept-form.tsx';
import { nameOf, rightsMarks } from './marks.ts';
import { Thumbnail } from './picture-grid.tsx';
import type { Picture } from './pictures.ts';
import { TagRow } from './tag-row.tsx';

type DetailsProps = {
  picture: Picture;
  onChoose: ((picture: Picture) => void) | undefined;
  /** Something of it was changed, or it is gone. */
  onChanged: () => void;
  /** Pictures of a tag are asked for. */
  onTag: (tag: Named) => void;
  onClose: () => void;
};

/** A picture and all that is known of it: what is kept with it, its rights, and where it stands. */
export function PictureDetails({ picture, onChoose, onChanged, onTag, onClose }: DetailsProps) {
  const id = useId();
  const client = useClient({ apiVersion });
  const { push } = useToast();
  const mayEdit = !onlyWrites(useCurrentUser());
  const [before] = useState(picture.kept);
  const [kept, setKept] = useState(before);
  const [isBusy, setIsBusy] = useState(false);
  const marks = rightsMarks({ ...picture, kept }, { zone: currentZone(), now: new Date() });

  const act = async (what: string, doing: () => Promise<void>) => {
    setIsBusy(true);
    try {
      await doing();
      onChanged();
      onClose();
    } catch (error) {
      push({ status: 'error', title: `${what} failed.`, description: reasonOf(error) });
      setIsBusy(false);
    }
  };
  const save = () =>
    act('Keeping it', () => keep(client, picture.id, { ...kept, isLookedOver: true }, before));

  return (
    <Dialog
      id={id}
      header={nameOf(picture)}
      width={2}
      onClose={onClose}
      data-testid="picture-details"
      footer={
        <Flex padding={3} gap={2} wrap="wrap">
          {mayEdit && (
            <Button
              tone="primary"
              fontSize={1}
              text="Save"
              disabled={isBusy}
              onClick={() => void save()}
            />
          )}
          {onChoose !== undefined && (
            <Button
              mode="ghost"
              fontSize={1}
              text="Use this picture"
              onClick={() => onChoose(picture)}
            />
          )}
          <Box flex={1} />
          {mayEdit && (
            <Remove
              picture={picture}
              isBusy={isBusy}
              onRemove={() => void act('Deleting it', () => remove(client, picture.id))}
            />
          )}
        </Flex>
      }
    >
      <Stack gap={4} padding={[3, 4]}>
        <Card radius={2} border overflow="hidden">
          <Thumbnail picture={picture} wide />
        </Card>
        {marks.map(({ text, tone }) => (
          <Card key={text} padding={3} radius={2} border tone={tone}>
            <Text size={1}>{text}.</Text>
          </Card>
        ))}
        <Facts picture={picture} />
        <UsedIn picture={picture} />
        {!mayEdit && (
          <Text size={1} muted>
            Editors change what is kept with a picture, and delete one.
          </Text>
        )}
        <KeptForm
          kept={kept}
          said={saidOf(picture)}
          onChange={setKept}
          readOnly={!mayEdit || isBusy}
        />
        <TagRow
          ids={kept.tags}
          readOnly={!mayEdit || isBusy}
          onTag={onTag}
          onChange={(tags) => setKept((now) => ({ ...now, tags }))}
        />
      </Stack>
    </Dialog>
  );
}

/** What stories said of it, the last first. */
const saidOf = ({ uses }: Picture): Partial<Kept> =>
  Object.fromEntries(
    Object.entries(filledFrom({}, {}, uses).fields).filter(([, value]) => value !== undefined),
  );

const megabytes = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

function Facts({ picture }: { picture: Picture }) {
  const { fileName, width, height, size, uploadedAt } = picture;
  const facts = [
    fileName,
    `${width} × ${height} pixels`,
    megabytes(size),
    `Uploaded ${readableMoment(new Date(uploadedAt))}`,
  ];
  return (
    <Text size={1} muted>
      <span style={{ overflowWrap: 'anywhere' }}>
        {facts.filter((fact) => fact !== '').join(' · ')}
      </span>
    </Text>
  );
}

function UsedIn({ picture: { uses } }: { picture: Picture }) {
  return (
    <Stack gap={3} data-testid="picture-uses">
      <Text size={1} weight="medium">
        {uses.length === 0 ? 'Not used yet' : 'Used in'}
      </Text>
      {uses.length > 0 && (
        <Grid gap={2}>
          {uses.map(({ id, type, title, isPublished }) => (
            <Text size={1} key={id}>
              <IntentLink intent="edit" params={{ id, type }}>
                {title || 'A document without a title'}
              </IntentLink>
              {isPublished ? '' : ' (a draft)'}
            </Text>
          ))}
        </Grid>
      )}
    </Stack>
  );
}

type RemoveProps = { picture: Picture; isBusy: boolean; onRemove: () => void };

/** Deletes a picture that nothing shows, when it is pressed a second time. */
function Remove({ picture: { uses }, isBusy, onRemove }: RemoveProps) {
  const [isSure, setIsSure] = useState(false);
  if (uses.length > 0) {
    return (
      <Box paddingY={2}>
        <Text size={1} muted>
          It cannot be deleted while something shows it.
        </Text>
      </Box>
    );
  }
  return (
    <Button
      mode={isSure ? 'default' : 'bleed'}
      tone="critical"
      fontSize={1}
      disabled={isBusy}
      text={isSure ? 'Delete it for good' : 'Delete'}
      onClick={() => (isSure ? onRemove() : setIsSure(true))}
    />
  );
}
