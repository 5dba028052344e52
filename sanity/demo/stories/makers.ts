import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import { code, h2, h3, paragraph, pullQuote } from '../write.ts';

const ringMakers: Story = {
  name: 'the-yard-that-makes-rings-for-the-wind',
  headline: 'A shipyard that had no ships left now makes rings for the wind',
  standfirst:
    'Kesterhaven’s last hull went down the slip nine years ago. Its plate-benders have found that a tower is a hull standing up.',
  kind: 'feature',
  section: 'business',
  tags: ['work', 'demonstration'],
  authors: ['nadim-sarraf'],
  dateline: { city: 'Kesterhaven' },
  published: ago({ days: 9, hours: 2 }),
  picture: { name: 'ring', caption: 'Closing the seam on a flange ring, six metres across.' },
  body: [
    paragraph(
      'The ring on the floor of hall 3 weighs nineteen tonnes and must be round to within the thickness of a fingernail. Until last week nobody in Kesterhaven had made one that was. Then they made three.',
    ),
    paragraph(
      'The yard launched its last ship, a dredger, nine years ago. Most of the four hundred who worked there left. Thirty-eight stayed on to look after the halls, in an arrangement that the town called the museum without visitors. When a maker of wind turbines came looking for a quay with a deep berth, the thirty-eight showed him the bending rolls instead.',
    ),
    pullQuote(
      'A tower is a hull standing up. The sea just pushes on it from higher.',
      'Wilma Drost, plate-bender',
    ),
    h2('What the hands knew'),
    paragraph(
      'The drawings asked for a tolerance that the rolls, built in 1957, cannot measure. Wilma Drost, who is sixty-one, gets there with a chalk line, a gas flame and a way of listening to the plate. An engineer from the customer spent a month writing down what she does. His notes come to four pages; the last says ',
      code('repeat until W. nods'),
      '.',
    ),
    h3('A wage, and a doubt'),
    paragraph(
      'There is an order for a hundred and twenty rings and an option on as many again. The yard has hired fifty-two people and wants twenty more, and has asked the school to begin teaching plate work after a gap of fourteen years. The doubt is about what comes next. The option lapses in two years, and the customer is building rolls of his own, inland, with sensors.',
    ),
    paragraph(
      'Drost has been to see them. “Very nice machines,” she says. “They asked me what I thought. I told them to leave a space beside each one for somebody to stand.”',
    ),
  ],
};

const bakers: Story = {
  name: 'nine-bakers-buy-their-mill',
  headline: 'Nine bakers buy the mill that was about to close on them',
  standfirst:
    'When the only mill in the Brisas valley was put up for sale as apartments, its customers pooled their ovens as security.',
  kind: 'news',
  section: 'business',
  tags: ['work', 'demonstration'],
  authors: ['lucia-prado'],
  dateline: { city: 'Brisas' },
  published: ago({ days: 15, hours: 5 }),
  picture: {
    name: 'oven',
    caption: 'The oven at Panadería Luz, valued by the bank at less than its bricks.',
  },
  corrections: [
    {
      kind: 'clarification',
      text: 'This story has been amended to make clear that the bakers hold the mill through a cooperative in which its four millers also have a vote.',
      at: ago({ days: 14, hours: 8 }),
    },
  ],
  body: [
    paragraph(
      'The offer for the Brisas mill came from a builder who wanted the river view. It was a fair price, and the owners, two sisters in their eighties, meant to take it. They gave their customers ninety days.',
    ),
    paragraph(
      'There were nine customers. Between them they had eleven ovens, four vans, one shop they owned outright and about a fifth of the money. The bank in the provincial capital explained that an oven is not security, since it cannot be moved without ceasing to be an oven.',
    ),
    paragraph(
      'What changed its mind was an argument about bread. If the mill closed, the nearest flour would be two hours away by lorry, and every loan the bank had made to a bakery in the valley would be worth less. Teodora Paz, who bakes rye and had once taught arithmetic, drew it up as a single page. The bank’s own figure for what it stood to lose was larger than the loan.',
    ),
    h2('Flour on Thursdays'),
    paragraph(
      'The cooperative took the keys last week. The four millers keep their jobs and have a vote. Milling for the nine is done on Mondays and Thursdays; the other days are open to anyone with grain, which has already brought in farmers who had given up wheat. One has asked for a variety nobody in the valley has sown for thirty years.',
    ),
    paragraph(
      'Not everything adds up yet. The roof over the second stone leaks, and flour costs the nine a little more than it did from the lorry. Paz has put the difference on the price of cakes. “Bread is a promise,” she says. “Cake is a decision.”',
    ),
    paragraph(
      'The sisters are to get a loaf a day for life. It is in the contract, at clause nine.',
    ),
  ],
};

export const makers: Story[] = [ringMakers, bakers];
