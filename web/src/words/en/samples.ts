/** What the bundled tables are about, by the names of their files. */

export const samples = {
  'diamonds.csv': '53,940 diamonds: price from weight and size',
  'penguins.csv': '344 penguins: body mass from bill and flipper, some cells empty',
  'weather.csv': '2,922 days: Seattle or New York, from temperatures, rain and wind',
  'seattle-weather.csv': '1,461 days: sun, rain, fog, drizzle or, on 26 of them, snow',
  'co2-concentration.csv':
    '741 months: carbon dioxide on Mauna Loa, the last years from those before (Scripps)',
  'gapminder-health-income.csv':
    '187 countries: life expectancy from income and region (Gapminder)',
  'industries.csv': '14 industries over 122 months: people unemployed, from date and industry',
};
