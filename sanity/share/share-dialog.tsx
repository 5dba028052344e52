import { Button, Card, Flex, Inline, Stack, Text, TextInput } from '@sanity/ui';
import { useRef, useState } from 'react';
import { sharedDays } from '#lib/preview/shared/link.ts';
import type { Share } from './share.ts';
import { useShares } from './use-shares.ts';

const daysTold = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const moment = (instant: string): string =>
  new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Makes, lists and ends links that show this story's draft to somebody without an account. */
export function ShareDialog({ story }: { story: string }) {
  const [days, setDays] = useState<number>(sharedDays[2]);
  const { shares, made, isBusy, make, end } = useShares(story);
  return (
    <Stack gap={4}>
      <Text size={1}>
        Whoever has the link sees this story alone, as it stands when they open it, without signing
        in. No other draft, no list, no search engine. You can end it at any time.
      </Text>
      <Flex gap={3} align="center" wrap="wrap">
        <Text size={1} weight="medium" id="share-days">
          The link ends after
        </Text>
        <Inline gap={1} role="radiogroup" aria-labelledby="share-days">
          {sharedDays.map((choice) => (
            <Button
              key={choice}
              mode={choice === days ? 'default' : 'ghost'}
              fontSize={1}
              padding={2}
              role="radio"
              aria-checked={choice === days}
              text={daysTold(choice)}
              onClick={() => setDays(choice)}
            />
          ))}
        </Inline>
        <Button
          tone="primary"
          fontSize={1}
          disabled={isBusy}
          text="Make a link"
          onClick={() => void make(days)}
        />
      </Flex>
      {made !== null && <MadeLink address={made} />}
      <Shares shares={shares} isBusy={isBusy} end={end} />
    </Stack>
  );
}

/** Shown once: what makes the link is kept nowhere. */
function MadeLink({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    field.current?.select();
    // Browsers offer a clipboard over https and on one's own machine; elsewhere the text is selected.
    void navigator.clipboard?.writeText(address).then(() => setCopied(true));
  };
  return (
    <Card padding={3} radius={2} tone="positive" border>
      <Stack gap={3}>
        <Text size={1}>Copy it now: it is not shown again. Another one can be made any time.</Text>
        <Flex gap={2}>
          <Flex flex={1} direction="column">
            <TextInput
              ref={field}
              readOnly
              value={address}
              aria-label="The link"
              onFocus={(event) => event.currentTarget.select()}
            />
          </Flex>
          <Button fontSize={1} mode="ghost" text={isCopied ? 'Copied' : 'Copy'} onClick={copy} />
        </Flex>
      </Stack>
    </Card>
  );
}

type SharesProps = {
  shares: readonly Share[] | null;
  isBusy: boolean;
  end: (id: string) => Promise<void>;
};

function Shares({ shares, isBusy, end }: SharesProps) {
  if (shares === null) return null;
  if (shares.length === 0) {
    return (
      <Text size={1} muted>
        There is no link to this story.
      </Text>
    );
  }
  return (
    <Stack as="ul" gap={2} aria-label="Links to this story">
      {shares.map((share) => (
        <ShareLine key={share.id} share={share} isBusy={isBusy} end={end} />
      ))}
    </Stack>
  );
}

function ShareLine({ share, isBusy, end }: { share: Share } & Omit<SharesProps, 'shares'>) {
  const isOver = Date.parse(share.until) <= Date.now();
  const opened = share.opened === 1 ? 'once' : `${share.opened} times`;
  return (
    <Card as="li" padding={3} radius={2} border tone={isOver ? 'neutral' : 'default'}>
      <Flex gap={3} align="center" justify="space-between">
        <Stack gap={2}>
          <Text size={1} weight="medium">
            {isOver ? 'Ended' : 'Open until'} {moment(share.until)}
          </Text>
          <Text size={1} muted>
            Made {moment(share.made)}
            {share.by ? ` by ${share.by}` : ''} ·{' '}
            {share.lastOpened === null
              ? 'not opened yet'
              : `opened ${opened}, last ${moment(share.lastOpened)}`}
          </Text>
        </Stack>
        <Button
          mode="ghost"
          tone="critical"
          fontSize={1}
          disabled={isBusy}
          text={isOver ? 'Remove' : 'End this link'}
          onClick={() => void end(share.id)}
        />
      </Flex>
    </Card>
  );
}
