import { newsImage } from '../images.ts';
import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import {
  factBox,
  h2,
  keyPoints,
  link,
  paragraph,
  pullQuote,
  relatedStory,
  table,
} from '../write.ts';

const coffee: Story = {
  name: 'coffee-moves-uphill',
  headline: 'Coffee moves uphill, and the farms that ran out of cool stay behind',
  standfirst:
    'On the slopes above Santa Rita the line below which coffee will not set fruit has climbed 140 metres in a generation. Land above it has an owner already.',
  kind: 'feature',
  section: 'climate',
  tags: ['colombia', 'water', 'work', 'demonstration'],
  authors: ['elena-suarez'],
  dateline: { city: 'Santa Rita', country: 'Colombia' },
  published: ago({ days: 2, hours: 5 }),
  updated: ago({ days: 1, hours: 20 }),
  picture: {
    name: 'terraces',
    caption: 'Picking on the lower terraces, where half of the flowers now fall before they set.',
  },
  related: ['the-valley-that-measured-its-rain', 'a-dry-river-and-a-new-road'],
  body: [
    paragraph(
      'Hernando Ruda can show you the line. It runs behind the wash house, along the wall his father built and through the third terrace from the top. Above it the coffee flowered this year and the flowers held. Below it they fell in one warm week, and lay on the ground like rice after a wedding.',
    ),
    paragraph(
      'When his father planted, the line was at the road. Ruda has its position for most years since, because he kept the notebooks in which his father wrote what each terrace bore. Students from the farm school at Brisas have turned them into a graph. It climbs, with rests, by about five metres a year.',
    ),
    table(
      'Where the fruit sets on the Ruda farm, by decade',
      ['Decade', 'Lowest terrace with a full crop', 'Metres above the sea'],
      ['1980s', '1st, at the road', '1,310'],
      ['1990s', '4th', '1,345'],
      ['2000s', '6th', '1,370'],
      ['2010s', '9th', '1,405'],
      ['Now', '12th', '1,450'],
    ),
    h2('Nowhere to climb'),
    paragraph(
      'A crop that needs cool can be moved up a mountain until there is no more mountain, or until somebody else has it. At 1,600 metres the coffee land of Santa Rita ends at a fence. Beyond is a reserve of cloud forest that holds the springs from which the village drinks.',
    ),
    paragraph(
      'Some neighbours have begun to plant on the other side at night. The warden, Idalia Restrepo, counted nineteen clearings last year, none of them larger than a room. She knows most of the planters and has godchildren among their children. “They are not wrong about the heat,” she says. “They are only wrong about the fence.”',
    ),
    newsImage('notebook', {
      caption:
        'The notebooks begin in 1981. Rain is in blue, flowers in red, births and deaths in pencil.',
      licensed: true,
    }),
    h2('What can stay'),
    paragraph(
      'On the terraces below the line Ruda has put in shade: inga, banana, a timber tree that will be worth something to his granddaughter. Under it the air at noon is three degrees cooler, which buys perhaps fifteen years. The coffee there yields less and costs more to pick. It tastes, the buyers say, better, and for two harvests they have paid for that.',
    ),
    pullQuote(
      'My father wrote down the weather so as to complain about it. I use it to decide where to stand.',
      'Hernando Ruda',
    ),
    paragraph(
      'The farm school now asks every family for its notebooks. It has had forty-one so far, and in nearly all of them the line climbs at the same pace.',
    ),
  ],
};

const rainValley: Story = {
  name: 'the-valley-that-measured-its-rain',
  headline: 'The valley that measured its own rain for forty years',
  standfirst:
    'Twelve families in the Arlo valley have read a glass gauge at seven each morning since before the weather office had one. Their figures have just moved a dam.',
  kind: 'feature',
  section: 'climate',
  tags: ['water', 'demonstration'],
  authors: ['elena-suarez'],
  dateline: { city: 'Valle de Arlo' },
  published: ago({ days: 4, hours: 8 }),
  picture: {
    name: 'gauge',
    caption: 'The gauge at the Ondarza house. The glass has been replaced twice, the post never.',
  },
  corrections: [
    {
      kind: 'update',
      text: 'After this story appeared the water agency said that it would pay for new glass in all twelve gauges.',
      at: ago({ days: 2, hours: 1 }),
    },
  ],
  body: [
    paragraph(
      'It began with a bet. In the spring of a year that everyone in the valley gives differently, a schoolteacher and a priest disagreed on which side of the hill was wetter. They bought two gauges. The teacher lost, and was so put out that she bought ten more, to find out by how much.',
    ),
    paragraph(
      'The twelve glasses have been read at seven every morning since, by whoever was up. There have been 15,100 mornings, near enough. The sheets fill a cupboard in the school. On eleven days there is no entry from any house, and beside each stands the reason: a funeral, a flood, a final.',
    ),
    h2('Nine per cent'),
    paragraph(
      'The water agency’s own record starts later and comes from a station by the motorway. When the agency set out to build a dam, it worked from that. The valley wrote to say that its cupboard disagreed. In the upper third, where the water comes from, rain had fallen by nine per cent in twenty years; at the motorway it had not changed.',
    ),
    paragraph(
      'The agency sent a hydrologist, Petra Somoza, to be polite. She stayed three weeks. “I looked for the mistake,” she says. “There are several. They are all in our column.”',
    ),
    relatedStory('two-ministries-one-dam', 'Another dam'),
    paragraph(
      'The dam is now to be two kilometres upstream and a fifth smaller, which saves a hamlet of nine houses and a good deal of concrete. The agency has asked whether it may have the figures each morning. It may, said the valley, by post, at the end of the month, as always.',
    ),
    paragraph(
      'How to set up a gauge of your own is described by ',
      link('https://example.org/rain-gauge', 'the valley’s school'),
      '. The instructions are a page long. The last of them is to keep going.',
    ),
  ],
};

const busShade: Story = {
  name: 'a-city-plants-shade-at-its-bus-stops',
  headline: 'A city plants shade where its buses stop',
  standfirst:
    'Meridiana has 1,900 bus stops and trees at 212 of them. A council vote has made the rest a question of watering.',
  kind: 'news',
  section: 'climate',
  tags: ['cities', 'water', 'demonstration'],
  authors: ['elena-suarez'],
  dateline: { city: 'Meridiana' },
  published: ago({ days: 5, hours: 11 }),
  picture: {
    name: 'stop',
    caption:
      'Under the planes at Calle Ocho the pavement is eleven degrees cooler than across the street.',
  },
  body: [
    keyPoints(
      'Two trees for every stop on the forty hottest routes, within three years.',
      'Drivers will water them from the depot’s rinse tanks.',
      'Shopkeepers may ask for a different tree, but not for none.',
    ),
    paragraph(
      'The city council of Meridiana voted last night to plant two trees at every bus stop on its forty hottest routes. The vote was eleven to four, after a debate in which nobody opposed trees and several members opposed roots.',
    ),
    paragraph(
      'The case was made with a thermometer. For a month in summer the transport office measured the benches at its stops at two in the afternoon. In the sun they averaged fifty-four degrees. Under trees they averaged thirty-nine. On the route with the fewest trees, passengers over seventy had stopped travelling at that hour altogether.',
    ),
    h2('Who carries the water'),
    paragraph(
      'Young planes need forty litres a week for three years. The parks department has no lorries to spare, and said so. The answer came from a driver, Yolanda Ferré, who pointed out that each bus is rinsed nightly at the depot and leaves in the morning empty, with room at the back for a barrel.',
    ),
    factBox(
      'What it costs',
      paragraph(
        'A tree, planted: 310. Forty litres of rinse water: nothing. A shelter with a roof, for comparison: 9,200, and the bench under it reached fifty-one degrees.',
      ),
    ),
    paragraph(
      'Shopkeepers on two streets had objected that crowns would hide their signs. They were taken on a walk down Calle Ocho, where planes have stood since the tram was laid, and shown the takings of the ice-cream shop there. Nine withdrew their letters. The tenth asked whether he could have a lemon.',
    ),
    paragraph(
      'Opponents on the council warned of lifted paving and of sparrows. The engineers have answered the first with a trench of gravel, and have declined to answer the second.',
    ),
    paragraph(
      'Planting begins with the rains. Route 23, which has no tree from end to end, goes first.',
    ),
  ],
};

const glacier: Story = {
  name: 'the-glaciers-guides-teach-geology',
  headline: 'Why the glacier’s guides now teach geology',
  standfirst:
    'The ice at Hochfirn has drawn back past the last hut. Those who led people over it now lead them over what it left.',
  kind: 'feature',
  section: 'climate',
  tags: ['work', 'water', 'demonstration'],
  authors: ['elena-suarez'],
  dateline: { city: 'Hochfirn' },
  published: ago({ days: 10, hours: 6 }),
  picture: {
    name: 'glacier',
    caption: 'The red poles mark the edge of the ice in five successive autumns.',
  },
  body: [
    paragraph(
      'The rope team that leaves Hochfirn at five walks for two hours over rubble before it needs the rope. On the way it passes a hut with a balcony that used to overlook the ice, and a sign, put up as a joke, that says “You are now swimming”.',
    ),
    paragraph(
      'There are fourteen licensed guides in the valley. Eight years ago they sold the glacier: blue caves, crevasses, a ladder for those who liked to be photographed on one. Each season began a little higher. Then a cave came down at noon with nobody in it, and the guides met in the sacristy to decide what else they knew.',
    ),
    h2('Reading the floor'),
    paragraph(
      'It turned out that they knew the floor. They had watched it appear, a metre at a time, and could say which boulder had come out in which summer. Two of them enrolled for a winter at the mining school. The tours they lead now are called, without embellishment, stones.',
    ),
    paragraph(
      '“People want to put their hand where the ice was,” says Korbinian Auer, who is the fourth guide of his family. He takes them to a slab that was uncovered in a year when his daughter was born. It is polished like a counter, with one deep scratch down the middle. “She measures herself against it,” he says. “It is the only thing here that is not getting shorter.”',
    ),
    paragraph(
      'Bookings are at two thirds of what they were. The accident insurance has halved. And in the school below, the class that used to have one hour of geography a week has asked for three.',
    ),
  ],
};

export const climate: Story[] = [coffee, rainValley, busShade, glacier];
