// Every domain of the generator, in a fixed order.
import type { Domain } from '../domain.ts';
import { astronomy } from './astronomy.ts';
import { auctions } from './auctions.ts';
import { banking } from './banking.ts';
import { books } from './books.ts';
import { calendar } from './calendar.ts';
import { carRental } from './car-rental.ts';
import { chemistry } from './chemistry.ts';
import { cleaning } from './cleaning.ts';
import { clinics } from './clinics.ts';
import { contacts } from './contacts.ts';
import { courses } from './courses.ts';
import { crypto } from './crypto.ts';
import { currency } from './currency.ts';
import { databases } from './databases.ts';
import { donations } from './donations.ts';
import { email } from './email.ts';
import { energy } from './energy.ts';
import { events } from './events.ts';
import { farming } from './farming.ts';
import { films } from './films.ts';
import { fishing } from './fishing.ts';
import { fitness } from './fitness.ts';
import { flights } from './flights.ts';
import { freight } from './freight.ts';
import { games } from './games.ts';
import { gardening } from './gardening.ts';
import { geometry } from './geometry.ts';
import { git } from './git.ts';
import { hiring } from './hiring.ts';
import { hotels } from './hotels.ts';
import { insurance } from './insurance.ts';
import { inventory } from './inventory.ts';
import { issues } from './issues.ts';
import { jobs } from './jobs.ts';
import { languageLearning } from './language-learning.ts';
import { laundry } from './laundry.ts';
import { libraries } from './libraries.ts';
import { lighting } from './lighting.ts';
import { maps } from './maps.ts';
import { medicine } from './medicine.ts';
import { messaging } from './messaging.ts';
import { museums } from './museums.ts';
import { music } from './music.ts';
import { news } from './news.ts';
import { nutrition } from './nutrition.ts';
import { parcels } from './parcels.ts';
import { parking } from './parking.ts';
import { pets } from './pets.ts';
import { photos } from './photos.ts';
import { podcasts } from './podcasts.ts';
import { printing } from './printing.ts';
import { realEstate } from './real-estate.ts';
import { recipes } from './recipes.ts';
import { restaurants } from './restaurants.ts';
import { schools } from './schools.ts';
import { security } from './security.ts';
import { servers } from './servers.ts';
import { shopping } from './shopping.ts';
import { skiResorts } from './ski-resorts.ts';
import { smartHome } from './smart-home.ts';
import { socialMedia } from './social-media.ts';
import { sports } from './sports.ts';
import { statistics } from './statistics.ts';
import { stocks } from './stocks.ts';
import { surveys } from './surveys.ts';
import { taxes } from './taxes.ts';
import { taxis } from './taxis.ts';
import { television } from './television.ts';
import { transit } from './transit.ts';
import { translation } from './translation.ts';
import { units } from './units.ts';
import { visas } from './visas.ts';
import { weather } from './weather.ts';

export const domains: readonly Domain[] = [
  astronomy,
  auctions,
  banking,
  books,
  calendar,
  carRental,
  chemistry,
  cleaning,
  clinics,
  contacts,
  courses,
  crypto,
  currency,
  databases,
  donations,
  email,
  energy,
  events,
  farming,
  films,
  fishing,
  fitness,
  flights,
  freight,
  games,
  gardening,
  geometry,
  git,
  hiring,
  hotels,
  insurance,
  inventory,
  issues,
  jobs,
  languageLearning,
  laundry,
  libraries,
  lighting,
  maps,
  medicine,
  messaging,
  museums,
  music,
  news,
  nutrition,
  parcels,
  parking,
  pets,
  photos,
  podcasts,
  printing,
  realEstate,
  recipes,
  restaurants,
  schools,
  security,
  servers,
  shopping,
  skiResorts,
  smartHome,
  socialMedia,
  sports,
  statistics,
  stocks,
  surveys,
  taxes,
  taxis,
  television,
  transit,
  translation,
  units,
  visas,
  weather,
];
