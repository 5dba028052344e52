import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import { bullets, factBox, h2, keyPoints, paragraph, storyLink, strong, table } from '../write.ts';

const cranes: Story = {
  name: 'a-port-counts-its-cranes',
  headline: 'A port counts its cranes before the season turns',
  standfirst:
    'Puerto Aldana has eleven cranes on its books, nine on its quay and seven that lift. The harvest will need eight.',
  kind: 'news',
  section: 'business',
  tags: ['aldana-port-authority', 'trade', 'work', 'demonstration'],
  authors: ['lucia-prado'],
  dateline: { city: 'Puerto Aldana' },
  published: ago({ days: 6, hours: 4 }),
  picture: { name: 'cranes', caption: 'Crane 4, in the middle, lifts on two of its three motors.' },
  corrections: [
    {
      kind: 'correction',
      text: 'An earlier version said that crane 7 was built in 1984. It was rebuilt in 1984; the frame is from 1961.',
      at: ago({ days: 5, hours: 1 }),
    },
  ],
  body: [
    paragraph(
      'On the asset register of the Aldana Port Authority there are eleven cranes. On the quay there are nine: one was sold for scrap and never struck off, and one turned out, when the auditors went to look, to be a drawing. Of the nine, seven lift.',
    ),
    paragraph(
      'The fruit season begins in five weeks, and by the port’s own plan it takes eight cranes to turn a refrigerated ship round in a night. Seven can do it in a night and a morning. The morning costs about 40,000 in charges, and somebody will have to pay it.',
    ),
    table(
      'The quay, crane by crane, on the day of the count',
      ['Crane', 'Built', 'Lifts', 'Waiting for'],
      ['1, 2, 3', '1998', 'Yes', '—'],
      ['4', '1998', 'On two motors of three', 'A winding from the coast'],
      ['5, 6', '2007', 'Yes', '—'],
      ['7', '1961, rebuilt 1984', 'Yes', 'A driver who fits the cab'],
      ['8, 9', '2011', 'No', 'A court'],
    ),
    h2('The court'),
    paragraph(
      'Cranes 8 and 9 are the newest and stand with their booms raised, as they have since the firm that leased them to the port failed. Three banks say they own them. A judge has asked each to prove it and to say, meanwhile, who is to grease the bearings.',
    ),
    paragraph(
      'Nobody has. Aurelio Tamm, who has maintained the quay for twenty-six years, goes up crane 8 on Sundays with a bucket of his own. “It is not my crane,” he says. “But it is my bearing.”',
    ),
    paragraph(
      'Crane 7 raises a different question. Its cab was built for a driver no taller than 1.65 metres, and the last one who fitted retired in March. The port has advertised the post twice. A jockey applied, and is said to be good, but he is afraid of heights.',
    ),
    paragraph(
      'The authority has offered to rent both for the season at the old price and to put the money with the court until the banks have finished. Two of the three have agreed. The third has until the end of the week.',
    ),
  ],
};

const flowers: Story = {
  name: 'flower-growers-wait-for-a-tariff-notice',
  headline: 'Flower growers on the plateau wait for one sentence about tariffs',
  standfirst:
    'Carnations cut today are sold on a rule that may change while they are in the air. Growers around Sabanalta are cutting anyway.',
  kind: 'news',
  section: 'business',
  tags: ['trade', 'colombia', 'work', 'demonstration'],
  authors: ['lucia-prado', 'nadim-sarraf'],
  dateline: { city: 'Sabanalta', country: 'Colombia' },
  published: ago({ hours: 20 }),
  picture: {
    name: 'glasshouse',
    caption: 'House 14 at the El Rocío cooperative, where cutting starts at four in the morning.',
    licensed: true,
  },
  related: ['a-port-counts-its-cranes', 'puerto-aldana-shuts-its-port'],
  body: [
    keyPoints(
      'The present duty on cut stems runs out at the end of the month, and no notice says what follows.',
      'Boxes already in the air would be charged at whatever rule holds on landing.',
      'Half of the year’s sales fall in the next five weeks.',
    ),
    paragraph(
      'At four in the morning the cutters in house 14 of El Rocío work by head lamp, because the stems are stiffest then. By six the carnations are in water, by nine in a box, by noon in the hold of an aircraft. Somewhere over the sea, if the date is unlucky, their price will change.',
    ),
    paragraph(
      'The schedule that sets the duty on cut flowers runs to the last day of the month. What comes after it should have been published three weeks ago in one sentence. It has not been. Four hundred growers on the plateau around Sabanalta read the official journal every evening and go to bed without it.',
    ),
    h2('Who carries the box'),
    paragraph(
      'The risk is in the small print. Under the contracts most of them signed, a grower owns the box until it has cleared customs at the other end. “We used to say that flowers are sold by the stem,” says Graciela Montaño, who chairs the cooperative. “This month we are selling them by the hour.”',
    ),
    paragraph(
      'The cooperative has asked buyers to share a rise in duty by halves. Nine have said yes, mostly small shops. The two largest have not answered, and together they take a third of the crop.',
    ),
    factBox(
      'One box, if the duty rises to a tenth',
      ...bullets(
        [strong('240 stems'), ' at the farm gate: 31.20'],
        [strong('Freight'), ' and cold store: 22.75'],
        [strong('Duty'), ' today: 0. Under a tenth: 5.40'],
        [strong('What the grower keeps'), ' today: 2.10. Under a tenth: a loss of 3.30'],
      ),
    ),
    paragraph(
      'The ministry says the notice is being translated. Asked into what, a spokeswoman said that she would find out.',
    ),
  ],
};

const barn: Story = {
  name: 'a-village-sells-its-cold-air',
  headline: 'A village sells its cold air to machines, and reads the contract twice',
  standfirst:
    'Nørdal’s winters are worth money to whoever must cool a hall of computers. What the village gets depends on a definition of heat.',
  kind: 'analysis',
  section: 'business',
  tags: ['trade', 'cities', 'demonstration'],
  authors: ['tomas-rey'],
  dateline: { city: 'Nørdal' },
  published: ago({ days: 18, hours: 3 }),
  picture: {
    name: 'barn',
    caption:
      'The hall at the edge of Nørdal takes in air at minus eleven and lets it out at thirty.',
  },
  listing: {
    headline: 'What is cold air worth? Ask the village that sold it',
    standfirst: 'A contract, a definition of heat, and a swimming pool that has not been built.',
    picture: { name: 'vents' },
  },
  body: [
    paragraph(
      'Nørdal has three hundred inhabitants, one shop and an average January of minus eleven. For most of its history the last of these was a cost. Four years ago a company that keeps other companies’ computers offered to pay for it.',
    ),
    paragraph(
      'The contract ran to ninety pages, and the village council, whose chair drives the snow plough, read it aloud over six evenings. They changed eleven words. Ten were spelling. The eleventh was “surplus”.',
    ),
    h2('One word'),
    paragraph(
      'In the draft the company promised the village its surplus heat, free, for as long as the hall ran. Warm air leaves the building at about thirty degrees; a pipe could carry it to the school, the church and a swimming pool that existed so far only as a drawing. But surplus, on page 61, meant heat for which the company had no other use. The council struck it out and wrote “all”.',
    ),
    paragraph(
      'It is the sort of change that lawyers miss and plough drivers do not. Last year the company began to dry timber in a shed beside the hall. Under the old wording the heat for that would have been gone from the village’s side of the ledger. Under the new one the company has to buy it back.',
    ),
    h2('What others signed'),
    ...bullets(
      'Of fourteen such agreements that Dateline has seen, eleven give away surplus heat only.',
      'In five the hall may be closed at a year’s notice, and the pipe with it.',
      'In two the village pays to take the heat away.',
    ),
    paragraph(
      'None of this makes the hall a bargain for Nørdal. It employs nine people where forty were hoped for, and hums. Electricity in the valley costs a little more than it did. But the school is warm, the timber rent has paid for the foundations of a pool, and when the company came back last month to double the hall, it sent the draft in large type.',
    ),
    paragraph(
      'A similar argument about who owns a by-product is going on under ',
      storyLink('after-the-mine-the-pumps', 'a closed mine in Altamora'),
      ', where nobody wants the water.',
    ),
  ],
};

export const business: Story[] = [cranes, flowers, barn];
