// Crypto-currencies: coins, wallets, tokens.
import type { Domain } from '../domain.ts';

export const crypto: Domain = {
  name: 'crypto',
  context:
    'My friend mines coins.|The rate fell overnight.|I changed my phone.|I read about it in the paper.',
  slots: {
    coin: {
      name: 'coin|symbol|asset',
      about: 'symbol of the coin',
      value: { words: 'BTC|ETH|SOL|ADA|XRP|DOT|LTC|DOGE|AVAX|LINK|XLM|ATOM' },
      say: 'of {}|in {}|for {}',
    },
    otherCoin: {
      name: 'target coin|to coin|into',
      about: 'coin to receive',
      value: { words: 'USDC|USDT|DAI|WBTC|MATIC|UNI|AAVE|TRX|NEAR|ALGO' },
      say: 'to {}|into {}|against {}',
    },
    units: {
      name: 'units|amount|coins',
      about: 'how many coins',
      value: { decimal: [0.01, 50, 2] },
      say: '{} units|{} coins|an amount of {}',
    },
    wallet: {
      name: 'wallet|wallet address|address',
      about: 'address of the wallet',
      value: { code: '0x##??##??' },
      say: '{}|at {}|with the address {}',
    },
    forWallet: {
      name: 'wallet|wallet address|address',
      about: 'address of the wallet',
      value: { code: '0x##??##??' },
      say: 'for {}|of the wallet {}|for the wallet {}',
    },
    toWallet: {
      name: 'to wallet|recipient wallet|receiver',
      about: 'address that receives',
      value: { code: '0x??##??##' },
      say: 'to {}|to the wallet {}|over to {}',
    },
    txHash: {
      name: 'transaction id|hash|tx hash',
      about: 'identifier of the transaction',
      value: { code: 'tx??####??' },
      say: '{}|with the hash {}|with the id {}',
    },
    network: {
      name: 'network|chain|blockchain',
      about: 'which chain it uses',
      value: {
        choice: {
          mainnet: 'on the mainnet|over mainnet',
          testnet: 'on the testnet|over testnet',
          layer2: 'on layer2|over layer2',
        },
      },
      default: 'mainnet',
    },
    speed: {
      name: 'speed|fee level|priority',
      about: 'how fast it should go',
      value: {
        choice: {
          slow: 'at slow speed|slow',
          normal: 'at normal speed|normal',
          fast: 'at fast speed|fast',
        },
      },
      default: 'normal',
    },
    above: {
      name: 'above|threshold|price level',
      about: 'price level in euros',
      value: { decimal: [1, 90000, 2] },
      say: 'above {} euros|over {} euros|beyond {} euros',
    },
    collection: {
      name: 'collection|collection name',
      about: 'name of the collection',
      value: 'title',
      say: 'from "{}"|of "{}"|in the collection "{}"',
    },
    tokenId: {
      name: 'token id|token number',
      about: 'number of the token',
      value: { integer: [1, 9999] },
      say: 'number {}|with the id {}|numbered {}',
    },
  },
  things: [
    {
      noun: 'coin price',
      also: 'crypto rate|rate of a coin|price of a coin',
      about: 'what a digital coin costs at the moment',
      operations: {
        get: 'coin! currency date',
        compare: 'coin! otherCoin!',
        track: 'coin! days',
        subscribe: 'coin! above! email',
      },
    },
    {
      noun: 'crypto wallet',
      also: 'wallet for coins|coin wallet|digital wallet',
      about: 'holds digital coins under an address',
      operations: {
        create: 'title! network',
        get: 'wallet! currency',
        share: 'wallet! recipient!',
        verify: 'wallet! network',
        archive: 'wallet!',
      },
    },
    {
      noun: 'coin transfer',
      also: 'transfer of coins|coin payment|crypto transfer',
      about: 'coins that move to another wallet',
      operations: {
        send: 'coin! units! toWallet! speed',
        track: 'txHash! network',
        calculate: 'coin! units! speed',
        cancel: 'txHash!',
      },
    },
    {
      noun: 'coin swap',
      also: 'exchange of coins|trade of coins|coin exchange',
      about: 'coins exchanged for other coins',
      operations: {
        convert: 'units! coin! otherCoin!',
        calculate: 'units! coin! otherCoin!',
        schedule: 'coin! otherCoin! date!',
        list: 'coin date',
      },
    },
    {
      noun: 'network fee',
      also: 'gas fee|fee of the chain|transaction fee',
      about: 'what the chain charges for a transaction',
      operations: {
        get: 'network! speed',
        calculate: 'coin! units!',
        subscribe: 'network! email!',
        compare: 'network! speed!',
      },
    },
    {
      noun: 'staking pool',
      also: 'pool for staking|staking offer|pool of staked coins',
      about: 'earns rewards on coins that are locked',
      operations: {
        find: 'coin! percent',
        start: 'coin! units!',
        stop: 'coin!',
        calculate: 'coin! units! days!',
        rate: 'title! stars!',
      },
    },
    {
      noun: 'digital collectible',
      also: 'collectible token|NFT|art token',
      about: 'a unique token of a piece of art',
      operations: {
        buy: 'collection! tokenId!',
        get: 'collection! tokenId',
        list: 'collection maxPrice',
        send: 'tokenId! toWallet!',
        verify: 'collection! tokenId!',
      },
    },
    {
      noun: 'recovery phrase',
      also: 'seed phrase|backup phrase|phrase for recovery',
      about: 'secret words that restore a lost wallet',
      operations: {
        create: 'forWallet!',
        verify: 'forWallet!',
        print: 'forWallet!',
        delete: 'forWallet! reason',
      },
    },
  ],
};
