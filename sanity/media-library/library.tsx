import { SearchIcon } from '@sanity/icons/Search';
import { UploadIcon } from '@sanity/icons/Upload';
import { Box, Button, Flex, Spinner, Stack, Text, TextInput } from '@sanity/ui';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useCurrentUser } from 'sanity';
import { isViewer } from '../studio/roles.ts';
import { NameBox } from '../writing/references/name-box.tsx';
import type { Named } from '../writing/references/names.ts';
import { choosePictures } from './choose-files.ts';
import { PictureDetails } from './picture-details.tsx';
import { PictureGrid } from './picture-grid.tsx';
import type { Picture } from './pictures.ts';
import type { UploadList } from './upload-list.ts';
import { Uploads } from './uploads.tsx';
import { usePictures } from './use-pictures.ts';
import { useUploads } from './use-uploads.ts';

type LibraryProps = {
  /** What is being uploaded from here. */
  list: UploadList;
  /** What becomes of a picture that is chosen; without it the library is there to look after pictures. */
  onChoose?: (picture: Picture) => void;
};

/** The newsroom's pictures: found again, looked after, and new ones taken in. */
export function Library({ list, onChoose }: LibraryProps) {
  const [words, setWords] = useState('');
  const [tag, setTag] = useState<Named | null>(null);
  const { pictures, fault, more, again } = usePictures(words.trim(), tag?.id ?? null);
  const { uploads, upload, clear } = useUploads(list, again);
  const [opened, setOpened] = useState<Picture | null>(null);
  const mayUpload = !isViewer(useCurrentUser());
  // What is open is shown as it is now.
  const open = pictures?.find(({ id }) => id === opened?.id) ?? opened;
  const { screen, box, walk } = useKeys(opened?.id ?? null);

  const takeDropped = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0 || !mayUpload) return;
    event.preventDefault();
    void upload([...event.dataTransfer.files]);
  };
  return (
    <Stack
      ref={screen}
      gap={4}
      data-testid="picture-library"
      onKeyDown={walk}
      onDragOver={(event) => event.preventDefault()}
      onDrop={takeDropped}
    >
      <Flex gap={3} wrap="wrap" align="center">
        <Box flex={1} style={{ minWidth: 200 }}>
          <TextInput
            ref={box}
            icon={SearchIcon}
            autoFocus={onChoose !== undefined}
            aria-label="Find a picture"
            placeholder="Caption, alternative text, credit, photographer, keyword, file name, tag"
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </Box>
        <TagFilter tag={tag} onChange={setTag} />
        {mayUpload && <UploadButton onFiles={(files) => void upload(files)} />}
      </Flex>
      <Uploads uploads={uploads} onClear={clear} />
      {fault !== null && <Text size={1}>The library could not be brought up to date: {fault}</Text>}
      {pictures === null && fault === null && <Spinner muted />}
      {pictures?.length === 0 && (
        <Text muted role="status">
          {words.trim() === '' && tag === null
            ? 'There are no pictures yet. Upload some, or drop them here.'
            : 'No picture has these words in its caption, credit, keywords, file name or tags.'}
        </Text>
      )}
      {pictures !== null && (
        <PictureGrid pictures={pictures} onOpen={setOpened} onChoose={onChoose} />
      )}
      {more !== null && (
        <Flex justify="center">
          <Button mode="ghost" text="Show more" onClick={more} />
        </Flex>
      )}
      {open !== null && (
        <PictureDetails
          key={open.id}
          picture={open}
          onChoose={onChoose}
          onChanged={again}
          onTag={(chosen) => {
            setOpened(null);
            setTag(chosen);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </Stack>
  );
}

/**
 * From the words that are looked for the arrow down leads to the pictures, and the arrow up back from their first
 * row; a picture that was looked at has the focus again afterwards.
 */
function useKeys(opened: string | null) {
  const screen = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const before = useRef(opened);
  useEffect(() => {
    const closed = opened === null ? before.current : null;
    before.current = opened;
    if (closed === null) return;
    const picture = screen.current?.querySelector<HTMLElement>(`[data-picture="${closed}"]`);
    (picture ?? box.current)?.focus();
  }, [opened]);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const from = event.target;
    if (event.defaultPrevented || !(from instanceof HTMLElement)) return;
    const to =
      event.key === 'ArrowDown' && from === box.current
        ? screen.current?.querySelector<HTMLElement>('[data-picture]')
        : event.key === 'ArrowUp' && from.matches('[data-picture]') && box.current;
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  return { screen, box, walk };
}

type TagFilterProps = { tag: Named | null; onChange: (tag: Named | null) => void };

/** Narrows the pictures to those of a tag, and of stories about it. */
function TagFilter({ tag, onChange }: TagFilterProps) {
  return tag === null ? (
    <Box style={{ width: 'min(100%, 280px)' }}>
      <NameBox
        type="tag"
        label="Only of a tag"
        isFixed
        onPick={(_, named) => named !== undefined && onChange(named)}
      />
    </Box>
  ) : (
    <Button
      mode="ghost"
      fontSize={1}
      padding={3}
      text={`Tag: ${tag.name} ✕`}
      aria-label={`Show pictures of all tags, not only of ${tag.name}`}
      onClick={() => onChange(null)}
    />
  );
}

const UploadButton = ({ onFiles }: { onFiles: (files: File[]) => void }) => (
  <Button
    icon={UploadIcon}
    tone="primary"
    fontSize={1}
    text="Upload pictures"
    onClick={() => choosePictures(onFiles)}
  />
);
