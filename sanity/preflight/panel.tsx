import { ChevronRightIcon } from '@sanity/icons/ChevronRight';
import { Badge, Box, Button, Card, Flex, Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import type { DocumentInspectorProps, Path } from 'sanity';
import { DocumentInspectorHeader, useDocumentPane } from 'sanity/structure';
import { isObject } from '#lib/is-object.ts';
import { focusWhenDrawn } from '../writing/body/focus-when-drawn.ts';
import { appearances } from './appears.ts';
import { Looks } from './looks.tsx';
import type { Notice } from './notices.ts';
import { type Preflight, usePreflight } from './use-preflight.ts';

/** Everything to know of a story before it is published; each line leads to its field. */
export function PreflightPanel({ onClose }: DocumentInspectorProps) {
  const { onPathOpen, onFocus } = useDocumentPane();
  const preflight = usePreflight();
  const open = (path: Path) => {
    onPathOpen(path);
    onFocus(path);
    // In a text a block opens its own form; paragraphs are the editor's to lead to.
    if (path.some(isObject) && typeof path.at(-1) === 'string') focusWhenDrawn([path]);
  };
  return (
    <Flex direction="column" height="fill" overflow="hidden" data-testid="preflight">
      <DocumentInspectorHeader
        as="header"
        closeButtonLabel="Close"
        flex="none"
        onClose={onClose}
        title="Before publishing"
      />
      <Card flex={1} overflow="auto" padding={4}>
        <Stack gap={5}>
          <Told preflight={preflight} open={open} />
          <Part title="How it will look">
            <Looks story={preflight.story} around={preflight.around} />
          </Part>
          <Part title="Where it will appear">
            <Places preflight={preflight} />
          </Part>
          <Part title="What it replaces">
            {preflight.replaces.map((line) => (
              <Text size={1} key={line}>
                {line}
              </Text>
            ))}
          </Part>
        </Stack>
      </Card>
    </Flex>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={3} as="section" aria-label={title}>
      <Text as="h3" size={1} weight="semibold">
        {title}
      </Text>
      {children}
    </Stack>
  );
}

type Opening = { open: (path: Path) => void };

function Told({ preflight, open }: { preflight: Preflight } & Opening) {
  const { stops, looks, isChecking } = preflight;
  return (
    <>
      <Part title="What stops it">
        {stops.length === 0 ? (
          <Text size={1} muted role="status">
            {isChecking ? 'Checking…' : 'Nothing: it can be published.'}
          </Text>
        ) : (
          <Lines lines={stops} tone="critical" open={open} />
        )}
      </Part>
      <Part title="Worth a look">
        {looks.length === 0 ? (
          <Text size={1} muted>
            Nothing.
          </Text>
        ) : (
          <Lines lines={looks} tone="caution" open={open} />
        )}
      </Part>
    </>
  );
}

function Lines({
  lines,
  tone,
  open,
}: { lines: readonly Notice[]; tone: 'critical' | 'caution' } & Opening) {
  return (
    <Stack gap={2} as="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {lines.map((line) => (
        <li key={`${JSON.stringify(line.path)} ${line.message}`}>
          <Button
            mode="bleed"
            tone={tone}
            width="fill"
            padding={3}
            onClick={() => open(line.path)}
            aria-label={`${line.where}: ${line.message}`}
          >
            <Flex gap={3} align="center">
              <Stack gap={2} flex={1} style={{ whiteSpace: 'normal', textAlign: 'start' }}>
                <Text size={0} weight="medium">
                  {line.where}
                </Text>
                <Text size={1}>{line.message}</Text>
              </Stack>
              <Text size={1} muted>
                <ChevronRightIcon />
              </Text>
            </Flex>
          </Button>
        </li>
      ))}
    </Stack>
  );
}

function Places({ preflight: { story, around, own, now } }: { preflight: Preflight }) {
  const others = around === null ? [] : appearances(story, around, now);
  return (
    <Stack gap={3} data-testid="preflight-places">
      <Text size={1}>{own ?? 'It has no address yet.'}</Text>
      {others.map(({ title, href, note }) => (
        <Flex gap={2} key={href} align="center" wrap="wrap">
          <Text size={1}>{title}</Text>
          <Text size={1} muted>
            {href}
          </Text>
          {note !== undefined && (
            <Box>
              <Badge tone="primary">{note}</Badge>
            </Box>
          )}
        </Flex>
      ))}
    </Stack>
  );
}
