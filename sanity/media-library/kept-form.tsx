import { Grid, Select, Stack, Text, TextArea, TextInput } from '@sanity/ui';
import { type ReactNode, useId, useState } from 'react';
import type { Kept } from '../pictures/kept.ts';
import { keywordsIn } from '../pictures/picture-data.ts';
import { isRightsUse, type Rights, rightsUses } from '../pictures/rights.ts';

type FormProps = {
  kept: Kept;
  /** What stories said of it, told where nothing is kept. */
  said: Partial<Kept>;
  onChange: (kept: Kept) => void;
  readOnly: boolean;
};

const orNothing = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

/** The words and rights that are kept with a picture. */
export function KeptForm({ kept, said, onChange, readOnly }: FormProps) {
  const change = (part: Partial<Kept>) => onChange({ ...kept, ...part });
  const line = (title: string, name: 'alt' | 'credit' | 'photographer' | 'source') => (
    <Line
      title={title}
      value={kept[name] ?? ''}
      placeholder={said[name]}
      readOnly={readOnly}
      onChange={(text) => change({ [name]: orNothing(text) })}
    />
  );
  const licence = kept.licence ?? {};
  return (
    <Stack gap={4}>
      {line('Alternative text', 'alt')}
      <Area
        title="Caption"
        value={kept.caption ?? ''}
        placeholder={said.caption}
        readOnly={readOnly}
        onChange={(text) => change({ caption: orNothing(text) })}
      />
      <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
        {line('Credit', 'credit')}
        {line('Photographer', 'photographer')}
      </Grid>
      <Keywords
        keywords={kept.keywords}
        readOnly={readOnly}
        onChange={(keywords) => change({ keywords })}
      />
      {line('Source (address)', 'source')}
      <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
        <Line
          title="Licence"
          value={licence.name ?? ''}
          readOnly={readOnly}
          onChange={(text) => change({ licence: { ...licence, name: text } })}
        />
        <Line
          title="Link to its text"
          value={licence.url ?? ''}
          readOnly={readOnly}
          onChange={(text) => change({ licence: { ...licence, url: text } })}
        />
      </Grid>
      <RightsFields
        rights={kept.rights ?? {}}
        readOnly={readOnly}
        onChange={(rights) => change({ rights })}
      />
    </Stack>
  );
}

type RightsProps = { rights: Rights; readOnly: boolean; onChange: (rights: Rights) => void };

/** What may be done with it, without what is empty. */
const rightsOf = ({
  expires,
  use,
  terms,
}: { [Name in keyof Rights]: Rights[Name] | undefined }) => ({
  ...(expires !== undefined && { expires }),
  ...(use !== undefined && { use }),
  ...(terms !== undefined && { terms }),
});

function RightsFields({ rights, readOnly, onChange }: RightsProps) {
  return (
    <Stack gap={4}>
      <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
        <Line
          title="Last day of its rights"
          type="date"
          value={rights.expires ?? ''}
          readOnly={readOnly}
          onChange={(day) => onChange(rightsOf({ ...rights, expires: orNothing(day) }))}
        />
        <Titled title="What use is allowed">
          {(id) => (
            <Select
              id={id}
              value={rights.use ?? ''}
              disabled={readOnly}
              onChange={({ currentTarget: { value } }) =>
                onChange(rightsOf({ ...rights, use: isRightsUse(value) ? value : undefined }))
              }
            >
              <option value="">Nothing is said of it</option>
              {Object.entries(rightsUses).map(([value, title]) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Titled>
      </Grid>
      <Area
        title="Terms"
        value={rights.terms ?? ''}
        readOnly={readOnly}
        onChange={(text) => onChange(rightsOf({ ...rights, terms: orNothing(text) }))}
      />
    </Stack>
  );
}

type KeywordsProps = {
  keywords: string[];
  readOnly: boolean;
  onChange: (keywords: string[]) => void;
};

/** Keywords as they are typed, with commas between them. */
function Keywords({ keywords, readOnly, onChange }: KeywordsProps) {
  const [typed, setTyped] = useState(keywords.join(', '));
  return (
    <Line
      title="Keywords, with commas between them"
      value={typed}
      readOnly={readOnly}
      onChange={(text) => {
        setTyped(text);
        onChange(keywordsIn(text) ?? []);
      }}
    />
  );
}

type TextProps = {
  title: string;
  value: string;
  readOnly: boolean;
  onChange: (text: string) => void;
  placeholder?: string | undefined;
  type?: 'text' | 'date';
};

const Line = ({ title, value, readOnly, onChange, placeholder, type = 'text' }: TextProps) => (
  <Titled title={title}>
    {(id) => (
      <TextInput
        id={id}
        type={type}
        placeholder={placeholder}
        value={value}
        readOnly={readOnly}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )}
  </Titled>
);

const Area = ({ title, value, readOnly, onChange, placeholder }: TextProps) => (
  <Titled title={title}>
    {(id) => (
      <TextArea
        id={id}
        rows={2}
        placeholder={placeholder}
        value={value}
        readOnly={readOnly}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )}
  </Titled>
);

function Titled({ title, children }: { title: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {title}
      </Text>
      {children(id)}
    </Stack>
  );
}
