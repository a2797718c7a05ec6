/** The three workshops that share parts. */
export const shops = ['Harbour', 'Hill', 'Station'] as const;

/** One of {@link shops}. */
export type Shop = (typeof shops)[number];

/** One kind of part, with what its variants are called. */
export interface Category {
  readonly name: string;
  readonly prefix: string;
  /** Price of the first variant; each next one costs a little more. */
  readonly cents: number;
  /** Pieces a shop sells of the best-selling variant in a week. */
  readonly perWeek: number;
  readonly variants: readonly string[];
}

/** Everything the workshops sell. */
export const categories: readonly Category[] = [
  {
    name: 'Brakes',
    prefix: 'BR',
    cents: 1190,
    perWeek: 7,
    variants: [
      'Pads, road',
      'Pads, disc',
      'Pads, disc sintered',
      'Shoes, V-brake',
      'Cable set',
      'Rotor 160',
      'Rotor 180',
    ],
  },
  {
    name: 'Chains',
    prefix: 'CH',
    cents: 1690,
    perWeek: 6,
    variants: [
      'Chain, 8-speed',
      'Chain, 9-speed',
      'Chain, 10-speed',
      'Chain, 11-speed',
      'Chain, 12-speed',
      'Quick link',
    ],
  },
  {
    name: 'Cassettes',
    prefix: 'CS',
    cents: 3490,
    perWeek: 3,
    variants: ['11–28, 8-speed', '11–32, 9-speed', '11–34, 10-speed', '11–34, 11-speed', '10–44, 12-speed'],
  },
  {
    name: 'Tyres',
    prefix: 'TY',
    cents: 2990,
    perWeek: 5,
    variants: ['City 37-622', 'Road 28-622', 'Gravel 40-622', 'Touring 47-622', 'Folding 35-406', 'Winter 35-622'],
  },
  {
    name: 'Tubes',
    prefix: 'TU',
    cents: 690,
    perWeek: 14,
    variants: ['28 inch, Dunlop', '28 inch, Presta', '28 inch, Schrader', '26 inch, Schrader', '20 inch, Schrader'],
  },
  {
    name: 'Lights',
    prefix: 'LI',
    cents: 2490,
    perWeek: 4,
    variants: ['Front, dynamo', 'Front, battery', 'Rear, dynamo', 'Rear, battery', 'Cable, 2 m'],
  },
  {
    name: 'Cables',
    prefix: 'CA',
    cents: 590,
    perWeek: 9,
    variants: ['Inner, brake', 'Inner, shift', 'Outer, brake', 'Outer, shift', 'End caps, 10'],
  },
  {
    name: 'Pedals',
    prefix: 'PE',
    cents: 2190,
    perWeek: 3,
    variants: ['Flat, city', 'Flat, trekking', 'Clip, road', 'Clip, gravel', 'Folding'],
  },
  {
    name: 'Saddles',
    prefix: 'SA',
    cents: 3990,
    perWeek: 2,
    variants: ['City, gel', 'Trekking', 'Road', 'Leather', 'Seatpost 27.2'],
  },
  {
    name: 'Wheels',
    prefix: 'WH',
    cents: 890,
    perWeek: 4,
    variants: ['Spokes, 20', 'Rim tape', 'Hub bearing', 'Quick release', 'Rim 622-19'],
  },
];
