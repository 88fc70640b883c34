// Statistics: averages, tests, charts, samples.
import type { Domain } from '../domain.ts';

export const statistics: Domain = {
  name: 'statistics',
  context: 'The survey is finished.|My boss wants figures.|I doubt the outlier.|We measured for a week.',
  slots: {
    numbers: {
      name: 'numbers|values|data',
      about: 'the numbers',
      value: { list: { integer: [1, 99] }, size: [3, 6] },
      say: 'of {}|for {}|from the numbers {}',
    },
    others: {
      name: 'other numbers|second values|y values',
      about: 'the other numbers',
      value: { list: { integer: [1, 99] }, size: [3, 6] },
      say: 'and the others {}|against {}|with the second values {}',
    },
    decimals: {
      name: 'decimals|round to|places',
      about: 'digits after the point',
      value: { integer: [0, 6] },
      say: 'with {} decimals|rounded to {} places|to {} decimals',
      default: 2,
    },
    dataset: {
      name: 'dataset|data set|file',
      about: 'name of the file',
      value: 'file',
      say: 'from {}|in {}|of the data set {}',
    },
    column: {
      name: 'column|variable|field',
      about: 'name of the column',
      value: {
        words: 'age|income|height|weight|price|speed|score|distance|duration|rainfall|temperature|visits',
      },
      say: 'in column {}|of the column {}|for the variable {}',
    },
    columns: {
      name: 'columns|variables|fields',
      about: 'names of the columns',
      value: {
        list: { words: 'income|age|weight|rent|mileage|salary|noise|humidity|pressure|clicks' },
        size: [2, 3],
      },
      say: 'of {}|between {}|with the columns {}',
    },
    confidence: {
      name: 'confidence|confidence percent|level',
      about: 'level in percent',
      value: { integer: [80, 99] },
      say: 'at {} percent confidence|with {} % confidence|on the {} percent level',
      default: 95,
    },
    size: {
      name: 'sample size|size|n',
      about: 'how many rows',
      value: { integer: [10, 5000] },
      say: 'of {} rows|with {} rows|holding {} cases',
    },
    chart: {
      name: 'chart type|kind|style',
      about: 'kind of chart',
      value: {
        choice: {
          bar: 'as a bar chart|with bars',
          line: 'as a line chart|with lines',
          pie: 'as a pie chart|as a pie',
          scatter: 'as a scatter plot|as scatter',
        },
      },
    },
    sampleStd: {
      name: 'sample|of a sample',
      about: 'whether the numbers are a sample',
      value: { flag: { yes: 'as a sample|for a sample', no: 'not as a sample|for no sample' } },
      default: true,
    },
    bins: {
      name: 'bins|number of bars|classes',
      about: 'how many bars',
      value: { integer: [3, 40] },
      say: 'with {} bins|in {} bins|split into {} bars',
    },
    rank: {
      name: 'percentile|rank percent|p',
      about: 'rank in percent',
      value: { integer: [1, 99] },
      say: 'at {} percent|at the rank {}|for the {} percent mark',
    },
    steps: {
      name: 'steps|periods ahead|horizon',
      about: 'how many steps ahead',
      value: { integer: [1, 24] },
      say: '{} steps ahead|for the next {} steps|reaching {} periods out',
    },
    file: {
      name: 'target file|new file|copy to',
      about: 'name of the new file',
      value: 'file',
      say: 'to {}|into {}|saved as {}',
    },
  },
  things: [
    {
      noun: 'average value',
      also: 'mean|average|arithmetic mean',
      about: 'the sum of numbers divided by their count',
      operations: {
        calculate: 'numbers! decimals',
        compare: 'dataset! columns!',
        verify: 'numbers!',
        get: 'dataset! column!',
      },
    },
    {
      noun: 'median value',
      also: 'median|middle value|value in the middle',
      about: 'the number in the middle of all',
      operations: {
        calculate: 'numbers! decimals',
        get: 'dataset! column!',
        compare: 'dataset! columns!',
        verify: 'numbers!',
      },
    },
    {
      noun: 'standard deviation',
      also: 'spread|deviation|spread of numbers',
      about: 'how far numbers lie from their mean',
      operations: {
        calculate: 'numbers! sampleStd decimals',
        get: 'dataset! column!',
        compare: 'dataset! columns!',
        verify: 'numbers! sampleStd',
      },
    },
    {
      noun: 'correlation',
      also: 'linear relation|correlation coefficient|relation of two columns',
      about: 'how two columns move together',
      operations: {
        calculate: 'numbers! others! decimals',
        find: 'dataset! columns!',
        verify: 'numbers! others!',
        print: 'dataset! columns',
      },
    },
    {
      noun: 'data chart',
      also: 'chart|diagram|plot',
      about: 'a picture that shows numbers',
      operations: {
        create: 'dataset! column! chart colour',
        print: 'dataset! chart',
        download: 'dataset! chart',
        share: 'dataset! email!',
        update: 'dataset! chart!',
      },
    },
    {
      noun: 'histogram',
      also: 'frequency chart|distribution chart|bar chart of counts',
      about: 'bars that show how often values come',
      operations: {
        create: 'dataset! column! bins',
        update: 'dataset! bins!',
        print: 'dataset! column',
        calculate: 'numbers! bins!',
      },
    },
    {
      noun: 'random sample',
      also: 'sample|random selection|random draw',
      about: 'rows drawn at random from data',
      operations: {
        create: 'dataset! size!',
        copy: 'dataset! file',
        download: 'dataset! size!',
        verify: 'dataset! size!',
        calculate: 'confidence! percent!',
      },
    },
    {
      noun: 'significance test',
      also: 'hypothesis test|statistical test|test of a difference',
      about: 'tells whether a difference is chance',
      operations: {
        calculate: 'numbers! others! confidence',
        start: 'dataset! columns! confidence',
        verify: 'dataset! confidence!',
        compare: 'dataset! columns!',
      },
    },
    {
      noun: 'data percentile',
      also: 'percentile|quantile|percent rank',
      about: 'the value below which a share lies',
      operations: {
        calculate: 'numbers! rank!',
        get: 'dataset! column! rank',
        compare: 'dataset! columns! rank',
        list: 'dataset! column!',
      },
    },
    {
      noun: 'trend forecast',
      also: 'prediction of numbers|forecast of a trend|prognosis',
      about: 'which numbers are expected next',
      operations: {
        calculate: 'numbers! steps! decimals',
        create: 'dataset! column! steps!',
        compare: 'dataset! columns! steps',
        summarize: 'dataset! column',
      },
    },
  ],
};
