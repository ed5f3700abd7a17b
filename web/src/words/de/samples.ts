import type { samples as en } from '../en/samples.ts';

export const samples: typeof en = {
  'diamonds.csv': '53.940 Diamanten: Preis nach Gewicht und Größe',
  'penguins.csv': '344 Pinguine: Masse nach Schnabel und Flügel, einige Zellen leer',
  'weather.csv': '2.922 Tage: Seattle oder New York, nach Temperaturen, Regen und Wind',
  'seattle-weather.csv': '1.461 Tage: Sonne, Regen, Nebel, Nieselregen oder, an 26 davon, Schnee',
  'co2-concentration.csv':
    '741 Monate: Kohlendioxid auf dem Mauna Loa, die letzten Jahre nach denen davor (Scripps)',
  'gapminder-health-income.csv':
    '187 Länder: Lebenserwartung nach Einkommen und Region (Gapminder)',
  'industries.csv': '14 Branchen über 122 Monate: Arbeitslose nach Datum und Branche',
};
