// Words that values are drawn from: names that exist, and syllables for names that do not.

const words = (text: string): readonly string[] => text.trim().split(/\s*\|\s*|\n\s*/);

export const cities = words(
  `Oslo|Lima|Paris|Berlin|Madrid|Lisbon|Rome|Vienna|Prague|Dublin|London|Athens|Cairo|Lagos|Nairobi|Accra|Tunis|Delhi|Mumbai
  Tokyo|Osaka|Kyoto|Seoul|Busan|Hanoi|Manila|Jakarta|Bangkok|Sydney|Perth|Auckland|Toronto|Montreal|Vancouver|Chicago|Boston
  Seattle|Denver|Austin|Dallas|Miami|Havana|Bogota|Quito|Santiago|Cusco|Recife|Warsaw|Krakow|Riga|Vilnius|Tallinn|Helsinki
  Turku|Stockholm|Malmo|Bergen|Tromso|Reykjavik|Glasgow|Leeds|Bristol|Cork|Lyon|Nice|Turin|Milan|Naples|Seville|Porto|Basel
  Geneva|Zurich|Bern|Graz|Linz|Munich|Hamburg|Bremen|Cologne|Leipzig|Utrecht|Ghent|Antwerp|Brno|Sofia|Varna|Izmir|Ankara
  New York|San Diego|Cape Town|Abu Dhabi|Hong Kong|Buenos Aires|Mexico City|Kuala Lumpur|Tel Aviv|Santa Fe|Den Haag|Los Angeles`,
);

export const countries = words(
  `Norway|Peru|France|Germany|Spain|Portugal|Italy|Austria|Ireland|Greece|Egypt|Nigeria|Kenya|Ghana|Tunisia|India|Japan|Vietnam
  Thailand|Indonesia|Australia|Canada|Mexico|Cuba|Colombia|Ecuador|Chile|Brazil|Poland|Latvia|Estonia|Finland|Sweden|Iceland
  Denmark|Belgium|Croatia|Serbia|Bulgaria|Turkey|Morocco|Jordan|Nepal|Kazakhstan|New Zealand|South Korea|Costa Rica|Sri Lanka`,
);

export const firstNames = words(
  `Ana|Ben|Carla|David|Elena|Farid|Grace|Hugo|Ines|Jonas|Kira|Liam|Maya|Nils|Olga|Pablo|Quentin|Rosa|Sami|Tara|Umar|Vera|Wanda
  Xenia|Yusuf|Zoe|Aiko|Bruno|Chloe|Dario|Emma|Finn|Gita|Hana|Ivan|Julia|Karim|Lena|Marco|Nadia|Omar|Priya|Rafael|Sofia|Tomas
  Uma|Victor|Wei|Yara|Zane|Amir|Bella|Cyrus|Dina|Erik|Fatima|Greta|Henry|Isla|Jack|Kofi|Laila|Mina|Noah|Oscar|Petra|Ravi|Sara`,
);

export const lastNames = words(
  `Moretti|Berg|Castillo|Novak|Okafor|Schmidt|Tanaka|Rossi|Silva|Khan|Larsen|Dubois|Ivanova|Mendes|Fischer|Nguyen|Patel|Haddad
  Kowalski|Jensen|Murphy|Weber|Costa|Popov|Yilmaz|Santos|Meyer|Olsen|Kim|Park|Chen|Singh|Ali|Brown|Clark|Evans|Green|Hill|King
  Lee|Moore|Reed|Stone|Turner|Walsh|Young|Adler|Blum|Cruz|Drake|Egan|Frost|Gupta|Hahn|Ito|Jung|Keller|Lopez|Marsh|Nolan|Ortiz`,
);

export const streetNames = words(
  'Maple|Oak|Cedar|Elm|Birch|Lake|Hill|Mill|Park|River|Station|Church|Garden|Bridge|Market|Harbour|Castle|Forest|Meadow|Rose',
);
export const streetKinds = words('Street|Road|Lane|Avenue|Square|Way');

export const placeKinds = words(
  'Hall|Arena|Park|Theatre|Tower|Museum|Gardens|Stadium|Club|Library|Centre|Square|Pier|Gallery|Inn|Station',
);
export const companyKinds = words(
  'Ltd|Group|Labs|Partners|Works|Systems|Foods|Energy|Trading|Media|Motors|Logistics',
);
export const productKinds = words('Pro|Mini|Max|Lite|Plus|One|Air|Go|Ultra|Neo');

export const titleAdjectives = words(
  `Quiet|Golden|Hidden|Broken|Silent|Little|Endless|Blue|Crimson|Lost|Bright|Hollow|Gentle|Wild|Frozen|Burning|Distant|Secret
  Ancient|Modern|Simple|Second|Final|First|Open|Early|Annual|Weekly|Winter|Summer|Spring|Autumn|Northern|Southern`,
);
export const titleNouns = words(
  `Harbour|River|Garden|Mountain|Letter|Window|Journey|Shadow|Engine|Lantern|Orchard|Mirror|Ocean|Bridge|Winter|Morning|Evening
  Road|House|Forest|Island|Stories|Plan|Review|Budget|Meeting|Notes|Guide|Report|Dreams|Voices|Stars|Rain|Fire|Tide|Machine`,
);

export const topics = words(
  `solar panels|electric cars|machine learning|ancient history|home cooking|urban gardening|climate change|space travel|old maps
  wild birds|street art|jazz|chess|yoga|pottery|coffee|cheese|bread baking|mountain bikes|running shoes|board games|data privacy
  world politics|modern art|film music|deep sea fish|knitting|woodwork|photography|public health|robotics|wind power|tax law|tea
  remote work|childcare|road safety|online banking|team sports|travel tips|science fiction|poetry|cats|puppies|butterflies|rivers
  volcanoes|water quality|recycling|insulation|heat pumps|used books|rare coins|violins|guitars|opera|ballet|football|rowing|skiing`,
);

export const textStarts = words(
  `see you at|please wait at|I will be late for|do not forget|thank you for|we are ready for|call me before|it is too late for
  leave the keys at|bring the papers for|everything is fine with|we need more time for|there is no water in|the noise comes from
  I lost|nobody told me about|happy to help with|keep it for|it arrived without|we changed our mind about|the light fails in`,
);
export const textEnds = words(
  `the gate|the station|dinner|the meeting|the front door|lunch|the concert|the second floor|the old bridge|the party|the garage
  the interview|the blue box|the last page|the kitchen|tomorrow|the weekend|the next round|the office|the long drive|the class
  the show|the birthday cake|the red folder|the trip|the exam|the back room|the first week|breakfast|the new system`,
);

export const fileNames = words(
  'report|notes|budget|photo|scan|draft|invoice|letter|table|backup|plan|summary|minutes|contract|list|survey|slides|log',
);
export const fileEndings = words('pdf|txt|csv|docx|xlsx|png|jpg|json|md|zip');

export const weekdays = words('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday');
export const currencies = words(
  'EUR|USD|GBP|JPY|CHF|NOK|SEK|DKK|PLN|CZK|HUF|TRY|INR|CNY|KRW|AUD|NZD|CAD|MXN|BRL|CLP|ZAR|EGP|NGN|KES|THB|SGD|HKD',
);
export const languages = words(
  `Norwegian|Spanish|French|German|Italian|Portuguese|Greek|Arabic|Hindi|Japanese|Korean|Chinese|Vietnamese|Thai|Turkish|Polish
  Czech|Finnish|Swedish|Danish|Dutch|Icelandic|Swahili|Hebrew|Persian|Russian|Ukrainian|Hungarian|Romanian|Bengali|English`,
);
export const colours = words(
  'red|blue|green|yellow|black|white|grey|brown|orange|purple|pink|silver|gold|beige|navy|teal|olive|maroon',
);

export const onsets = words(
  'b|br|c|cr|d|dr|f|fl|g|gl|gr|h|j|k|kr|l|m|n|p|pl|pr|qu|r|s|sk|sl|st|t|th|tr|v|w|y|z|sh|ch',
);
export const vowels = words('a|e|i|o|u|a|e|o|ai|ea|io|ou');
export const codas = words('n|r|l|s|t|x|nd|rt|m|k|ll|sk|th|ck|ng|v|d|b');
