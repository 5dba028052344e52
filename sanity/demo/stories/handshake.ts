import { on } from '../moments.ts';
import type { Story } from '../story.ts';
import { h2, paragraph, pullQuote, storyLink, table } from '../write.ts';

const firm: Story = {
  name: 'the-firm-hired-to-arrange-a-handshake',
  headline: 'The firm that was hired to arrange a handshake',
  standfirst:
    'Ashgrove Merrick has eleven employees, no sign on its door and one product: two people who had stopped speaking, seated at the same table.',
  kind: 'feature',
  section: 'americas',
  tags: ['washington-visit', 'diplomacy', 'united-states', 'demonstration'],
  authors: ['tomas-rey', 'ines-calderon'],
  dateline: { city: 'Washington', country: 'United States' },
  published: on('2026-02-01T17:05:00Z'),
  picture: {
    name: 'table',
    caption:
      'A room is chosen for its doors: two of them, so that nobody has to wait for the other to go in.',
  },
  related: ['petro-lands-in-washington', 'two-ministries-one-dam'],
  seo: {
    title: 'How a small firm arranges meetings between quarrelling governments',
    description:
      'Inside Ashgrove Merrick, an invented firm whose only product is two people at the same table.',
  },
  body: [
    paragraph(
      'The first thing Ashgrove Merrick does for a client is to buy a calendar. It is a paper one, a year to a sheet, and it goes on the wall of a room with no windows on the fourth floor of a former shoe warehouse. Every day on which a meeting cannot happen is crossed out: holidays, court dates, the birthdays of allies, the anniversaries of insults.',
    ),
    paragraph(
      '“What remains is usually nine days,” says Honora Pell, who founded the firm with a retired protocol officer named Desmond Achterberg. “You would be surprised how many quarrels end because there were nine days and both sides could count.”',
    ),
    paragraph(
      'The firm was taken on late last year to arrange a handshake between two governments that had spent months answering each other through the newspapers. Pell will not say who pays, and the public register shows only the name of a consultancy that lists, as its business, “hospitality”. The visits that ',
      storyLink('petro-lands-in-washington', 'fill the front pages this week'),
      ' are not something she comments on, then or now.',
    ),
    h2('Who telephones whom'),
    paragraph(
      'Most of the work is finding out who can ring. Ministers cannot, since a refused call becomes a fact. Ambassadors are watched. Pell looks for what she calls the third drawer: a former classmate, a cardiologist, a trade attaché who was kind to somebody in 2011. The call lasts four minutes. It proposes nothing. It establishes that if a call were to come, it would be answered.',
    ),
    pullQuote(
      'A refused call becomes a fact. So the first call must not ask for anything.',
      'Honora Pell',
    ),
    paragraph(
      'Achterberg handles rooms. He has a list of sixty-three, with measurements. The best have two doors, a round clock and no portraits. Chairs must be of one height, because a photograph taken in a hotel in 1998 showed one delegation’s knees higher than the other’s and cost, he says, a year.',
    ),
    table(
      'What a meeting costs, from an estimate the firm showed to Dateline',
      ['Item', 'Days', 'Share of the bill'],
      ['Finding out who can telephone', '41', '38 %'],
      ['Agreeing the order of arrival', '19', '22 %'],
      ['Room, chairs, interpreters', '6', '9 %'],
      ['Agreeing what will not be said', '23', '31 %'],
    ),
    h2('What will not be said'),
    paragraph(
      'The second dearest line is the last. Before anyone sits down, each side writes a list of sentences it does not wish to hear. The lists are exchanged by courier, unsigned, and burned. Pell says that in fourteen years the two lists have never been longer than a page each, and that in most cases they have a sentence in common.',
    ),
    paragraph(
      'Critics of the trade, of whom there are many in the town, say it sells access and calls it furniture. Beatriz Lamm, who keeps a register of such contracts at a small university, counts eighty-one of them in two years and can name the paying client in twenty-six. “If the handshake is in the public interest,” she says, “then so is the invoice.”',
    ),
    paragraph(
      'Pell does not disagree. She has an invoice framed behind her desk, from her first client, for a meeting that never took place. It was paid in full. The two sides had found, on reading the lists, that they could do it by letter.',
    ),
  ],
};

export const handshake: Story[] = [firm];
