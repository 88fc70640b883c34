// Stocks: prices, orders, portfolios.
import type { Domain } from '../domain.ts';

export const stocks: Domain = {
  name: 'stocks',
  context:
    'The market looks nervous.|I got a bonus this year.|My uncle gave me a tip.|I want to invest a little.',
  slots: {
    ticker: {
      name: 'ticker|symbol|stock symbol',
      about: 'symbol of the share',
      value: 'ticker',
      say: 'of {}|for {}|with the symbol {}',
    },
    tickers: {
      name: 'tickers|symbols',
      about: 'symbols of the shares',
      value: { list: 'ticker', size: [2, 3] },
      say: 'of {}|between {}|among {}',
    },
    shares: {
      name: 'shares|number of shares|units',
      about: 'how many shares',
      value: { integer: [1, 500] },
      say: '{} shares|{} units|{} pieces',
    },
    limitPrice: {
      name: 'limit price|price limit|at most',
      about: 'price per share at which to act',
      value: { decimal: [1, 900, 2] },
      say: 'at {} dollars|with a limit of {} dollars|at a price of {} dollars',
    },
    portfolio: {
      name: 'portfolio|portfolio name',
      about: 'name of the portfolio',
      value: 'title',
      say: '"{}"|called "{}"|under the name "{}"',
    },
    orderId: {
      name: 'order id|order number',
      about: 'number of the order',
      value: { code: 'SO-#####' },
      say: '{}|number {}|with the number {}',
    },
    period: {
      name: 'period|time span|range',
      about: 'how far back to look',
      value: {
        choice: {
          week: 'of the past week|for the last week',
          month: 'of the past month|for the last month',
          year: 'of the past year|for the last year',
        },
      },
      default: 'month',
    },
    sector: {
      name: 'sector|industry',
      about: 'branch of business',
      value: {
        choice: {
          energy: 'in the energy sector|from the energy industry',
          health: 'in the health sector|from the health industry',
          technology: 'in the technology sector|from the technology industry',
          finance: 'in the finance sector|from the finance industry',
        },
      },
    },
    risk: {
      name: 'risk|risk level',
      about: 'how much may be lost',
      value: {
        choice: {
          low: 'with low risk|at low risk',
          medium: 'with medium risk|at medium risk',
          high: 'with high risk|at high risk',
        },
      },
    },
    fund: {
      name: 'fund|fund name',
      about: 'name of the fund',
      value: 'title',
      say: '"{}"|named "{}"|by the name "{}"',
    },
    yearsHeld: {
      name: 'years|holding years',
      about: 'how many years it is held',
      value: { integer: [1, 40] },
      say: 'over {} years|for {} years|held {} years',
    },
    sum: {
      name: 'amount|sum|money',
      about: 'sum to invest',
      value: 'amount',
      say: 'for {} dollars|worth {} dollars|spending {} dollars',
    },
  },
  things: [
    {
      noun: 'share price',
      also: 'stock price|stock quote|quote of a share',
      about: 'what one share costs on the market now',
      operations: {
        get: 'ticker! date currency',
        compare: 'tickers! period',
        subscribe: 'ticker! email! limitPrice',
        track: 'ticker! period',
      },
    },
    {
      noun: 'stock order',
      also: 'order for shares|trade|market order',
      about: 'an order to trade shares at the exchange',
      operations: {
        create: 'ticker! shares! limitPrice',
        cancel: 'orderId!',
        update: 'orderId! limitPrice!',
        list: 'ticker date',
        check: 'orderId!',
      },
    },
    {
      noun: 'stock portfolio',
      also: 'portfolio|share portfolio|collection of stocks',
      about: 'all shares that somebody holds',
      operations: {
        get: 'portfolio! currency',
        create: 'portfolio! tickers!',
        calculate: 'portfolio! period!',
        share: 'portfolio! recipient!',
        summarize: 'portfolio! month',
      },
    },
    {
      noun: 'company dividend',
      also: 'dividend|payout to shareholders|dividend payment',
      about: 'the payout a company makes to its shareholders',
      operations: {
        get: 'ticker! year',
        list: 'sector year limit',
        calculate: 'ticker! shares!',
        compare: 'tickers! year',
      },
    },
    {
      noun: 'index fund',
      also: 'fund|tracker fund|fund of an index',
      about: 'a fund that follows a market index',
      operations: {
        find: 'sector! risk',
        buy: 'fund! sum!',
        compare: 'risk! sector',
        recommend: 'risk! sum',
      },
    },
    {
      noun: 'stock watchlist',
      also: 'watchlist|list of watched shares|list of watched stocks',
      about: 'shares one keeps an eye on',
      operations: { create: 'title! tickers!', list: 'limit', delete: 'title!', update: 'title! tickers!' },
    },
    {
      noun: 'stock alert',
      also: 'price alarm for a share|share alert|alert on a stock',
      about: 'a message when a share reaches a price',
      operations: {
        create: 'ticker! limitPrice! phone',
        stop: 'ticker!',
        list: 'ticker',
        update: 'ticker! limitPrice!',
      },
    },
    {
      noun: 'earnings report',
      also: 'quarterly report|company report|report of earnings',
      about: 'what a company earned in a quarter',
      operations: {
        get: 'ticker! year!',
        summarize: 'ticker! year! language',
        download: 'ticker! year file',
        list: 'month sector',
      },
    },
    {
      noun: 'investment return',
      also: 'yield|gain of an investment|return on investment',
      about: 'what an investment gains over the years',
      operations: {
        calculate: 'sum! percent! yearsHeld!',
        compare: 'tickers! yearsHeld',
        get: 'portfolio! year',
        verify: 'sum! percent!',
      },
    },
  ],
};
