import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import { bullets, factBox, h2, paragraph, pullQuote, storyLink, strong, table } from '../write.ts';

const dryRiver: Story = {
  name: 'a-dry-river-and-a-new-road',
  headline: 'A dry river, a new road, and who was asked',
  standfirst:
    'The bridge at Paso Verde was designed for a flood. By the time it opened, the ferryman’s boat was lying on its side in the mud beneath it.',
  kind: 'feature',
  section: 'climate',
  tags: ['water', 'cities', 'demonstration'],
  authors: ['ines-calderon'],
  dateline: { city: 'Paso Verde' },
  published: ago({ days: 8, hours: 3 }),
  picture: {
    name: 'drybed',
    caption:
      'The ferry at Paso Verde made its last crossing fourteen months before the bridge opened.',
  },
  related: ['the-valley-that-measured-its-rain', 'salt-on-the-fields'],
  body: [
    paragraph(
      'The minister cut the ribbon at eleven, and by noon it was too hot to stand on the bridge. Under it, where the plans show four metres of water, a boat named Perseverancia lay in cracked mud with a goat asleep in its shade.',
    ),
    paragraph(
      'For ninety years the Ibarra family rowed and later motored people over the Verde at this bend. Chepe Ibarra, the last of them, was consulted about the road. He has the form. It asks what he would need in compensation for the loss of passengers, and he wrote: a river.',
    ),
    h2('Two sets of plans'),
    paragraph(
      'The road and the river were planned in the same building, on different floors. On the second, engineers drew a bridge to stand a flood of the kind that comes once a century. On the fourth, in the same years, a permit was given for three orchards upstream to pump. Neither floor was obliged to tell the other, and the lift, staff say, was often out of order.',
    ),
    ...bullets(
      [
        strong('Road department: '),
        'assumed a flow of 61 cubic metres a second, from a survey of 1988.',
      ],
      [strong('Water department: '), 'licensed pumping of 19 in the dry months.'],
      [strong('Measured last week: '), 'nothing that a gauge can read.'],
    ),
    paragraph(
      'The bridge is not useless. It cuts two hours off the way to the hospital, and a clinic van has started to come on Tuesdays. Women who sold fried fish at the landing now sell it at the toll booth, with fish from the sea.',
    ),
    paragraph(
      'There is a hearing next month on the orchards’ permits. For the first time the notice was read out in the village, by a clerk with a loudspeaker. She stood on the bank to do it, from habit, and addressed the other side.',
    ),
  ],
};

const delta: Story = {
  name: 'salt-on-the-fields',
  headline: 'Salt on the fields: the delta’s slow invoice',
  standfirst:
    'Each dry season the sea comes a little further up the Orla. Growers have begun to draw the line on their own maps, and the bank has asked for copies.',
  kind: 'analysis',
  section: 'climate',
  tags: ['water', 'trade', 'demonstration'],
  authors: ['elena-suarez', 'lucia-prado'],
  dateline: { city: 'Orla Mouth' },
  published: ago({ days: 13, hours: 7 }),
  picture: {
    name: 'delta',
    caption: 'White is salt, ochre is fallow, green is rice that will be harvested.',
  },
  body: [
    paragraph(
      'Rice tells you about salt at the wrong time. The plants come up, stand well, turn the colour of straw three weeks early and have nothing in them. By then the seed, the diesel and the season have been spent.',
    ),
    paragraph(
      'In the delta of the Orla the sea now reaches twenty-three kilometres inland in a dry April. It used to reach nine. Part of this is the sea, which is higher; part is the river, which is lower, since more of it is kept behind dams; and part is the ground, which sinks as wells are pumped. Nobody has separated the three in a way that a court would accept, which matters, because each has a different owner.',
    ),
    table(
      'What grows where, by salt in the ditch at planting',
      ['Grams a litre', 'Rice', 'Beet', 'Samphire'],
      ['Under 1', 'Full crop', 'Full crop', '—'],
      ['1 to 3', 'Half', 'Full crop', 'Poor'],
      ['3 to 6', 'None', 'Half', 'Good'],
      ['Over 6', 'None', 'None', 'Good'],
    ),
    h2('The map as a document'),
    paragraph(
      'Four hundred growers measure the ditch with a thing like a fountain pen and send the figure to a cooperative, which colours it in. The map was meant for deciding what to sow. Last autumn the land bank asked for it. Two months later it stopped lending against fields in the white part.',
    ),
    paragraph(
      'So the growers face a choice that is uncomfortable and also familiar from ',
      storyLink('hail-maps-and-who-may-see-them', 'the orchards inland'),
      ': measure, and see your land lose its price, or stop measuring, and lose the crop instead. At a meeting in the ice house most were for measuring. They were also for a password.',
    ),
    pullQuote(
      'The salt was there before the map. But nobody had lent money on the salt.',
      'Anneke Boom, who farms nineteen hectares',
    ),
    paragraph(
      'The bank’s caution may be right and still do harm. A grower who cannot borrow cannot change crops either, and the crops that bear salt need new machines. A fund that would lend for that alone has been proposed three times. It founders on who should pay in: those who dammed, those who pumped or those who burned. While that is argued, the invoice is being settled a field at a time, by whoever is nearest the sea.',
    ),
  ],
};

const hail: Story = {
  name: 'hail-maps-and-who-may-see-them',
  headline: 'Insurers price hail by the field. Orchard growers want to see the map',
  standfirst:
    'Two neighbours at Corvel pay premiums a third apart. The reason is in a file that neither may open.',
  kind: 'news',
  section: 'climate',
  tags: ['trade', 'demonstration'],
  authors: ['lucia-prado'],
  dateline: { city: 'Corvel' },
  published: ago({ days: 16, hours: 10 }),
  picture: {
    name: 'orchard',
    caption: 'Nets cost as much as nine years of premiums, and last eight.',
  },
  corrections: [
    {
      kind: 'correction',
      text: 'An earlier version gave the life of a hail net as eighteen years. It is eight.',
      at: ago({ days: 16, hours: 2 }),
    },
    {
      kind: 'clarification',
      text: 'The insurers’ association points out that growers may ask for their own risk class, though not for the data behind it.',
      at: ago({ days: 14, hours: 4 }),
    },
  ],
  body: [
    paragraph(
      'Jurgen Falk and Odile Marchetti grow the same apple on the same slope, with a ditch between them. In seven years hail has hit both of them twice, on the same afternoons. Falk pays a third more to insure against it.',
    ),
    paragraph(
      'Both asked why, and both were told that their field had been placed in a class by a model. The model belongs to a firm that sells it to all five insurers in the province. It divides the land into squares of two hundred metres. The ditch, it appears, is on a line.',
    ),
    h2('A right to the square'),
    paragraph(
      'Last week the growers’ federation went to the ombudsman to demand the map. Their argument is that a price nobody can check is a tax. The insurers reply that the map is what they compete with, although all five use the same one.',
    ),
    paragraph(
      'What is known of it comes from a former employee, who explained it to the federation on the back of a menu. It counts radar echoes over twenty summers and treats an orchard under nets as if it were bare, since nets are put up and taken down. For growers who have spent their savings on them this was news. About 600 of the 2,000 orchards in the province are now covered, at the price of a small house each.',
    ),
    paragraph(
      'Marchetti, who gains from the line, has signed the complaint as well. “Next year they may move it,” she says. In return for her signature Falk has let her run her nets across the ditch, so that three of his rows are now covered. He has written to ask whether that changes his class.',
    ),
  ],
};

const mine: Story = {
  name: 'after-the-mine-the-pumps',
  headline: 'After the mine, the pumps: who pays when the pits stay wet',
  standfirst:
    'Altamora’s last ore left eleven years ago. The water has to be lifted for ever, and the fund that lifts it was worked out for thirty years.',
  kind: 'analysis',
  section: 'climate',
  tags: ['water', 'work', 'demonstration'],
  authors: ['tomas-rey'],
  dateline: { city: 'Altamora' },
  published: ago({ days: 20, hours: 4 }),
  picture: {
    name: 'pit',
    caption:
      'The lake in pit 2 is kept nine metres below the level at which it would reach the town’s wells.',
  },
  body: [
    paragraph(
      'The water in pit 2 is the colour of a swimming pool and dissolves a nail in a month. It rises by four centimetres a day. A pump on a raft sends it up a pipe to a shed where lime is added, and from there, clear and tasting of nothing, it goes to the river. If the pump stopped, the lake would reach the gravel from which Altamora drinks in seven months and some days.',
    ),
    paragraph(
      'Nobody disputes this. The dispute is over the word in the closing agreement that says how long the pump is to run. It is “thereafter”.',
    ),
    h2('Thirty years and thereafter'),
    paragraph(
      'When the mine closed, its owner paid into a fund enough to pump for thirty years at the prices of the day. Electricity has doubled since. On present form the fund will be empty in the nineteenth year. The owner has meanwhile been dissolved, in an orderly way, and its last director sells boats.',
    ),
    factBox(
      'Who could pay',
      ...bullets(
        [strong('The province'), ' took royalties for sixty years and spent them on roads.'],
        [
          strong('The buyer of the spoil heaps'),
          ' hopes to wash metal from them, and would inherit the shed.',
        ],
        [strong('The town'), ' has 6,000 people and one budget.'],
      ),
    ),
    paragraph(
      'One way out is under study at the mining school: to let the lake rise to a level where a tunnel could drain it by gravity. The tunnel would cost what the pumps cost in twelve years, then nearly nothing. The fund’s rules allow it to buy electricity. They do not allow it to buy a tunnel.',
    ),
    paragraph(
      'Agreements of this kind are signed when both sides want to go home. The three who could still explain “thereafter” have been asked; two are dead, and the third remembers only that it was late, and that it had seemed a kind word to end on.',
    ),
  ],
};

export const water: Story[] = [dryRiver, delta, hail, mine];
